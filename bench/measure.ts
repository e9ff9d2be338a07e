import { setTimeout as delay } from 'node:timers/promises'

/** One way to get something done, mostly a check-in, from somewhere in the house on down. */
export interface Way {
  readonly name: string
  /**
   * Does it once, and resolves when it is answered. Lanes are people side by side; each of them
   * waits for one answer before the next. Throws when it was not done.
   *
   * @param acknowledged to be called where something says before the answer that it was heard.
   */
  act(lane: number, acknowledged: () => void): Promise<void>
}

export interface Speed extends Quantiles {
  readonly perSecond: number
  /** The same in the best round: nearest to what an idle machine would do. */
  readonly best: number
  /** The quantiles until it was acknowledged; `null` where that was the answer itself. */
  readonly ack: Quantiles | null
}

/** In milliseconds: half of the acts, and 99 of 100, took at most this long. */
export interface Quantiles {
  readonly p50: number
  readonly p99: number
}

/** How much is done: `rounds` are counted, after one of the same size that is not. */
export interface Effort {
  readonly lanes: number
  readonly acts: number
  readonly rounds: number
}

/**
 * The speed of every way, each figure but the best the median of its rounds. The ways take turns,
 * round by round, so that what else the machine does meets all of them.
 */
export async function measure(ways: readonly Way[], effort: Effort): Promise<readonly Speed[]> {
  const rounds = ways.map((): Round[] => [])
  for (let round = 0; round <= effort.rounds; round++)
    for (const [index, way] of ways.entries()) {
      // The embedded database leaves no turn to timers and sockets while it works: they have one now.
      await delay(100)
      const speed = await oneRound(way, effort)
      if (round > 0) rounds[index]?.push(speed)
    }
  return rounds.map((speeds) => {
    const acks = speeds.flatMap(({ ack }) => ack ?? [])
    return {
      perSecond: median(speeds.map((one) => one.perSecond)),
      best: Math.max(...speeds.map((one) => one.perSecond)),
      ...medianOf(speeds),
      ack: acks.length > 0 ? medianOf(acks) : null,
    }
  })
}

type Round = Omit<Speed, 'best'>

async function oneRound(way: Way, { lanes, acts }: Effort): Promise<Round> {
  const took: number[] = []
  const heard: number[] = []
  let left = acts
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (left > 0) {
        left -= 1
        const asked = performance.now()
        await way.act(lane, () => heard.push(performance.now() - asked))
        took.push(performance.now() - asked)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  const ack = heard.length > 0 ? quantilesOf(heard) : null
  return { perSecond: acts / seconds, ...quantilesOf(took), ack }
}

const quantilesOf = (values: readonly number[]): Quantiles => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
})

const medianOf = (rounds: readonly Quantiles[]): Quantiles => ({
  p50: median(rounds.map((one) => one.p50)),
  p99: median(rounds.map((one) => one.p99)),
})

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The smallest value that at least this share of them does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN
}
