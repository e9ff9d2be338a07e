import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  OAuth2Scopes,
  Options,
  PermissionFlagsBits,
  type RateLimitQueueFilter,
  REST,
  type RESTOptions,
} from 'discord.js'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import type { Desk } from '#chat/desk.ts'
import type { Messenger } from '#chat/messenger.ts'
import { type CommunityEvents, watchCommunities } from './communities.ts'
import { closeReasons, Health, isCloseReason } from './health.ts'
import { receive } from './receive.ts'
import { registerCommands } from './register.ts'
import { createMessenger } from './send.ts'

export interface DiscordParts {
  readonly token: string
  /** Where Discord's REST interface is, such as https://discord.com/api; the gateway is asked there. */
  readonly apiUrl: string
  /** `auto`, or which shards of how many this process takes. */
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number }
  /** Registers the commands for this one guild, at once; `null` registers them everywhere. */
  readonly developmentGuild: string | null
  /** Else it only sends, and nobody is heard here. */
  readonly listens: boolean
  readonly commands: readonly Command<never>[]
  readonly codec: ActionCodec
  readonly words: DiscordWords
  /** The desk needs the messenger, and is made once there is one. */
  deskFor(messenger: Messenger): Desk
  readonly events: CommunityEvents
  /** How long to wait before trying again for the `attempt`th time, from 1, in milliseconds. */
  retryAfter(attempt: number): number
  /** Milliseconds since 1970. */
  now(): number
  /** One line for the person who runs it. */
  tell(line: string): void
  onBug(error: unknown, reference?: string): void
  /** Hears of an answer that Discord did not take in time. */
  onLate(error: unknown): void
}

/** What is said here and at no other door. */
export interface DiscordWords {
  readonly openAgain: string
  /** A form can only be opened at once. */
  readonly tooSlow: Card
  broken(reference: string): Card
}

export interface DiscordDoor {
  /** `null` while it works; else one sentence about what is wrong. */
  trouble(): string | null
  close(): Promise<void>
}

/** What we ask for at the invitation, and no more. `docs/discord.md` says why each. */
const permissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles

/**
 * Sends a form with its files in one piece. Written part by part, undici goes on writing after Discord
 * has hung up, and fails where nobody can catch it.
 */
const requestInOnePiece: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init)
  const form = new Response(init.body)
  const headers = new Headers(init.headers as Record<string, string>)
  headers.set('content-type', form.headers.get('content-type') ?? 'multipart/form-data')
  const body = new Uint8Array(await form.arrayBuffer())
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: Object.fromEntries(headers),
    body,
  })
}

/**
 * Opens the Discord door and keeps it open. Never throws: a door that cannot be opened says why in
 * one line, and is tried again where that can help.
 */
