import { type Logger, pino } from 'pino'
import type { Observed } from './schedule/worker.ts'

/** One JSON object a line, on standard error; it holds no name and nothing that a member wrote. */
export const createLog = (level: string) =>
  pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))

/** What the schedule tells of itself: nothing that says who a message was for. */
export interface ScheduleLog {
  /** A heartbeat took what was due for so many members, in so many milliseconds. */
  beat(beat: { readonly claimed: number; readonly ms: number }): void
  /** Tells of those that were given up or came back closed. */
  delivery(observed: Observed): void
  /** The first one is told, until the queue works again. */
  queueTrouble(error: unknown): void
  queueWorks(): void
}

export function scheduleLog(log: Logger): ScheduleLog {
  let isTroubled = false
  return {
    beat: ({ claimed, ms }) => log.info({ claimed, ms }, 'a heartbeat took what was due'),
    delivery({ id: delivery, kind, door, outcome, why }) {
      const line = { delivery, kind, door, why }
      if (outcome === 'dead') log.warn(line, 'a delivery was given up')
      if (outcome === 'closed') log.info(line, 'a delivery came back closed')
    },
    queueTrouble(error) {
      log[isTroubled ? 'debug' : 'info'](bareError(error), 'the queue is in trouble')
      isTroubled = true
    },
    queueWorks() {
      if (isTroubled) log.info('the queue works again')
      isTroubled = false
    },
  }
}

/**
 * What may be written down of a bug: where it happened, and never its message, because a message
 * can quote what somebody wrote.
 */
export function bareError(error: unknown): { name: string; code: string | null; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, stack: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return { name: error.name, code, stack: frames.join('\n') }
}
