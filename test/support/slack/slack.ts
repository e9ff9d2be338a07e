import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Waiting } from '../waiting.ts'
import { House } from './api/house.ts'
import { allMethods } from './api/methods/all.ts'
import { type Answered, ApiServer } from './api/server.ts'
import type { Troubles } from './api/troubles.ts'
import type { Violation } from './checks/flaw.ts'
import type { Delivered } from './delivery/envelope.ts'
import { Events, type SlackEvent } from './delivery/events.ts'
import { Happenings } from './delivery/happenings.ts'
import { SignedRequests } from './delivery/signed-requests.ts'
import { Sockets } from './delivery/sockets.ts'
import {
  type ChannelOptions,
  type MemberOptions,
  type SlackOptions,
  settingsFrom,
  type WorkspaceOptions,
} from './options.ts'
import { Asker } from './people/asker.ts'
import { Outcome, type Stage } from './people/outcome.ts'
import { Person } from './people/person.ts'
import { type VisibleForm, visibleForm } from './reading/form.ts'
import type { Reader } from './reading/mark.ts'
import { readerIn } from './reading/reader.ts'
import { type Visible, visibleIn } from './reading/visible.ts'
import type { SlackFile } from './world/files.ts'
import type { Asking } from './world/interaction.ts'
import { isVisibleTo, type Message } from './world/message.ts'
import type { Channel, TextChannel, User, UserGroup, Workspace } from './world/places.ts'
import { canBeOf, isSightFor } from './world/sight.ts'
import type { View } from './world/view.ts'
import { World } from './world/world.ts'

/**
 * Slack on loopback: workspaces, their people, and everything that can go wrong there.
 *
 * Give `api` to Bolt as `clientOptions.slackApiUrl`; then `appToken` for Socket Mode, or
 * `signingSecret` for requests, and tell `sendTo` where the app listens.
 */
export class LoopbackSlack {
  /** Socket Mode, and what can happen to it. */
  readonly sockets: Sockets
  /** Signed requests to the app, and what can happen to them. */
  readonly http: SignedRequests
  /** Everything that was wrong with what the app sent. Empty, unless a test says otherwise. */
  readonly violations: Violation[]
  /** Makes the next calls of a method fail. */
  readonly troubles: Troubles
  readonly #world: World
  readonly #house: House
  readonly #server: ApiServer
  readonly #events: Events
  readonly #happenings: Happenings
  readonly #asker: Asker
  readonly #waiting = new Waiting()
  readonly #people = new Map<User, Person>()
  readonly #stage: Stage

