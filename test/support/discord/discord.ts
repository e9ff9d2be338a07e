import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Waiting } from '../waiting.ts'
import type { Violation } from './checks/flaw.ts'
import { Gateway } from './gateway/gateway.ts'
import { type DiscordOptions, settingsFrom } from './options.ts'
import { displayName } from './payloads/people.ts'
import { Outcome, type Stage } from './people/outcome.ts'
import { Person } from './people/person.ts'
import { type VisibleForm, visibleForm } from './reading/form.ts'
import type { Names } from './reading/markdown.ts'
import { type Visible, visibleIn } from './reading/visible.ts'
import { House } from './rest/house.ts'
import { applicationRoutes } from './rest/routes/application.ts'
import { callbackRoutes } from './rest/routes/callbacks.ts'
import { messageRoutes } from './rest/routes/messages.ts'
import { placeRoutes } from './rest/routes/places.ts'
import { webhookRoutes } from './rest/routes/webhooks.ts'
import { type Answered, RestServer } from './rest/server.ts'
import type { Troubles } from './rest/troubles.ts'
import type { Command } from './world/commands.ts'
import { type Asking, Interaction, type Modal } from './world/interaction.ts'
import type { Message } from './world/message.ts'
import type { Permission } from './world/permissions.ts'
import type { Channel, Guild, Member, Role, TextChannel, Thread } from './world/places.ts'
import { World } from './world/world.ts'

export interface GuildOptions {
  /** Default `owner`. */
  readonly owner?: string
  /** Whoever else is in it. */
  readonly members?: readonly string[]
  /** Which shard hears of it, of how many. */
  readonly onShard?: readonly [shard: number, shards: number]
  /** Whether the bot is in it. Default yes; a connected bot then joins it now. */
  readonly withBot?: boolean
}

/** Discord on loopback: the world, its people, and everything that can go wrong there. */
export class LoopbackDiscord {
  readonly gateway: Gateway
  /** Everything that was wrong with what the bot sent. Empty, unless a test says otherwise. */
  readonly violations: Violation[]
  /** Makes the next requests of a route fail. */
  readonly troubles: Troubles
  readonly #world: World
  readonly #rest: RestServer
  readonly #waiting = new Waiting()
  readonly #people = new Map<string, Person>()
  readonly #stage: Stage

