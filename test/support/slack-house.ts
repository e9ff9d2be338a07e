import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SlackDoor } from '#adapters/slack/connect.ts'
import { meetPerson } from '#app/meet-person.ts'
import { setUpGroup } from '#app/set-up-group.ts'
import { createActionCodec } from '#chat/action-id.ts'
import type { Messenger } from '#chat/messenger.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import type { Zone } from '#domain/calendar.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import type { SlackConfig } from '../../src/config.ts'
import { openSlack } from '../../src/slack.ts'
import { zone } from './builders.ts'
import { TestClock } from './clock.ts'
import { heldStore } from './held-store.ts'
import type { SlackOptions } from './slack/options.ts'
import type { Outcome } from './slack/people/outcome.ts'
import type { Person, Where } from './slack/people/person.ts'
import { type LoopbackSlack, startSlack } from './slack/slack.ts'
import { isEphemeral, type Message } from './slack/world/message.ts'
import type { Channel, TextChannel, Workspace } from './slack/world/places.ts'
import type { Sight } from './slack/world/sight.ts'
import type { View } from './slack/world/view.ts'

/**
 * Our Slack door on a Slack on loopback, with a real store. It is Monday 2 March 2026, 18:00 UTC,
 * until the test moves the clock.
 */
export class SlackHouse {
  readonly slack: LoopbackSlack
  readonly transport: 'socket' | 'http'
  readonly clock: TestClock
  /** The store, as the door has it: a test can hold it back, or let it fail. */
  readonly held: ReturnType<typeof heldStore>
  /** The lines that the person who runs it was told. */
  readonly told: string[] = []
  /** The bugs that were reported. A test that expects one takes it out. */
  readonly bugs: { readonly error: unknown; readonly reference: string | undefined }[] = []
  /** The answers that did not arrive in time. */
  readonly late: unknown[] = []
  readonly switchboard = createSwitchboard()
  /** How long the door waits before it tries again, in milliseconds. */
  retryAfterMs = 10
  /** Where the server listens that was opened last, without a slash at the end. */
  address = ''
  readonly #open = new Map<SlackDoor, Server>()

  constructor(
    slack: LoopbackSlack,
    transport: 'socket' | 'http',
    store: Store,
    clock = new TestClock('2026-03-02T18:00Z'),
  ) {
    this.slack = slack
    this.transport = transport
    this.held = heldStore(store)
    this.clock = clock
  }

  get store(): Store {
    return this.held.store
  }

  /** What the door says without having been asked goes out here. */
  get messenger(): Messenger {
    return this.switchboard.messenger
  }

  /**
   * Opens the door, which connects by and by, and a server for what Slack asks of it.
   *
   * @param workspace the only one it is for; with `null` it is for all that install it.
   */
  async open(workspace: Workspace | null, config: Partial<SlackConfig> = {}): Promise<SlackDoor> {
    const { slack, store, clock, switchboard } = this
    const { appToken, signingSecret, clientId, clientSecret } = slack
    const door = openSlack(
      {
        apiUrl: slack.api,
        reachedBy: this.transport === 'socket' ? { appToken } : { signingSecret },
        workspaces: workspace
          ? { botToken: workspace.botToken }
          : { clientId, clientSecret, publicUrl },
        commandPrefix: '',
        ...config,
      },
      {
        store,
        codec: createActionCodec(store.secret('action ids')),
        clock,
        switchboard,
        dashboard: () => 'https://bot.example',
        listens: true,
        retryAfter: () => this.retryAfterMs,
        onBug: (error, reference) => this.bugs.push({ error, reference }),
        onLate: (error) => this.late.push(error),
        tell: (line) => this.told.push(line),
      },
    )
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://here')
      const listen = door.routes.get(pathname)
      if (listen) listen(request, response)
      else response.writeHead(404).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A server that listens on a port, and not on a pipe, has an address with a port.
    const { port } = server.address() as AddressInfo
    this.address = `http://127.0.0.1:${port}`
    slack.sendTo(`${this.address}/slack/events`)
    this.#open.set(door, server)
    return door
  }

  /** Opens the door, and waits until it works. */
  async connect(
    workspace: Workspace | null,
    config: Partial<SlackConfig> = {},
  ): Promise<SlackDoor> {
    const door = await this.open(workspace, config)
    const isOpen = await this.slack.until(() => door.trouble() === null)
    if (!isOpen) throw new Error(`not connected: ${door.trouble()}`)
    return door
  }

  /** What the installer's browser does, from our own page to Slack and back. Gives our last page. */
  async install(workspace: Workspace): Promise<Response> {
    const begun = await fetch(`${this.address}/slack/install`, { redirect: 'manual' })
    const asked = new URL(begun.headers.get('location') ?? '').searchParams
    const code = this.slack.grant(workspace, asked.get('redirect_uri'))
    const back = new URLSearchParams({ code, state: asked.get('state') ?? '' })
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
    return fetch(`${this.address}/slack/oauth_redirect?${back}`, { headers: { cookie } })
  }

