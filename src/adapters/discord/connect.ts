import {
  Client,
  Events,
  GatewayIntentBits,
  type Guild,
  OAuth2Scopes,
  Options,
  PermissionFlagsBits,
} from 'discord.js'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import type { Desk } from '#chat/desk.ts'
import type { Messenger, Place } from '#chat/messenger.ts'
import { receive } from './receive.ts'
import { registerCommands } from './register.ts'
import type { CardFrame } from './render-card.ts'
import { createMessenger } from './send.ts'

export interface DiscordParts {
  readonly token: string
  /** Where Discord's REST interface is, such as https://discord.com/api; the gateway is asked there. */
  readonly apiUrl: string
  /** `auto`, or which shards of how many this process takes. */
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number }
  /** Registers the commands for this one guild, at once; `null` registers them everywhere. */
  readonly developmentGuild: string | null
  readonly commands: readonly Command<never>[]
  readonly codec: ActionCodec
  readonly words: { readonly openAgain: string }
  /** The desk needs the messenger, and is made once there is one. */
  deskFor(messenger: Messenger): Desk
  readonly events: DiscordEvents
  /** One line for the person who runs it. */
  tell(line: string): void
  onBug(error: unknown): void
}

/** What happens to the communities that we are in. */
export interface DiscordEvents {
  /** We were invited; gives what to say there. */
  joined(community: string): Promise<Card>
  /** We are no longer there. */
  left(community: string): Promise<void>
  channelGone(place: Place): Promise<void>
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
 * Opens the Discord door and keeps it open. Rejects never: a door that cannot be opened says why in
 * one line, and is tried again where that can help.
 */
export function openDiscordDoor(parts: DiscordParts): DiscordDoor {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: parts.apiUrl, version: '10', retries: 2, timeout: 15_000 },
    waitGuildTimeout: 2000,
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    ...shardOptions(parts.shards),
  })
  let trouble: string | null = 'it is still connecting'
  let closed = false
  let again: NodeJS.Timeout | undefined
  let commandIds: ReadonlyMap<string, string> = new Map()
  const frame: CardFrame = {
    id: parts.codec.write,
    get commandIds() {
      return commandIds
    },
  }
  const desk = parts.deskFor(createMessenger(client.rest, frame))
  const answers = { desk, rest: client.rest, frame, words: parts.words, onLate: parts.onBug }

  client.on(Events.InteractionCreate, (interaction) => {
    receive(interaction, answers).catch(parts.onBug)
  })
  client.on(Events.GuildCreate, (guild) => {
    welcome(guild).catch(parts.onBug)
  })
  client.on(Events.GuildDelete, (guild) => {
    // A guild that Discord cannot reach just now is not one that we left.
    if (guild.available) parts.events.left(guild.id).catch(parts.onBug)
  })
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return
    const place = { door: 'discord', community: channel.guildId, channel: channel.id } as const
    parts.events.channelGone(place).catch(parts.onBug)
  })
  client.on(Events.ShardReady, () => {
    if (client.isReady()) trouble = null
  })
  client.on(Events.ShardResume, () => {
    trouble = null
  })
  client.on(Events.ShardReconnecting, () => {
    trouble = 'it is connecting again'
  })
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (closed) return
    trouble = closeReasons[code] ?? `Discord closed the connection (${code})`
    parts.tell(`Discord: ${trouble}`)
  })
  client.on(Events.Error, parts.onBug)
  client.once(Events.ClientReady, (ready) => {
    parts.tell(`Discord: connected; invite it with ${invitation(ready.application.id)}`)
    trouble = null
    registerCommands(ready.rest, ready.application.id, parts.commands, parts.developmentGuild).then(
      (ids) => {
        commandIds = ids
      },
      parts.onBug,
    )
  })
  connect(1)

  return {
    trouble: () => trouble,
    async close() {
      closed = true
      clearTimeout(again)
      await client.destroy()
    },
  }

  /** A wrong token stays wrong; anything else is tried again, each time a little later. */
  function connect(attempt: number): void {
    client.login(parts.token).catch((error: unknown) => {
      if (closed) return
      const wrongToken = codeOf(error) === 'TokenInvalid' || codeOf(error) === '401'
      const seconds = Math.min(5 * 2 ** attempt, 300)
      trouble = wrongToken ? 'the token is not a valid one' : 'Discord cannot be reached'
      parts.tell(`Discord: ${trouble}${wrongToken ? '' : `; trying again in ${seconds} s`}`)
      if (!wrongToken) again = setTimeout(() => connect(attempt + 1), seconds * 1000)
    })
  }

  /** Where the inviter sees it: the channel for such messages, or the first that we may write to. */
  async function welcome(guild: Guild): Promise<void> {
    const card = await parts.events.joined(guild.id)
    const me = guild.members.me
    const channels = [guild.systemChannel, ...guild.channels.cache.values()]
    const open = channels.find(
      (channel) =>
        channel?.isTextBased() &&
        me &&
        channel.permissionsFor(me).has(PermissionFlagsBits.SendMessages),
    )
    if (!open) return
    const place = { door: 'discord', community: guild.id, channel: open.id } as const
    await createMessenger(client.rest, frame).send(
      { to: 'channel', place },
      card,
      `joined${guild.id}`,
    )
  }
}

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

/** What a close that Discord does not take back means. */
const closeReasons: Readonly<Record<number, string>> = {
  4004: 'the token is not a valid one',
  4010: 'this shard does not exist; look at DISCORD_SHARDS',
  4011: 'there are too many guilds for one shard; set DISCORD_SHARDS',
  4012: 'this version of Discord’s interface is no longer there',
  4013: 'an intent was asked for that does not exist',
  4014: 'an intent was asked for that is not switched on for this bot',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
