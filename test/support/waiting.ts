interface Waiter {
  readonly isTrue: () => boolean
  readonly end: (happened: boolean) => void
}

/** How often it looks for what happens elsewhere, such as in the bot, in milliseconds. */
const lookEveryMs = 20

/** Tests that wait for something to be true. */
export class Waiting {
  readonly #waiters = new Set<Waiter>()

  /** Resolves with whether it became true within so many milliseconds. */
  until(isTrue: () => boolean, ms: number): Promise<boolean> {
    if (isTrue()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const end = (happened: boolean) => {
        clearTimeout(timer)
        clearInterval(looking)
        this.#waiters.delete(waiter)
        resolve(happened)
      }
      const waiter = { isTrue, end }
      const timer = setTimeout(() => end(isTrue()), ms)
      const looking = setInterval(() => isTrue() && end(true), lookEveryMs)
      this.#waiters.add(waiter)
    })
  }

  /** To be called after anything has happened here. */
  look(): void {
    for (const { isTrue, end } of this.#waiters) if (isTrue()) end(true)
  }

  /** Nothing is going to happen any more. */
  close(): void {
    for (const { end } of this.#waiters) end(false)
  }
}
