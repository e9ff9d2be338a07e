/**
 * What a button, a choice or a form does when it is used: the action's name and everything it needs
 * to know. It travels in the platform's own id, so it works after a restart and on another process.
 */
export interface ActionRef {
  /** Two parts, such as `checkin.answer`: lower-case letters, digits and hyphens. */
  readonly name: string
  readonly params: readonly string[]
}
