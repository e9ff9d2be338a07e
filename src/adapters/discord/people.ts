import {
  type APIGuild,
  type APIGuildMember,
  type APIRole,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js'
import type { Standing } from '#chat/messenger.ts'
import { Recent } from '#chat/recent.ts'

interface Guild {
  readonly id: string
  readonly owner: string
  readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[]
}

/** How long an answer is good for, in milliseconds, and how many are kept. */
const freshMs = 60_000
const most = { members: 5000, guilds: 500 }

/**
 * Asks Discord what somebody is in a guild, and remembers it for a minute. Rejects with Discord's answer
 * where it has no such guild or member, or does not say.
 */
export function createStandings(rest: REST, now: () => number) {
  const guilds = new Recent<Guild>({ now, freshMs, most: most.guilds })
  const members = new Recent<Standing>({ now, freshMs, most: most.members })

  return async function standingOf(user: string, guild: string): Promise<Standing> {
    const key = `${guild}/${user}`
    const known = members.fresh(key)
    if (known) return known
    const [about, member] = await Promise.all([
      guilds.fresh(guild) ?? askGuild(guild),
      // The route gives this, by Discord's own description of it.
      rest.get(Routes.guildMember(guild, user)) as Promise<APIGuildMember>,
    ])
    return members.keep(key, { manages: manages(about, user, member), roles: member.roles })
  }

  async function askGuild(guild: string): Promise<Guild> {
    // The route gives this, by Discord's own description of it.
    const { id, owner_id: owner, roles } = (await rest.get(Routes.guild(guild))) as APIGuild
    const shortened = roles.map((role) => ({ id: role.id, permissions: role.permissions }))
    return guilds.keep(guild, { id, owner, roles: shortened })
  }
}

/** The owner may everything, and so may who has a role with Administrator. */
function manages({ id, owner, roles }: Guild, user: string, member: APIGuildMember): boolean {
  // The role that everybody has goes by the guild's own id, and no member names it.
  const own = roles.filter((role) => role.id === id || member.roles.includes(role.id))
  const granted = new PermissionsBitField(own.map(({ permissions }) => BigInt(permissions)))
  return owner === user || granted.has(PermissionFlagsBits.ManageGuild)
}
