import {
  type APIMessageTopLevelComponent,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
} from 'discord.js'
import type { LoopbackDiscord } from '../../support/discord/discord.ts'

export interface Bot {
  readonly client: Client
  /** Errors that discord.js reported, and fatal closes. */
  readonly errors: unknown[]
  readonly closes: number[]
}

/** The real discord.js, connected. */
export async function connectBot(
  discord: LoopbackDiscord,
  onInteraction: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  options: Partial<ClientOptions> = {},
): Promise<Bot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: discord.api, ...options.rest },
  })
  const bot: Bot = { client, errors: [], closes: [] }
  client.on(Events.Error, (error) => bot.errors.push(error))
  client.on(Events.ShardError, (error) => bot.errors.push(error))
  client.on(Events.ShardDisconnect, ({ code }) => bot.closes.push(code))
  client.on(Events.InteractionCreate, onInteraction)
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  await ready
  return bot
}

export const text = (content: string) => ({ type: 10, content })
export const row = (...components: object[]) => ({ type: 1, components })
export const button = (label: string, customId: string, style = 2) => ({
  type: 2,
  style,
  label,
  custom_id: customId,
})

/** Components v2 as raw objects, which discord.js takes and does not check. */
export const card = (...components: object[]) => ({
  components: components as APIMessageTopLevelComponent[],
  flags: MessageFlags.IsComponentsV2 as const,
})

export const privately = (options: ReturnType<typeof card>) => ({
  ...options,
  flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const,
})
