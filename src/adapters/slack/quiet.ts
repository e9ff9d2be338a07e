import { type Logger, LogLevel } from '@slack/bolt'

/** Slack's libraries log what they received, and that is what people said. So they log nothing. */
export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}
