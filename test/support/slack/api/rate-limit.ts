/** Too much at a time, thrown by whoever answers a call. */
export class RateLimit extends Error {
  /** When to try again, in whole seconds. */
  readonly retryAfterS: number

  constructor(retryAfterS: number) {
    super('ratelimited')
    this.retryAfterS = retryAfterS
  }
}
