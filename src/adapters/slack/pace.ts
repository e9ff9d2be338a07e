/**
 * Lets one act in a channel begin so many milliseconds after the one before was done; the others wait
 * their turn, in the order in which they came.
 */
export function createPace(
  everyMs: number,
): <T>(channel: string, act: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<void>>()
  return async (channel, act) => {
    const before = turns.get(channel)
    const { promise: over, resolve } = Promise.withResolvers<void>()
    turns.set(channel, over)
    await before
    try {
      return await act()
    } finally {
      const next = (): void => {
        if (turns.get(channel) === over) turns.delete(channel)
        resolve()
      }
      setTimeout(next, everyMs).unref()
    }
  }
}