  constructor(options: SlackOptions) {
    const look = () => this.#waiting.look()
    this.#world = new World(settingsFrom(options), look)
    const host = () => this.#host
    this.#house = new House(this.#world, host)
    this.sockets = new Sockets(this.#world, host)
    this.http = new SignedRequests(this.#world)
    const delivery = this.#world.settings.transport === 'http' ? this.http : this.sockets
    this.#events = new Events(this.#world, delivery)
    this.#happenings = new Happenings(this.#world, this.#events)
    this.#asker = new Asker(this.#house, delivery, this.#events, look)
    const methods = allMethods(this.#house, () => this.sockets.address())
    this.#server = new ApiServer(this.#house, methods, look)
    this.sockets.attachTo(this.#server.server)
    this.violations = this.#house.violations
    this.troubles = this.#server.troubles
    this.#stage = {
      read: (message, reader) => this.read(message, reader),
      readForm: (view) => this.readForm(view),
      sightsSince: (interaction) =>
        this.#world.sights
          .slice(interaction.seenBefore)
          .filter((sight) => canBeOf(sight, interaction))
          .filter((sight) => isSightFor(sight, interaction.asking.user, isVisibleTo)),
      until: (isTrue) => this.until(isTrue),
      again: ({ asking }) => this.#ask(asking),
    }
  }

  async listen(): Promise<void> {
    this.#server.server.listen(0, '127.0.0.1')
    await once(this.#server.server, 'listening')
  }

  /** For Bolt's `clientOptions.slackApiUrl`. */
  get api(): string {
    return `http://${this.#host}/api/`
  }

  get appId(): string {
    return this.#world.appId
  }

  /** For Socket Mode. */
  get appToken(): string {
    return this.#world.appToken
  }

  get signingSecret(): string {
    return this.#world.signingSecret
  }

  get clientId(): string {
    return this.#world.clientId
  }

  get clientSecret(): string {
    return this.#world.clientSecret
  }

  /** Every call that was answered, in order. */
  get requests(): readonly Answered[] {
    return this.#server.answered
  }

  /** Every file that was announced. */
  get files(): readonly SlackFile[] {
    return [...this.#world.files.values()]
  }

  /** Where the app listens for requests, such as http://127.0.0.1:4711/slack/events. */
  sendTo(url: string): void {
    this.http.sendTo(url)
  }

  /** A workspace in which the app is installed; its `botToken` is what the app says who it is with. */
  addWorkspace(name: string, options: WorkspaceOptions = {}): Workspace {
    const workspace = this.#world.addWorkspace(name, options.installer ?? 'owner')
    for (const member of options.members ?? []) workspace.user(member)
    return workspace
  }

  addMember(workspace: Workspace, name: string, { tz }: MemberOptions = {}): Person {
    const user = workspace.user(name)
    if (tz !== undefined) user.tz = tz
    return this.user(name, workspace)
  }

  /** People who can be called together: nobody, or these. */
  addUserGroup(workspace: Workspace, name: string, members: readonly string[] = []): UserGroup {
    return workspace.addGroup(
      name,
      members.map((one) => workspace.user(one)),
    )
  }

  /** Another app's bot, which this app cannot write to. */
  addBot(workspace: Workspace, name: string): User {
    return workspace.addBot(name)
  }

  addChannel(workspace: Workspace, name: string, options: ChannelOptions = {}): TextChannel {
    const { members, withBot = true } = options
    const people = members?.map((one) => workspace.user(one)) ?? [...workspace.users.values()]
    const all = new Set(people.filter(({ bot }) => !bot))
    if (withBot) all.add(workspace.bot)
    return workspace.addChannel(name, options.private ? 'private' : 'public', all)
  }

  /** Somebody brings the app into a channel. Tells the app that it joined. */
  inviteBot(channel: TextChannel): Promise<Delivered> {
    return this.#happenings.inviteBot(channel)
  }

  /** Somebody removes the app from a channel. Tells the app that it left. */
  removeBot(channel: TextChannel): Promise<Delivered> {
    return this.#happenings.removeBot(channel)
  }

  archiveChannel(channel: TextChannel): Promise<Delivered> {
    return this.#happenings.turn(channel, 'archived')
  }

  unarchiveChannel(channel: TextChannel): Promise<Delivered> {
    return this.#happenings.turn(channel, 'open')
  }

  deleteChannel(channel: TextChannel): Promise<Delivered> {
    return this.#happenings.deleteChannel(channel)
  }

  /** The app is removed from the workspace: its token is `account_inactive` from now on. */
  uninstall(workspace: Workspace): Promise<readonly Delivered[]> {
    return this.#happenings.uninstall(workspace)
  }

  /** The app's tokens for the workspace are good for nothing from now on: `token_revoked`. */
  revokeTokens(workspace: Workspace): Promise<Delivered> {
    return this.#happenings.revokeTokens(workspace)
  }

  /** Whether somebody takes direct messages from the app. */
  setDirectMessages(person: Person, directMessages: 'open' | 'closed'): void {
    person.user.directMessages = directMessages
  }

  /** Switches somebody's account off. */
  deactivate(person: Person): void {
    person.user.deactivated = true
  }

  /** Tells the app of an event of one's own making. Resolves with what came of the first time. */
  tell(workspace: Workspace, event: SlackEvent): Promise<Delivered> {
    return this.#events.tell(workspace, event)
  }

  /** Delivers once more what somebody did, as Slack does when it heard nothing. */
  deliverAgain({ interaction }: Outcome): Promise<Delivered> {
    return this.#asker.repeat(interaction)
  }

  /** Somebody agrees to have the app. Gives the code that they bring back, good for one exchange. */
  grant(workspace: Workspace, redirectUri: string | null = null): string {
    const code = `${this.#world.ids.serial()}.${crypto.randomUUID()}`
    this.#world.grants.set(code, { code, workspace, redirectUri, used: false })
    return code
  }

  /** A person, known by this name in this workspace from now on; in the first one by default. */
  user(name: string, workspace = this.#firstWorkspace()): Person {
    const user = workspace.user(name)
    const known = this.#people.get(user)
    if (known) return known
    const person = new Person(user, this.#world, (asking) => this.#ask(asking))
    this.#people.set(user, person)
    return person
  }

  /** What stands in a channel for everybody, oldest first. */
  messagesIn(channel: Channel): Message[] {
    return this.#world.messagesIn(channel)
  }

  /** The direct messages that somebody got, oldest first. */
  messagesTo(name: string, workspace = this.#firstWorkspace()): Message[] {
    return this.#world.messagesIn(workspace.directWith(workspace.user(name)))
  }

  /** What somebody's Home tab was last set to; null if it never was. */
  homeOf(person: Person): View | null {
    return this.#world.homes.get(person.id) ?? null
  }

  /** What is seen of a message now: by its only reader, or by somebody whose zone is UTC. */
  read(message: Message, reader?: Person | User): Visible {
    const { channel, onlyFor } = message
    const only = channel.kind === 'direct' ? channel.recipient : onlyFor
    const user = reader && 'user' in reader ? reader.user : reader
    return visibleIn(message, this.#readerIn(channel.workspace, user ?? only))
  }

  /** What is seen of a modal or a Home tab now. */
  readForm(view: View): VisibleForm {
    return visibleForm(view, this.#readerIn(view.user.workspace, view.user))
  }

  /** Waits until something is true, at most so many milliseconds. Resolves with whether it is. */
  until(isTrue: () => boolean, ms = 5000): Promise<boolean> {
    return this.#waiting.until(isTrue, ms)
  }

  /** Ends everything. An app is better stopped before. */
  async close(): Promise<void> {
    this.#waiting.close()
    this.#events.end()
    this.http.end()
    await this.sockets.end()
    await this.#server.close()
  }

  get #host(): string {
    // A server that listens on a port, and not on a pipe, has an address with a port.
    const { port } = this.#server.server.address() as AddressInfo
    return `127.0.0.1:${port}`
  }

  #firstWorkspace(): Workspace {
    const [first] = this.#world.workspaces.values()
    if (!first) throw new Error('there is no workspace yet')
    return first
  }

  async #ask(asking: Asking): Promise<Outcome> {
    return new Outcome(await this.#asker.ask(asking), this.#stage)
  }

  #readerIn(workspace: Workspace, user: User | null): Reader {
    return readerIn(workspace, user, this.#world.settings.now())
  }
}

/** Starts a Slack on a free port of this machine, with an app and nobody else in it. */
export async function startSlack(options: SlackOptions = {}): Promise<LoopbackSlack> {
  const slack = new LoopbackSlack(options)
  await slack.listen()
  return slack
}
