import type { WebClient } from '@slack/web-api'

/** What Slack tells of a member of a workspace. */
export interface Profile {
  readonly name: string
  /** Whether they manage the workspace. */
  readonly manages: boolean
}

/** How long a profile is good for, in milliseconds, and how many are kept. */
const freshMs = 5 * 60_000
const most = 5000

/**
 * Asks Slack who somebody is, and remembers it for a while. When Slack does not say, they go by the
 * name that came with what they did, or by their id when none came, and manage nothing.
 */
export function createProfiles(now: () => number) {
  const known = new Map<string, { readonly until: number; readonly profile: Profile }>()

  return async function profileOf(
    client: WebClient,
    { workspace, user, name }: { workspace: string; user: string; name: string },
  ): Promise<Profile> {
    const key = `${workspace}/${user}`
    const found = known.get(key)
    if (found && found.until > now()) return found.profile
    try {
      const asked = await client.users.info({ user })
      const { profile: shown, real_name, is_admin, is_owner } = asked.user ?? {}
      const profile = {
        name: shown?.display_name || real_name || name,
        manages: Boolean(is_admin || is_owner),
      }
      known.delete(key)
      known.set(key, { until: now() + freshMs, profile })
      const [oldest] = known.keys()
      if (known.size > most && oldest) known.delete(oldest)
      return profile
    } catch {
      return found?.profile ?? { name: name || user, manages: false }
    }
  }
}
