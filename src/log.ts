import { pino } from 'pino'

/** One JSON object a line, on standard error; it holds no name and nothing that a member wrote. */
export const createLog = (level: string) =>
  pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))

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
