import { vi } from 'vitest'
import type { DiscordDoor } from '#adapters/discord/connect.ts'
import { meetPerson } from '#app/meet-person.ts'
import { setUpGroup } from '#app/set-up-group.ts'
import { createActionCodec } from '#chat/action-id.ts'
import type { Messenger } from '#chat/messenger.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import type { Zone } from '#domain/calendar.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { systemClock } from '../../src/clock.ts'
import type { DiscordConfig } from '../../src/config.ts'
import { openDiscord } from '../../src/discord.ts'
import { zone } from './builders.ts'
import { TestClock } from './clock.ts'
import { type LoopbackDiscord, startDiscord } from './discord/discord.ts'
import type { DiscordOptions } from './discord/options.ts'
import type { Outcome } from './discord/people/outcome.ts'
import type { Channel, Guild, TextChannel } from './discord/world/places.ts'
import { heldStore } from './held-store.ts'

/**
 * Our Discord door on a Discord on loopback, with a real store. It is Monday 2 March 2026, 18:00 UTC,
 * until the test moves the clock.
 */
export class DiscordHouse {
  readonly discord: LoopbackDiscord
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
  readonly #doors = new Set<DiscordDoor>()

  constructor(discord: LoopbackDiscord, store: Store, clock = new TestClock('2026-03-02T18:00Z')) {
    this.discord = discord
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

  /** Opens the door, which connects by and by. */
  open(config: Partial<DiscordConfig> = {}): DiscordDoor {
    const { discord, store, clock, switchboard } = this
    const { token } = discord
    const door = openDiscord(
      { token, shards: 'auto', guild: null, ...config, apiUrl: config.apiUrl ?? discord.api },
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
    this.#doors.add(door)
    return door
  }

  /** Opens the door, and waits until it works and its commands are registered. */
  async connect(config: Partial<DiscordConfig> = {}): Promise<DiscordDoor> {
    const before = this.discord.requests.length
    const door = this.open(config)
    if (!(await this.isConnected(door, before))) throw new Error(`not connected: ${door.trouble()}`)
    return door
  }

  /**
   * Waits until it works and its commands are registered; `false` if that takes too long.
   *
   * @param since how many requests there were before it was opened.
   */
  isConnected(door: DiscordDoor, since = 0): Promise<boolean> {
    const { discord } = this
    const isRegistered = () =>
      [null, ...discord.guilds].some((guild) => discord.commandsIn(guild).length > 0) &&
      discord.requests
        .slice(since)
        .some(({ path, status }) => path.endsWith('/commands') && status === 200)
    return discord.until(() => door.trouble() === null && isRegistered())
  }

  /** A channel of a new guild, in which a group of these people meets already. Noor moderates. */
  async circle(
    names: readonly string[],
    home: Zone = zone('Europe/Berlin'),
  ): Promise<{ readonly guild: Guild; readonly channel: TextChannel }> {
    const { discord, store, clock } = this
    const guild = discord.addGuild('Harbour', { members: names.map((one) => one.toLowerCase()) })
    const channel = discord.addChannel(guild, 'circle')
    const place = keyOf(channel)
    const draft = { ...circleDraft, zone: home }
    const group = await setUpGroup(store, place, 'circle', draft, {
      person: null,
      now: clock.now(),
    })
    if (!group.ok) throw new Error(group.error)
    for (const name of names) {
      const account = this.account(name.toLowerCase())
      const { person, now } = await meetPerson(store, { account, name, place, now: clock.now() })
      const role = name === 'Noor' ? 'moderator' : 'member'
      await store.groups.join(person.id, group.value.id, role, now)
    }
    return { guild, channel }
  }

  account(name: string) {
    const { id } = this.discord.user(name)
    return { door: 'discord', tenant: '', externalId: id } as const
  }

  /** What stands in a channel for everybody, as it is read, oldest first. */
  readIn(channel: Channel): readonly string[] {
    return this.discord.messagesIn(channel).map((one) => plainText(this.discord.read(one).text))
  }

  /** How often a route was asked, since so many requests. */
  requests(route: string, since = 0): number {
    return this.discord.requests.slice(since).filter((one) => one.route === route).length
  }

  /** Ends our side, as at the end of the process. */
  async closeDoors(): Promise<void> {
    for (const door of this.#doors) await door.close()
    this.#doors.clear()
  }

  /** Ends everything, and throws what went wrong without any test expecting it. */
  async close(): Promise<void> {
    this.held.release()
    await this.closeDoors()
    await this.discord.close()
    const { violations } = this.discord
    if (violations.length > 0) throw new Error(JSON.stringify(violations, null, 2))
    for (const { error } of this.bugs) throw error
  }
}

export const openDiscordHouse = async (
  store: Store,
  options: DiscordOptions = {},
): Promise<DiscordHouse> => new DiscordHouse(await startDiscord(options), store)

const circleDraft = { name: 'Morning circle', kind: 'peer-led', focus: 'wellbeing' } as const

export const keyOf = (channel: TextChannel): ChannelKey & { readonly door: 'discord' } => ({
  door: 'discord',
  community: channel.guild.id,
  channel: channel.id,
})

/** What is read of an answer; isolates cannot be seen. */
export const readOf = ({ seen }: Outcome): string => plainText(seen.text)

const plainText = (text: string): string => text.replaceAll(/[\u200b\u2066-\u2069]/gu, '')

/**
 * Moves the machine's date on by six seconds: discord.js leaves five between two sessions that it
 * begins. `vi.useRealTimers()` moves it back.
 */
export function letSessionsBegin(): void {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(systemClock.now().add({ seconds: 6 }).epochMilliseconds)
}
