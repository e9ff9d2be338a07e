/** What the local page takes and keeps. It shows every card and form that `chat/limits.ts` allows. */
export const limits = {
  /** One line of the composer, in UTF-16 units: any command with a note far over its limit. */
  line: 12_000,
  /** One request, in bytes: a form with every field far over its limit, percent-encoded. */
  request: 512 * 1024,
  /** Messages of the channel that are shown, the newest. */
  stream: 100,
  /** Messages in a persona's private pane that are shown, the newest; of answers no more are kept. */
  private: 50,
} as const
