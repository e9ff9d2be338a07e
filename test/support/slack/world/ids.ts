/** The first serial number: ids get the length that Slack's have. */
const firstSerial = 36 ** 8

/** Makes ids and timestamps as Slack does. */
export class Ids {
  #serial = firstSerial
  #lastMicroseconds = 0

  /** @param kind The letters that Slack begins it with, such as U for a user. */
  next(kind: string): string {
    this.#serial += 1
    return `${kind}0${this.#serial.toString(36).toUpperCase()}`
  }

  /** A number that was not there before, for what Slack numbers. */
  serial(): number {
    this.#serial += 1
    return this.#serial
  }

  /**
   * A message's timestamp, which is its id in its channel: seconds with six places, and never the
   * same twice.
   */
  timestamp(nowMs: number): string {
    this.#lastMicroseconds = Math.max(this.#lastMicroseconds + 1, Math.floor(nowMs * 1000))
    const whole = Math.floor(this.#lastMicroseconds / 1_000_000)
    return `${whole}.${String(this.#lastMicroseconds % 1_000_000).padStart(6, '0')}`
  }
}
