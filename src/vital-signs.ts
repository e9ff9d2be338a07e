import type { Temporal } from 'temporal-polyfill'
import type { ScheduleLog } from './log.ts'

/** Whether heartbeat and queue of this process go well. */
export interface VitalSigns {
  /** In seconds since a heartbeat ended well, or since the start. The clock may be set meanwhile. */
  readonly beatAge: number
  /** The same claim, watched: one that takes fewer members than it may is the last of its heartbeat. */
  watched(claim: Claim): Claim
  /** Something went wrong with the queue. It works again once a whole heartbeat is without that. */
  queueTrouble(error: unknown): void
}

/** Takes what is overdue for at most so many members; gives for how many it did. */
type Claim = (now: Temporal.Instant) => Promise<number>

/** @param most how many members one claim takes. */
export function createVitalSigns(log: ScheduleLog, most: number): VitalSigns {
  let claimed = 0
  let began = 0
  let wentWellAt = performance.now()
  let isTroubled = false

  const ended = (wentWell: boolean): void => {
    const at = performance.now()
    if (claimed > 0) log.beat({ claimed, ms: Math.round(at - began) })
    claimed = 0
    if (wentWell) wentWellAt = at
    if (wentWell && !isTroubled) log.queueWorks()
    isTroubled = false
  }

  return {
    get beatAge() {
      return (performance.now() - wentWellAt) / 1000
    },
    watched: (claim) => async (now) => {
      if (claimed === 0) began = performance.now()
      try {
        const taken = await claim(now)
        claimed += taken
        if (taken < most) ended(true)
        return taken
      } catch (error) {
        ended(false)
        throw error
      }
    },
    queueTrouble(error) {
      isTroubled = true
      log.queueTrouble(error)
    },
  }
}
