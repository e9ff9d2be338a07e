import type { Store } from '#store/store.ts'

/** A store that a test can make slow or let fail, where it finds out who is speaking. */
export interface HeldStore {
  readonly store: Store
  /** From now on it waits. Resolves when something waits for it. */
  hold(): Promise<void>
  release(): void
  /** From now on it fails with this error; `null` makes it work again. */
  fail(error: Error | null): void
}

export function heldStore(real: Store): HeldStore {
  let gate: PromiseWithResolvers<void> | null = null
  let arrived: PromiseWithResolvers<void> | null = null
  let failure: Error | null = null

  return {
    store: {
      ...real,
      people: {
        ...real.people,
        async byAccount(key) {
          arrived?.resolve()
          await gate?.promise
          if (failure) throw failure
          return real.people.byAccount(key)
        },
      },
    },
    hold() {
      gate = Promise.withResolvers()
      arrived = Promise.withResolvers()
      return arrived.promise
    },
    release() {
      gate?.resolve()
      gate = null
    },
    fail(error) {
      failure = error
    },
  }
}
