/** Lets one act in a channel begin at most every so many milliseconds; the others wait their turn. */
export function createPace(
  everyMs: number,
): <T>(channel: string, act: () => Promise<T>) => Promise<T> {
  const nextAt = new Map<string, number>()
  return async (channel, act) => {
    const now = performance.now()
    for (const [known, at] of nextAt) if (at <= now) nextAt.delete(known)
    const at = nextAt.get(channel) ?? now
    nextAt.set(channel, at + everyMs)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    return act()
  }
}