  constructor(options: DiscordOptions) {
    this.#world = new World(settingsFrom(options))
    const house = new House(this.#world, () => `http://${this.#host}/attachments`)
    const gatewayUrl = () => `ws://${this.#host}`
    this.gateway = new Gateway(this.#world, gatewayUrl, (message) => house.show(message))
    const routes = [
      ...applicationRoutes(house, gatewayUrl),
      ...callbackRoutes(house),
      ...webhookRoutes(house),
      ...messageRoutes(house),
      ...placeRoutes(house),
    ]
    this.#rest = new RestServer(house, routes, () => this.#waiting.look())
    this.gateway.attachTo(this.#rest.server)
    this.violations = house.violations
    this.troubles = this.#rest.troubles
    this.#stage = {
      read: (message) => this.read(message),
      until: (isTrue) => this.until(isTrue),
      again: (interaction) => this.#send(interaction),
    }
  }

  /** @param port 0 picks a free one. */
  async listen(port = 0): Promise<void> {
    this.#rest.server.listen(port, '127.0.0.1')
    await once(this.#rest.server, 'listening')
  }

  /** For discord.js's `rest.api`. */
  get api(): string {
    return `http://${this.#host}/api`
  }

  get token(): string {
    return this.#world.token
  }

  get applicationId(): string {
    return this.#world.applicationId
  }

  /** Every request that was answered, in order. */
  get requests(): readonly Answered[] {
    return this.#rest.answered
  }

  get guilds(): readonly Guild[] {
    return [...this.#world.guilds.values()]
  }

  /** Everything that was ever asked of the bot, in order. */
  get interactions(): readonly Interaction[] {
    return [...this.#world.interactions.values()]
  }

  /** Tells the bot of it once more, as after a lost connection, and waits for nothing. */
  deliverAgain(interaction: Interaction): void {
    this.#world.tell({ kind: 'asked', interaction })
  }

  /** What the bot has registered: for one guild only, or globally. */
  commandsIn(guild: Guild | null): readonly Command[] {
    return this.#world.commands.in(guild?.id ?? null)
  }

  addGuild(name: string, options: GuildOptions = {}): Guild {
    const world = this.#world
    const { owner = 'owner', members = [], onShard, withBot = true } = options
    const id = onShard ? world.ids.nextOnShard(...onShard) : world.ids.next()
    const guild = world.addGuild(name, world.user(owner), id)
    for (const member of members) this.addMember(guild, member)
    if (withBot) this.joinBot(guild)
    return guild
  }

  /** @param permissions What they may do beyond everybody else, such as ManageGuild. */
  addMember(guild: Guild, name: string, permissions: readonly Permission[] = []): Person {
    this.#world.addMember(guild, this.#world.user(name), permissions)
    return this.user(name)
  }

  /** @param permissions What it lets those do who have it. */
  addRole(guild: Guild, name: string, permissions: readonly Permission[] = []): Role {
    return this.#world.addRole(guild, name, permissions)
  }

  /** The bot is told nothing of it: that takes the intent for members. */
  giveRole(guild: Guild, name: string, role: Role): void {
    this.#memberOf(guild, name).roles.add(role)
  }

  takeRole(guild: Guild, name: string, role: Role): void {
    this.#memberOf(guild, name).roles.delete(role)
  }

  /** Somebody leaves, or is removed. */
  removeMember(guild: Guild, name: string): void {
    guild.members.delete(this.#memberOf(guild, name).user.id)
  }

  /** Somebody invites the bot: it joins for the first time. */
  joinBot(guild: Guild): void {
    this.#world.joinBot(guild)
  }

  /** The bot is removed, or the guild is deleted. */
  removeBot(guild: Guild): void {
    guild.members.delete(this.#world.bot.id)
    this.#world.tell({ kind: 'guild left', guild })
  }

  /** The guild cannot be reached for a while: the bot is still in it. */
  loseGuild(guild: Guild): void {
    this.#world.tell({ kind: 'guild lost', guild })
  }

  /** The guild can be reached again. */
  findGuild(guild: Guild): void {
    this.#world.tell({ kind: 'guild joined', guild })
  }

  /** The channel in which Discord itself greets newcomers; `null` for none. */
  setSystemChannel(guild: Guild, channel: TextChannel | null): void {
    guild.systemChannel = channel
    this.#world.tell({ kind: 'guild changed', guild })
  }

  addChannel(guild: Guild, name: string): TextChannel {
    return this.#world.addChannel(guild, name)
  }

  addThread(parent: TextChannel, name: string): Thread {
    return this.#world.addThread(parent, name, parent.guild.owner)
  }

  deleteChannel(channel: TextChannel | Thread): void {
    this.#world.deleteChannel(channel)
  }

  /** @param state `archived` opens again for a new message; `locked` does not. */
  turnThread(thread: Thread, state: Thread['state']): void {
    this.#world.turn(thread, state)
  }

  denyBot(channel: TextChannel, ...permissions: readonly Permission[]): void {
    for (const permission of permissions) channel.botDenied.add(permission)
    this.#world.tell({ kind: 'channel changed', channel })
  }

  allowBot(channel: TextChannel, ...permissions: readonly Permission[]): void {
    for (const permission of permissions) channel.botDenied.delete(permission)
    this.#world.tell({ kind: 'channel changed', channel })
  }

  /** Whether somebody takes direct messages from the bot. */
  setDirectMessages(name: string, directMessages: 'open' | 'closed'): void {
    this.#world.user(name).directMessages = directMessages
  }

  /** A person, known by this name from now on. */
  user(name: string): Person {
    const world = this.#world
    const known = this.#people.get(name)
    if (known) return known
    const person = new Person(world.user(name), world, (asking) => this.#ask(asking))
    this.#people.set(name, person)
    return person
  }

  /** What stands in a channel for everybody, oldest first. */
  messagesIn(channel: Channel): Message[] {
    return this.#world.messagesIn(channel)
  }

  /** The direct messages that somebody got, oldest first. */
  messagesTo(name: string): Message[] {
    return this.#world.messagesIn(this.#world.directWith(this.#world.user(name)))
  }

  /** What is seen of a message now. */
  read(message: Message): Visible {
    const { channel } = message
    return visibleIn(message, this.#namesIn(channel.kind === 'direct' ? null : channel.guild))
  }

  readForm(modal: Modal): VisibleForm {
    const { channel } = modal.interaction.asking
    return visibleForm(modal, this.#namesIn(channel.kind === 'direct' ? null : channel.guild))
  }

  /** Waits until something is true, at most so many milliseconds. Resolves with whether it is. */
  until(isTrue: () => boolean, ms = 5000): Promise<boolean> {
    return this.#waiting.until(isTrue, ms)
  }

  /** Ends everything. A bot is better closed before. */
  async close(): Promise<void> {
    this.#waiting.close()
    await this.gateway.end()
    await this.#rest.close()
  }

  #memberOf(guild: Guild, name: string): Member {
    const member = guild.members.get(this.#world.user(name).id)
    if (!member) throw new Error(`${name} is no member of ${guild.name}`)
    return member
  }

  get #host(): string {
    // A server that listens on a port, and not on a pipe, has an address with a port.
    const { port } = this.#rest.server.address() as AddressInfo
    return `127.0.0.1:${port}`
  }

  #ask(asking: Omit<Asking, 'id' | 'token'>): Promise<Outcome> {
    const { ids, settings, interactions } = this.#world
    const id = ids.next()
    const token = Buffer.from(`interaction:${id}:${crypto.randomUUID()}`).toString('base64url')
    const whole = { ...asking, id, token }
    const interaction = new Interaction(whole, settings.now(), settings.deadlineMs)
    interactions.set(id, interaction)
    return this.#send(interaction)
  }

  async #send(interaction: Interaction): Promise<Outcome> {
    const { attempts, answer } = interaction
    this.#world.tell({ kind: 'asked', interaction })
    const { deadlineMs } = this.#world.settings
    const came = await this.#waiting.until(() => interaction.attempts > attempts, deadlineMs)
    const kind = came ? (answer ? 'twice' : (interaction.answer?.kind ?? 'none')) : 'none'
    return new Outcome(kind, interaction, this.#stage)
  }

  #namesIn(guild: Guild | null): Names {
    const { users } = this.#world
    return {
      user: (id) => [users.get(id)].map((user) => user && displayName(user))[0] ?? unknown,
      role: (id) => guild?.roles.get(id)?.name ?? unknown,
      channel: (id) => guild?.channels.get(id)?.name ?? unknown,
    }
  }
}

const unknown = 'unknown'

/** Starts a Discord on a free port of this machine, with a bot and nobody else in it. */
export async function startDiscord(options: DiscordOptions = {}): Promise<LoopbackDiscord> {
  const discord = new LoopbackDiscord(options)
  await discord.listen()
  return discord
}
