import type { CommandOption } from '../checks/commands.ts'
import { memberPayload, rolePayload, userPayload } from '../payloads/people.ts'
import {
  type Channel,
  permissionsIn,
  type Role,
  type TextChannel,
  type Thread,
  type User,
} from '../world/places.ts'

/** What somebody gives for an option of a command. */
export type OptionValue =
  | string
  | number
  | boolean
  | { readonly user: User }
  | TextChannel
  | Thread
  | Role

/** The people, places and roles that are named by their ids, as the payload carries them beside the ids. */
export interface Resolved {
  readonly users: Record<string, unknown>
  readonly members: Record<string, unknown>
  readonly channels: Record<string, unknown>
  readonly roles: Record<string, unknown>
}

export const nothingResolved = (): Resolved => ({
  users: {},
  members: {},
  channels: {},
  roles: {},
})

export const resolvedPart = (resolved: Resolved): { resolved?: Record<string, unknown> } => {
  const filled = Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0)
  return filled.length > 0 ? { resolved: Object.fromEntries(filled) } : {}
}

export function resolveUser(user: User, channel: Channel, resolved: Resolved): string {
  resolved.users[user.id] = userPayload(user)
  const member = channel.kind === 'direct' ? undefined : channel.guild.members.get(user.id)
  if (member) {
    const { user: _, ...rest } = memberPayload(member)
    const permissions = String(permissionsIn(channel, user))
    resolved.members[user.id] = { ...rest, permissions }
  }
  return user.id
}

function resolveChannel(named: TextChannel | Thread, by: User, resolved: Resolved): string {
  resolved.channels[named.id] = {
    id: named.id,
    name: named.name,
    type: named.kind === 'thread' ? 11 : 0,
    permissions: String(permissionsIn(named, by)),
  }
  return named.id
}

function resolveRole(role: Role, channel: Channel, resolved: Resolved): string {
  if (channel.kind !== 'direct') resolved.roles[role.id] = rolePayload(role, channel.guild)
  return role.id
}

/** Where and by whom a command is used. */
export interface Using {
  readonly user: User
  readonly channel: Channel
  readonly resolved: Resolved
}

/** The value as the payload has it. Throws what Discord's app would not let anybody send. */
export function valueFor(
  option: CommandOption,
  value: OptionValue,
  { user, channel, resolved }: Using,
): string | number | boolean {
  const wrong = (why: string) => new Error(`option ${option.name}: ${why}`)
  switch (option.type) {
    case 3:
      if (typeof value !== 'string') throw wrong('is a text')
      mustBeBetween(value.length, option.min_length ?? 1, option.max_length ?? 6000, wrong)
      return chosen(option, value, wrong)
    case 4:
    case 10:
      if (typeof value !== 'number') throw wrong('is a number')
      if (option.type === 4 && !Number.isInteger(value)) throw wrong('is a whole number')
      mustBeBetween(value, option.min_value ?? -(2 ** 53), option.max_value ?? 2 ** 53, wrong)
      return chosen(option, value, wrong)
    case 5:
      if (typeof value !== 'boolean') throw wrong('is true or false')
      return value
    case 6:
      if (typeof value !== 'object' || !('user' in value)) throw wrong('is a person')
      return resolveUser(value.user, channel, resolved)
    case 7:
      if (typeof value !== 'object' || !('kind' in value)) throw wrong('is a channel')
      return resolveChannel(value, user, resolved)
    case 8:
      if (typeof value !== 'object' || !('permissions' in value)) throw wrong('is a role')
      return resolveRole(value, channel, resolved)
    default:
      throw wrong(`type ${option.type} is unknown to this loopback`)
  }
}

type Wrong = (why: string) => Error

function mustBeBetween(value: number, min: number, max: number, wrong: Wrong): void {
  if (value < min || value > max) throw wrong(`${value} is not from ${min} to ${max}`)
}

/** With choices, one of them is taken, by the name that is shown or by its value. */
function chosen<Value extends string | number>(
  { choices }: CommandOption,
  value: Value,
  wrong: Wrong,
): string | number {
  if (!choices?.length) return value
  const found = choices.find((one) => one.name === value || one.value === value)
  if (!found) throw wrong(`${value} is none of ${choices.map(({ name }) => name).join(', ')}`)
  return found.value
}