export function openDiscordDoor(parts: DiscordParts): DiscordDoor {
  const token = parts.token.replace(/^Bot\s+/i, '')
  const restOptions = {
    api: parts.apiUrl,
    version: '10',
    retries: 2,
    timeout: 15_000,
    makeRequest: requestInOnePiece,
  }
  const rest = new REST(restOptions).setToken(token)
  const restOnce = new REST({ ...restOptions, retries: 0 })
  // What nobody waits for is not held back here: whoever keeps track of it sends it again, at a pace that
  // all processes share. The library's own would stand still for as long as a clock was set back.
  const restUnasked = new REST({
    ...restOptions,
    rejectOnRateLimit,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  }).setToken(token)
  const frame = { id: parts.codec.write, commandIds: new Map<string, string>() }
  const messenger = createMessenger(restUnasked, frame, parts.now)
  const answers = { ...parts, desk: parts.deskFor(messenger), rest, restOnce, frame }
  const health = new Health()
  const waiting = new Set<NodeJS.Timeout>()
  let client: Client | null = null
  let loggingIn: Promise<void> | null = null
  const arrived = () => {
    loggingIn = null
  }
  let closed = false
  /** Trying again does not help: a person has to change something. */
  let isFinal = false
  if (parts.listens) connect(1)
  else health.connected()

  return {
    trouble: () => health.trouble,
    async close() {
      closed = true
      for (const timer of waiting) clearTimeout(timer)
      // discord.js cannot be stopped while it logs in: it leaves as soon as it is there.
      const leaving = client
      leaving?.removeAllListeners().on(Events.Error, () => undefined)
      if (loggingIn) void loggingIn.then(() => leaving?.destroy())
      else await leaving?.destroy()
      for (const one of [rest, restOnce, restUnasked]) {
        one.clearHashSweeper()
        one.clearHandlerSweeper()
      }
    },
  }

  /** A client that failed once is spent, so each attempt has a new one. */
  function connect(attempt: number): void {
    client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: restOptions,
      waitGuildTimeout: 2000,
      allowedMentions: { parse: [] },
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
      }),
      ...shardOptions(parts.shards),
    })
    listen(client)
    loggingIn = client.login(token).then(arrived, (error: unknown) => {
      arrived()
      if (closed || isFinal) return
      const isWrongToken = codeOf(error) === 'TokenInvalid'
      const why = isWrongToken ? closeReasons[4004] : 'Discord cannot be reached'
      health.notConnected(why)
      if (isWrongToken) parts.tell(`Discord: ${why}`)
      else tryAgain(attempt, `Discord: ${why}`, connect)
    })
  }

  function listen(on: Client): void {
    on.on(Events.InteractionCreate, (interaction) => {
      receive(interaction, answers).catch(parts.onBug)
    })
    watchCommunities(on, parts.events, messenger, parts.onBug)
    on.on(Events.ShardReady, (shard) => health.shardIsWell(shard))
    on.on(Events.ShardResume, (shard) => health.shardIsWell(shard))
    on.on(Events.ShardReconnecting, (shard) => health.shardIsNot(shard, 'it is connecting again'))
    on.on(Events.ShardDisconnect, ({ code }, shard) => {
      if (closed) return
      const why = isCloseReason(code)
        ? closeReasons[code]
        : `Discord closed the connection (${code})`
      isFinal ||= isCloseReason(code)
      health.shardIsNot(shard, why)
      parts.tell(`Discord: ${why}`)
    })
    on.on(Events.Error, parts.onBug)
    on.once(Events.ClientReady, ({ application }) => {
      health.connected()
      parts.tell(`Discord: connected; invite it with ${invitation(application.id)}`)
      register(application.id, 1)
    })
  }

  function register(application: string, attempt: number): void {
    registerCommands(rest, application, parts.commands, parts.developmentGuild).then(
      (ids) => {
        frame.commandIds = new Map(ids)
      },
      (error: unknown) => {
        if (closed) return
        const line = `Discord: the commands could not be registered (${codeOf(error)})`
        tryAgain(attempt, line, (next) => register(application, next))
      },
    )
  }

  function tryAgain(attempt: number, line: string, act: (attempt: number) => void): void {
    const milliseconds = parts.retryAfter(attempt)
    parts.tell(`${line}; trying again in ${Math.round(milliseconds / 1000)} s`)
    const timer = setTimeout(() => {
      waiting.delete(timer)
      act(attempt + 1)
    }, milliseconds)
    waiting.add(timer)
  }
}

/** Longer than this, in milliseconds, a message that nobody asked for gives way. */
const mostHeldBackMs = 5000

const rejectOnRateLimit: RateLimitQueueFilter = ({ retryAfter }) => retryAfter > mostHeldBackMs

function shardOptions(shards: DiscordParts['shards']) {
  return shards === 'auto'
    ? { shards: 'auto' as const }
    : { shards: [...shards.ids], shardCount: shards.count }
}

/** The invitation with the least that we need. */
const invitation = (application: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${application}&permissions=${permissions}&scope=${[
    OAuth2Scopes.Bot,
    OAuth2Scopes.ApplicationsCommands,
  ].join('%20')}`

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
