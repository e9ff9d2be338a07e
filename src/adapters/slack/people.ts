import type { WebClient } from '@slack/web-api'
import type { Standing } from '#chat/messenger.ts'
import { Recent } from '#chat/recent.ts'
import { isFarSide, refusalOf } from './trouble.ts'

/** What Slack tells of a member of a workspace. */
export interface Profile {
  readonly name: string
  /** Whether they manage the workspace. */
  readonly manages: boolean
  /** Whether their account was switched off. */
  readonly isGone: boolean
}

/** Who belongs to a user group, by its id. */
type Groups = ReadonlyMap<string, ReadonlySet<string>>

interface Member {
  readonly workspace: string
  readonly user: string
}

/** How long answers are good for, in milliseconds, and how many are kept. */
const fresh = {
  profiles: { freshMs: 5 * 60_000, most: 5000 },
  groups: { freshMs: 60_000, most: 500 },
} as const

/** Asks Slack who somebody is and what they may do, and remembers it for a while. */
export function createPeople(now: () => number) {
  const profiles = new Recent<Profile>({ now, ...fresh.profiles })
  const groups = new Recent<Groups>({ now, ...fresh.groups })

  return {
    /**
     * When Slack does not say, they go by the name that came with what they did, or by their id when
     * none came, and manage nothing.
     */
    async profileOf(client: WebClient, who: Member & { readonly name: string }): Promise<Profile> {
      try {
        return await askProfile(client, who)
      } catch {
        const name = who.name || who.user
        return profiles.latest(keyOf(who)) ?? { name, manages: false, isGone: false }
      }
    },

    /** `null` where they are not there, or Slack does not say. */
    async standingOf(client: WebClient, who: Member): Promise<Standing | null> {
      try {
        const { manages, isGone } = await askProfile(client, { ...who, name: who.user })
        if (isGone) return null
        const all = groups.fresh(who.workspace) ?? (await askGroups(client, who.workspace))
        const own = [...all].filter(([, members]) => members.has(who.user))
        return { manages, roles: own.map(([id]) => id) }
      } catch (error) {
        if (isFarSide(error) || refusalOf(error) !== null) return null
        throw error
      }
    },
  }

  async function askProfile(
    client: WebClient,
    { name, ...who }: Member & { readonly name: string },
  ): Promise<Profile> {
    const found = profiles.fresh(keyOf(who))
    if (found) return found
    const asked = await client.users.info({ user: who.user })
    const { profile: shown, real_name, is_admin, is_owner, deleted } = asked.user ?? {}
    return profiles.keep(keyOf(who), {
      name: shown?.display_name || real_name || name,
      manages: Boolean(is_admin || is_owner),
      isGone: deleted === true,
    })
  }

  /** None where Slack does not let us know them, as with an installation from before we asked to. */
  async function askGroups(client: WebClient, workspace: string): Promise<Groups> {
    try {
      const { usergroups = [] } = await client.usergroups.list({ include_users: true })
      const all = usergroups.map(({ id = '', users = [] }) => [id, new Set(users)] as const)
      return groups.keep(workspace, new Map(all))
    } catch (error) {
      if (isFarSide(error)) return groups.latest(workspace) ?? new Map()
      if (refusalOf(error) !== null) return groups.keep(workspace, new Map())
      throw error
    }
  }
}

export type People = ReturnType<typeof createPeople>

const keyOf = ({ workspace, user }: Member): string => `${workspace}/${user}`
