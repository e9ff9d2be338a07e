import type { APIGuildMember, APIRole, APIUser } from 'discord.js'
import type { Guild, Member, Role, User } from '../world/places.ts'

/** As a number, because the types of flags name those that are set only. */
export const noFlags: number = 0

export const userPayload = (user: User): APIUser => ({
  id: user.id,
  username: user.name,
  discriminator: user.bot ? '0001' : '0',
  global_name: user.bot ? null : displayName(user),
  avatar: null,
  bot: user.bot,
  system: false,
  public_flags: noFlags,
  flags: noFlags,
  primary_guild: null,
})

/** The name that people are shown. */
export const displayName = ({ name }: User): string => name.charAt(0).toUpperCase() + name.slice(1)

export const memberPayload = ({ user, roles, joinedAt }: Member): APIGuildMember => ({
  user: userPayload(user),
  nick: null,
  avatar: null,
  banner: null,
  roles: [...roles].map(({ id }) => id),
  joined_at: joinedAt,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: noFlags,
  pending: false,
  communication_disabled_until: null,
})

export const rolePayload = (role: Role, guild: Guild): APIRole => ({
  id: role.id,
  name: role.name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: [...guild.roles.values()].indexOf(role),
  permissions: String(role.permissions),
  managed: false,
  mentionable: false,
  flags: noFlags,
  icon: null,
  unicode_emoji: null,
})
