import { Temporal } from 'temporal-polyfill'
import type { Settings } from '#store/store.ts'

/** What time it is: the one place where the house asks. Everything else is told. */
export interface Clock {
  now(): Temporal.Instant
}

/** Milliseconds are as fine as anything is kept. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
}

/** A clock that goes with the real one, and can be moved ahead to try things out. */
export interface MovableClock extends Clock {
  /** Moves to a later instant, for good; an earlier one changes nothing. */
  moveTo(instant: Temporal.Instant): Promise<void>
}

const key = 'clock-ahead-ms'

/** Continues where it was moved to before: what was said then must not lie in the future now. */
export async function movableClock(settings: Settings, real = systemClock): Promise<MovableClock> {
  let ahead = Number((await settings.get(key)) ?? 0)
  const now = () => real.now().add({ milliseconds: ahead })
  return {
    now,
    async moveTo(instant) {
      ahead += Math.max(0, instant.epochMilliseconds - now().epochMilliseconds)
      await settings.set(key, String(ahead))
    },
  }
}
