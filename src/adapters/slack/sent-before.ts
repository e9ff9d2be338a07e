import type { Sent } from '#chat/messenger.ts'

/** How long a message that arrived is remembered, in milliseconds. */
const freshMs = 10 * 60_000

/**
 * Slack has no key that makes a second sending harmless. So what was sent in the last minutes is
 * remembered here, and whoever sends the same again gets what the first sending gave.
 */
export function createSentBefore(): (key: string, send: () => Promise<Sent>) => Promise<Sent> {
  const known = new Map<string, { readonly until: number; readonly sent: Promise<Sent> }>()

  return async (key, send) => {
    const now = performance.now()
    for (const [old, { until }] of known) {
      if (until > now) break
      known.delete(old)
    }
    const before = known.get(key)
    if (before) return before.sent
    const sent = send()
    known.set(key, { until: now + freshMs, sent })
    const arrived = await sent.catch((error: unknown) => {
      known.delete(key)
      throw error
    })
    if (!arrived.sent) known.delete(key)
    return arrived
  }
}
