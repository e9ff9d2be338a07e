/** How many acts are remembered: those of the last minutes, also where many people are. */
const most = 10_000

/**
 * Slack brings what it had no answer to once more, and has no key that makes a second answer harmless.
 *
 * @returns whether it is asked about this act for the first time.
 */
export function createFirstTime(): (trigger: string) => boolean {
  const known = new Set<string>()

  return (trigger) => {
    if (known.has(trigger)) return false
    known.add(trigger)
    const [oldest] = known
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return true
  }
}
