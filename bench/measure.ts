import { setTimeout as delay } from 'node:timers/promises'

/** One way to check in, from somewhere in the house down to the database. */
export interface Way {
  readonly name: string
  /**
   * One check-in, resolved once it is acknowledged. Lanes are people who check in side by side; each
   * of them waits for one answer before the next.
   */
  checkIn(lane: number): Promise<void>
}

export interface Speed {
  readonly perSecond: number
  /** In milliseconds: half of the check-ins, and 99 of 100, took at most this long. */
  readonly p50: number
  readonly p99: number
}

/** How much is done: `rounds` are counted, after one of the same size that is not. */
export interface Effort {
  readonly lanes: number
  readonly checkIns: number
  readonly rounds: number
}

/**
 * The speed of every way, each figure the median of its rounds. The ways take turns, round by round,
 * so that what else the machine does meets all of them.
 */
export async function measure(ways: readonly Way[], effort: Effort): Promise<readonly Speed[]> {
  const rounds = ways.map((): Speed[] => [])
  for (let round = 0; round <= effort.rounds; round++)
    for (const [index, way] of ways.entries()) {
      // The embedded database leaves no turn to timers and sockets while it works: they have one now.
      await delay(100)
      const speed = await oneRound(way, effort)
      if (round > 0) rounds[index]?.push(speed)
    }
  return rounds.map((speeds) => ({
    perSecond: median(speeds.map((one) => one.perSecond)),
    p50: median(speeds.map((one) => one.p50)),
    p99: median(speeds.map((one) => one.p99)),
  }))
}

async function oneRound(way: Way, { lanes, checkIns }: Effort): Promise<Speed> {
  const took: number[] = []
  let left = checkIns
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (left > 0) {
        left -= 1
        const asked = performance.now()
        await way.checkIn(lane)
        took.push(performance.now() - asked)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  return { perSecond: checkIns / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The smallest value that at least this share of them does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN
}
