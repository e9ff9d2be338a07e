import type { Speed, Way } from './measure.ts'

/**
 * The speed of each way as a table, the first one being the floor that all are compared with: by how
 * many it does in a second, and, where there are acknowledgements, by how soon half of them are there.
 */
export function table(ways: readonly Way[], speeds: readonly Speed[]): string {
  const [floor] = speeds
  const areAcknowledged = floor?.ack != null
  const times = `times a ${ways[0]?.name}`
  const rows = speeds.map((speed, index) => [
    ways[index]?.name ?? '',
    speed.perSecond.toFixed(0),
    speed.best.toFixed(0),
    speed.p50.toFixed(2),
    speed.p99.toFixed(2),
    ratio(floor?.perSecond, speed.perSecond),
    ...(areAcknowledged
      ? [inMs(speed.ack?.p50), inMs(speed.ack?.p99), ratio(speed.ack?.p50, floor.ack?.p50)]
      : []),
  ])
  const head = ['', 'a second', 'best', 'p50 ms', 'p99 ms', times]
  const ofAck = areAcknowledged ? ['ack p50 ms', 'ack p99 ms', times] : []
  return aligned([[...head, ...ofAck], ...rows])
}

const inMs = (value = Number.NaN): string => value.toFixed(2)

const ratio = (one = Number.NaN, other = Number.NaN): string => (one / other).toFixed(1)

/** The first column to the left, all others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ')).join('\n')
}
