import type { Ids } from './ids.ts'

/** Somebody with an account in one workspace. The bot has one too. */
export interface User {
  readonly id: string
  readonly workspace: Workspace
  /** As it is known in tests, in small letters. */
  readonly name: string
  readonly bot: boolean
  /** IANA, such as Europe/Berlin. */
  tz: string
  /** Whether the app can write to them: otherwise it gets `messages_tab_disabled`. */
  directMessages: 'open' | 'closed'
  /** An account that was switched off stays in lists. */
  deactivated: boolean
}

/** People who are called together, as @walkers. */
export interface UserGroup {
  readonly id: string
  readonly name: string
  /** Without the sign. */
  readonly handle: string
  readonly members: Set<User>
  state: 'on' | 'disabled'
}

export interface TextChannel {
  readonly kind: 'public' | 'private'
  readonly id: string
  readonly workspace: Workspace
  readonly name: string
  /** Who is in it, the bot included if it is. */
  readonly members: Set<User>
  state: 'open' | 'archived' | 'deleted'
}

export interface DirectChannel {
  readonly kind: 'direct'
  readonly id: string
  readonly workspace: Workspace
  readonly recipient: User
}

export type Channel = TextChannel | DirectChannel

/** A workspace, and what the app has in it. */
export class Workspace {
  readonly id: string
  readonly name: string
  /** The first part of its address. */
  readonly domain: string
  readonly users = new Map<string, User>()
  readonly channels = new Map<string, TextChannel>()
  readonly groups = new Map<string, UserGroup>()
  /** The direct messages of the app with people, by the people's ids. */
  readonly direct = new Map<string, DirectChannel>()
  readonly bot: User
  readonly botId: string
  /** Who installed the app. */
  readonly installer: User
  /** What the app says who it is with, as long as that is good. */
  botToken = ''
  /** Whether the app is installed. */
  installed = true
  readonly #ids: Ids

  constructor(ids: Ids, name: string, installer: string) {
    this.#ids = ids
    this.id = ids.next('T')
    this.name = name
    this.domain = name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')
    this.botId = ids.next('B')
    this.bot = this.#add('alongside', true)
    this.installer = this.user(installer)
  }

  /** Whoever has this name, with an account made at need. */
  user(name: string): User {
    return [...this.users.values()].find((one) => one.name === name) ?? this.#add(name, false)
  }

  /** Another app's bot. */
  addBot(name: string): User {
    return this.#add(name, true)
  }

  /** The direct messages of the app with somebody, opened at need. */
  directWith(recipient: User): DirectChannel {
    const known = this.direct.get(recipient.id)
    if (known) return known
    const id = this.#ids.next('D')
    const channel: DirectChannel = { kind: 'direct', id, workspace: this, recipient }
    this.direct.set(recipient.id, channel)
    return channel
  }

  addChannel(name: string, kind: TextChannel['kind'], members: Iterable<User>): TextChannel {
    const id = this.#ids.next('C')
    const own = { kind, id, workspace: this, name, members: new Set(members) }
    const channel: TextChannel = { ...own, state: 'open' }
    this.channels.set(id, channel)
    return channel
  }

  addGroup(name: string, members: Iterable<User>): UserGroup {
    const handle = name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')
    const own = { id: this.#ids.next('S'), name, handle, members: new Set(members) }
    const group: UserGroup = { ...own, state: 'on' }
    this.groups.set(group.id, group)
    return group
  }

  #add(name: string, bot: boolean): User {
    const id = this.#ids.next('U')
    const settings = { tz: 'Etc/UTC', directMessages: 'open', deactivated: false } as const
    const user: User = { id, workspace: this, name, bot, ...settings }
    this.users.set(id, user)
    return user
  }
}

/** The name that people are shown. */
export const displayName = ({ name }: User): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Whether somebody can read along: whoever is in it, and everybody in the workspace if it is public. */
export function reads(user: User, channel: Channel): boolean {
  if (channel.kind === 'direct') return channel.recipient === user
  if (channel.state === 'deleted' || user.workspace !== channel.workspace) return false
  return channel.kind === 'public' || channel.members.has(user)
}
