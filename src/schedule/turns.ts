import { Temporal } from 'temporal-polyfill'

/** Seconds are counted from here: until 2093 they fit into the integer that a priority is. */
const beginning = Temporal.Instant.from('2026-01-01T00:00Z')

/**
 * Gives each lane one turn a second, from now or from where its last one was. Whoever serves the
 * earliest turn first serves a lane with few jobs at once, however many another has waiting; and a turn
 * does not move, so no lane waits for ever either. What is remembered is lost with the process: then
 * lanes share a little less fairly for a while.
 *
 * @returns the next turn of a lane, in seconds.
 */
export function createTurns(): (lane: string, now: Temporal.Instant) => number {
  const next = new Map<string, number>()
  let swept = 0
  return (lane, now) => {
    const soonest = Math.floor(beginning.until(now).total('seconds'))
    if (soonest > swept) forgetBefore(soonest)
    const turn = Math.max(soonest, next.get(lane) ?? soonest)
    next.set(lane, turn + 1)
    return turn
  }

  /** A lane whose turns have all come is as good as new. */
  function forgetBefore(second: number): void {
    swept = second
    for (const [lane, turn] of next) if (turn <= second) next.delete(lane)
  }
}
