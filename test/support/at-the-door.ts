import { afterEach, beforeEach } from 'vitest'
import { zone } from './builders.ts'
import { TestClock } from './clock.ts'
import type { OpenDoor, OpenDoorFor, Talker } from './conversation.ts'
import { type Kept, withStore } from './store.ts'

/** What the tests of a contract find before each of them. */
export interface AtTheDoor {
  readonly kept: Kept
  readonly clock: TestClock
  readonly door: OpenDoor
  robin(): Talker
  sam(): Talker
  noor(): Talker
  /** The channel as each of the three sees it. */
  everybody(): Promise<readonly (readonly string[])[]>
}

/**
 * Opens a door before each test and closes it after. The group is at home in Berlin.
 *
 * @param start the instant at which each test begins: Monday 2 March 2026, 19:00 in Berlin.
 */
export function atTheDoor(openDoor: OpenDoorFor, start = '2026-03-02T18:00Z'): AtTheDoor {
  const kept = withStore()
  let clock: TestClock
  let door: OpenDoor

  beforeEach(async () => {
    clock = new TestClock(start)
    door = await openDoor({ store: kept.store, clock, zone: zone('Europe/Berlin') })
  })
  afterEach(() => door.close())

  const people = ['Robin', 'Sam', 'Noor'] as const
  return {
    kept,
    get clock() {
      return clock
    },
    get door() {
      return door
    },
    robin: () => door.person('Robin'),
    sam: () => door.person('Sam'),
    noor: () => door.person('Noor'),
    everybody: () => Promise.all(people.map((one) => door.person(one).channel())),
  }
}
