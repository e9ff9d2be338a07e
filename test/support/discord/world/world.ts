import type { Settings } from '../options.ts'
import { Commands } from './commands.ts'
import type { Interaction } from './interaction.ts'
import { isEphemeral, type Message } from './message.ts'
import { bitsOf, botPermissions, memberPermissions, type Permission } from './permissions.ts'
import type { Channel, DirectChannel, Guild, Role, TextChannel, Thread, User } from './places.ts'
import { Snowflakes } from './snowflake.ts'

/** What the gateway tells the bot of. */
export type Change =
  | {
      readonly kind: 'guild joined' | 'guild changed' | 'guild left' | 'guild lost'
      readonly guild: Guild
    }
  | { readonly kind: 'role added'; readonly guild: Guild; readonly role: Role }
  | {
      readonly kind: 'channel added' | 'channel changed' | 'channel deleted'
      readonly channel: TextChannel | Thread
    }
  | { readonly kind: 'asked'; readonly interaction: Interaction }

/** Everything that exists: people, places, messages and what is going on between them. */
export class World {
  readonly settings: Settings
  readonly ids: Snowflakes
  readonly applicationId: string
  readonly bot: User
  readonly token: string
  readonly commands: Commands
  readonly users = new Map<string, User>()
  readonly guilds = new Map<string, Guild>()
  readonly direct = new Map<string, DirectChannel>()
  readonly messages = new Map<string, Message>()
  readonly interactions = new Map<string, Interaction>()
  readonly #listeners = new Set<(change: Change) => void>()

  constructor(settings: Settings) {
    this.settings = settings
    this.ids = new Snowflakes(settings.now)
    this.applicationId = this.ids.next()
    // An application and its bot have the same id.
    this.bot = person(this.applicationId, 'alongside', true)
    this.users.set(this.bot.id, this.bot)
    const part = (text: string) => Buffer.from(text).toString('base64url')
    this.token = `${part(this.bot.id)}.loop.${part(`loopback ${this.bot.id}`)}`
    this.commands = new Commands(this.ids)
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.add(listener)
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }

  /** ISO 8601, with the offset that Discord writes. */
  timestamp(): string {
    return new Date(this.settings.now()).toISOString().replace('Z', '000+00:00')
  }

  user(name: string): User {
    const known = [...this.users.values()].find((one) => one.name === name)
    if (known) return known
    const user = person(this.ids.next(), name, false)
    this.users.set(user.id, user)
    return user
  }

  addGuild(name: string, owner: User, id = this.ids.next()): Guild {
    const everybody: Role = { id, name: '@everyone', permissions: bitsOf(memberPermissions) }
    const guild: Guild = {
      id,
      name,
      owner,
      locale: 'en-GB',
      roles: new Map([[id, everybody]]),
      members: new Map(),
      channels: new Map(),
      systemChannel: null,
    }
    this.guilds.set(id, guild)
    this.addMember(guild, owner)
    return guild
  }

  addMember(guild: Guild, user: User, permissions: readonly Permission[] = []): void {
    const joinedAt = guild.members.get(user.id)?.joinedAt ?? this.timestamp()
    const roles = new Set<Role>()
    if (permissions.length > 0) {
      const role = { id: this.ids.next(), name: `${user.name}'s`, permissions: bitsOf(permissions) }
      guild.roles.set(role.id, role)
      roles.add(role)
    }
    guild.members.set(user.id, { user, roles, joinedAt })
  }

  addRole(guild: Guild, name: string, permissions: readonly Permission[]): Role {
    const role = { id: this.ids.next(), name, permissions: bitsOf(permissions) }
    guild.roles.set(role.id, role)
    this.tell({ kind: 'role added', guild, role })
    return role
  }

  joinBot(guild: Guild): void {
    this.addMember(guild, this.bot, botPermissions)
    this.tell({ kind: 'guild joined', guild })
  }

  addChannel(guild: Guild, name: string): TextChannel {
    const channel: TextChannel = {
      kind: 'text',
      id: this.ids.next(),
      guild,
      name,
      botDenied: new Set(),
    }
    guild.channels.set(channel.id, channel)
    this.tell({ kind: 'channel added', channel })
    return channel
  }

  /** @param id A thread that begins at a message has the message's id. */
  addThread(parent: TextChannel, name: string, owner: User, id = this.ids.next()): Thread {
    const { guild } = parent
    const changedAt = this.timestamp()
    const state = 'open'
    const thread: Thread = { kind: 'thread', id, guild, parent, name, owner, state, changedAt }
    guild.channels.set(id, thread)
    this.tell({ kind: 'channel added', channel: thread })
    return thread
  }

  /** Sets a thread's state, and tells the bot. */
  turn(thread: Thread, state: Thread['state']): void {
    thread.state = state
    thread.changedAt = this.timestamp()
    this.tell({ kind: 'channel changed', channel: thread })
  }

  deleteChannel(channel: TextChannel | Thread): void {
    channel.guild.channels.delete(channel.id)
    for (const message of this.messages.values()) {
      if (message.channel === channel) message.deleted = true
    }
    this.tell({ kind: 'channel deleted', channel })
  }

  /** The direct messages of the bot with somebody, opened at need. */
  directWith(recipient: User): DirectChannel {
    const known = this.direct.get(recipient.id)
    if (known) return known
    const channel: DirectChannel = { kind: 'direct', id: this.ids.next(), recipient }
    this.direct.set(recipient.id, channel)
    return channel
  }

  /** A channel of a guild that the bot is in, or direct messages. */
  channel(id: string): Channel | undefined {
    const guilds = [...this.guilds.values()].filter((guild) => this.isIn(guild))
    return (
      guilds.map((guild) => guild.channels.get(id)).find((one) => one !== undefined) ??
      [...this.direct.values()].find((one) => one.id === id)
    )
  }

  isIn(guild: Guild): boolean {
    return guild.members.has(this.bot.id)
  }

  /** What stands in a channel for everybody who sees it, oldest first. */
  messagesIn(channel: Channel): Message[] {
    return [...this.messages.values()].filter(
      (one) => one.channel === channel && !one.deleted && !isEphemeral(one),
    )
  }
}

const person = (id: string, name: string, bot: boolean): User => ({
  id,
  name,
  bot,
  locale: 'en-GB',
  directMessages: 'open',
})