  /** A channel of a new workspace, in which a group of these people meets already. Noor moderates. */
  async circle(
    names: readonly string[],
    home: Zone = zone('Europe/Berlin'),
  ): Promise<{ readonly workspace: Workspace; readonly channel: TextChannel }> {
    const { slack, store, clock } = this
    const workspace = slack.addWorkspace('Harbour', { members: names })
    const channel = slack.addChannel(workspace, 'circle')
    const place = keyOf(channel)
    const draft = { ...circleDraft, zone: home }
    const group = await setUpGroup(store, place, 'circle', draft, {
      person: null,
      now: clock.now(),
    })
    if (!group.ok) throw new Error(group.error)
    for (const name of names) {
      const account = this.account(name)
      const { person, now } = await meetPerson(store, { account, name, place, now: clock.now() })
      const role = name === 'Noor' ? 'moderator' : 'member'
      await store.groups.join(person.id, group.value.id, role, now)
    }
    return { workspace, channel }
  }

  account(name: string, workspace?: Workspace) {
    const { user } = this.slack.user(name, workspace)
    return { door: 'slack', tenant: user.workspace.id, externalId: user.id } as const
  }

  /** What stands in a channel for everybody, as it is read, oldest first. */
  readIn(channel: Channel): readonly string[] {
    return this.slack.messagesIn(channel).map((one) => plainText(this.slack.read(one).text))
  }

  /** The answer, once it is there: what this person alone sees of what they did. */
  async answerTo(asked: Outcome | Promise<Outcome>): Promise<Message | View> {
    const outcome = await asked
    const find = () => outcome.sights.find(isForOne)
    await this.slack.until(() => find() !== undefined)
    const found = find()
    if (!found) throw new Error(`no answer: ${outcome.failure ?? 'acknowledged'}`)
    return 'message' in found ? found.message : found.view
  }

  /** The answer, if it is a message. */
  async messageFor(asked: Outcome | Promise<Outcome>): Promise<Message> {
    const answer = await this.answerTo(asked)
    if ('ts' in answer) return answer
    throw new Error('the answer is a dialog')
  }

  /** What is read of the answer, once it is there. */
  async read(asked: Outcome | Promise<Outcome>): Promise<string> {
    const outcome = await asked
    const answer = await this.answerTo(outcome)
    const reader = outcome.interaction.asking.user
    const seen = 'ts' in answer ? this.slack.read(answer, reader) : this.slack.readForm(answer)
    return plainText(seen.text)
  }

  /** Sets a goal, lets it count, checks in and shares, with a command in this place each time. */
  async share(who: Person, where: Where): Promise<string> {
    const say = (name: string, text: string) =>
      this.messageFor(who.command({ ...where, name, text }))
    const press = (message: Message, label: string) => this.messageFor(who.click(message, label))
    const goal = await say('/goal', 'set do Walk')
    await press(await press(goal, 'Let it count in Morning circle'), 'Let it count')
    const preview = await press(await say('/checkin', 'Walk done'), 'Share')
    return this.read(who.click(preview, 'Share it'))
  }

  /** How often a method was called, since so many requests. */
  requests(method: string, since = 0): number {
    return this.slack.requests.slice(since).filter((one) => one.method === method).length
  }

  /** Ends our side, as at the end of the process. */
  async closeDoors(): Promise<void> {
    for (const [door, server] of this.#open) {
      await door.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
    this.#open.clear()
  }

  /** Ends everything, and throws what went wrong without any test expecting it. */
  async close(): Promise<void> {
    this.held.release()
    await this.closeDoors()
    await this.slack.close()
    const { violations } = this.slack
    if (violations.length > 0) throw new Error(JSON.stringify(violations, null, 2))
    for (const { error } of this.bugs) throw error
  }
}

export const openSlackHouse = async (
  store: Store,
  transport: 'socket' | 'http',
  options: SlackOptions = {},
): Promise<SlackHouse> =>
  new SlackHouse(await startSlack({ ...options, transport }), transport, store)

/** Where we are reached from outside, if anybody asks. */
const publicUrl = 'https://bot.example'

const circleDraft = { name: 'Morning circle', kind: 'peer-led', focus: 'wellbeing' } as const

export const keyOf = (channel: TextChannel): ChannelKey & { readonly door: 'slack' } => ({
  door: 'slack',
  community: channel.workspace.id,
  channel: channel.id,
})

const isForOne = (sight: Sight): boolean => {
  if (!('message' in sight)) return sight.kind === 'modal'
  return isEphemeral(sight.message) || sight.message.channel.kind === 'direct'
}

/** Both ways in which Slack reaches us. */
export const transports = ['socket', 'http'] as const

/** What is read; isolates cannot be seen. */
export const plainText = (text: string): string => text.replaceAll(/[\u2066-\u2069]/gu, '')
