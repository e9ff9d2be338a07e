import type { Speed, Way } from './measure.ts'

/** The speed of each way as a table, the first one being what the others are compared with. */
export function table(ways: readonly Way[], speeds: readonly Speed[]): string {
  const bare = speeds[0]?.perSecond ?? Number.NaN
  const rows = ways.map(({ name }, index) => {
    const { perSecond, p50, p99 } = speeds[index] ?? nothing
    return [
      name,
      perSecond.toFixed(0),
      p50.toFixed(2),
      p99.toFixed(2),
      (bare / perSecond).toFixed(1),
    ]
  })
  const all = [['', 'a second', 'p50 ms', 'p99 ms', 'times a bare insert'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}

const nothing: Speed = { perSecond: Number.NaN, p50: Number.NaN, p99: Number.NaN }
