import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/clock.ts'

/** A clock that the test moves. Each look at it takes a millisecond, so that nothing is at once. */
export class TestClock implements Clock {
  #now: Temporal.Instant

  /** @param start ISO 8601 with an offset, such as 2026-03-02T18:00Z. */
  constructor(start: string) {
    this.#now = Temporal.Instant.from(start)
  }

  now(): Temporal.Instant {
    this.#now = this.#now.add({ milliseconds: 1 })
    return this.#now
  }

  set(instant: string): void {
    this.#now = Temporal.Instant.from(instant)
  }

  /** Calendar steps are taken in UTC. */
  pass(duration: Temporal.DurationLike): void {
    this.#now = this.#now.toZonedDateTimeISO('UTC').add(duration).toInstant()
  }
}
