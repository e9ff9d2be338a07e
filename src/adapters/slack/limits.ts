/**
 * Slack's limits that `chat/limits.ts` does not hold already, because they belong to how things are
 * made here. Characters are UTF-16 units.
 */
export const limits = {
  /** A text field of a form. */
  textInput: 3000,
  /** For a number or a date: far more than either needs. */
  shortInput: 100,
  /** The notification's text beside the blocks; longer ones are cut by Slack. */
  text: 3000,
  viewBlocks: 100,
  /**
   * Slack waits 3 s for a form to open and for a submitted form to be acknowledged; after so many
   * milliseconds a form that says “one moment” takes the place, and is changed when there is more.
   */
  waitMs: { open: 1500, submit: 2200 },
  /** Slack takes about one message a second in a channel. */
  channelPaceMs: 1100,
} as const
