import cron from 'node-cron'
import type { Temporal } from 'temporal-polyfill'

export interface Heartbeat {
  /**
   * Takes everything that is overdue. When one is under way, another follows it, so that nothing is
   * missed that has fallen due meanwhile. Never rejects: what goes wrong is told to `onBug`.
   */
  beat(): Promise<void>
  /** When the newest beat that went well began. */
  readonly last: Temporal.Instant | null
  /** Ends it once the beat that is under way is over. */
  close(): Promise<void>
}

export interface HeartbeatOptions {
  now(): Temporal.Instant
  /** Takes what is overdue for at most `most` members; gives for how many it did. */
  claim(now: Temporal.Instant): Promise<number>
  readonly most: number
  onBug(error: unknown): void
}

/** Longer than this, in milliseconds, there is never no beat. */
const longestSilenceMs = 75_000
const lookEveryMs = 10_000

/**
 * Beats at once, and from then on with every minute of UTC. A beat goes on until nothing is overdue.
 * Any number of processes may have one: they claim different members.
 */
export function startHeartbeat({ now, claim, most, onBug }: HeartbeatOptions): Heartbeat {
  let last: Temporal.Instant | null = null
  let current = Promise.resolve()
  let following: Promise<void> | null = null
  let beatAt = performance.now()
  let isClosed = false

  const beatOnce = async (): Promise<void> => {
    following = null
    const began = now()
    try {
      let isMore = !isClosed
      while (isMore) isMore = (await claim(now())) === most && !isClosed
      last = began
    } catch (error) {
      onBug(error)
    }
  }

  const beat = (): Promise<void> => {
    beatAt = performance.now()
    following ??= current = current.then(beatOnce)
    return following
  }

  const everyMinute = () =>
    cron.schedule('* * * * *', beat, {
      timezone: 'UTC',
      noOverlap: true,
      // A minute that is missed, because a beat takes long or the machine slept, the next makes up for.
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    })
  let task = everyMinute()
  // It waits for an instant: where the clock is set back, it would wait until that comes once more.
  const watch = setInterval(() => {
    if (performance.now() - beatAt < longestSilenceMs) return
    void task.destroy()
    task = everyMinute()
    void beat()
  }, lookEveryMs)
  void beat()

  return {
    beat,
    get last() {
      return last
    },
    close: async () => {
      isClosed = true
      clearInterval(watch)
      await task.destroy()
      await current
    },
  }
}

const ignore = (): void => undefined
