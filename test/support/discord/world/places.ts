import { allPermissions, bitsOf, memberPermissions, type Permission } from './permissions.ts'

/** Somebody with an account. The bot has one too. */
export interface User {
  readonly id: string
  readonly name: string
  readonly bot: boolean
  /** The language of their app, such as en-GB. */
  locale: string
  /** Whether they take direct messages from the bot: otherwise it gets 50007. */
  directMessages: 'open' | 'closed'
}

export interface Role {
  readonly id: string
  readonly name: string
  permissions: bigint
}

export interface Member {
  readonly user: User
  readonly roles: Set<Role>
  /** ISO 8601. */
  readonly joinedAt: string
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly owner: User
  readonly locale: string
  /** The first has the guild's own id and belongs to everybody. */
  readonly roles: Map<string, Role>
  readonly members: Map<string, Member>
  readonly channels: Map<string, TextChannel | Thread>
  systemChannel: TextChannel | null
}

export interface TextChannel {
  readonly kind: 'text'
  readonly id: string
  readonly guild: Guild
  readonly name: string
  /** What was taken away from the bot here, and nowhere else. */
  readonly botDenied: Set<Permission>
}

export interface Thread {
  readonly kind: 'thread'
  readonly id: string
  readonly guild: Guild
  readonly parent: TextChannel
  readonly name: string
  readonly owner: User
  state: 'open' | 'archived' | 'locked'
  /** ISO 8601. */
  changedAt: string
}

export interface DirectChannel {
  readonly kind: 'direct'
  readonly id: string
  readonly recipient: User
}

export type Channel = TextChannel | Thread | DirectChannel

/** What a member may do in a channel. */
export function permissionsIn(channel: Channel, user: User): bigint {
  if (channel.kind === 'direct') return bitsOf(memberPermissions)
  const { guild } = channel
  if (guild.owner === user) return allPermissions
  const member = guild.members.get(user.id)
  if (!member) return 0n
  const everybody = guild.roles.get(guild.id)?.permissions ?? 0n
  const granted = [...member.roles].reduce((bits, role) => bits | role.permissions, everybody)
  const denied = channel.kind === 'thread' ? channel.parent.botDenied : channel.botDenied
  return user.bot ? granted & ~bitsOf(denied) : granted
}

export const may = (user: User, permission: Permission, channel: Channel): boolean =>
  (permissionsIn(channel, user) & bitsOf([permission])) !== 0n
