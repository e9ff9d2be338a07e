import { z } from 'zod'

/** Every setting, checked once at the start. `.env.example` tells of each. */
export interface Config {
  /** 0 picks a free one. */
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** Newest first; `null` where the key file in the data folder is used. */
  readonly encryptionKeys: readonly string[] | null
  readonly logLevel: (typeof logLevels)[number]
  /** Tokens that were given; a door without one is closed. */
  readonly doors: { readonly discord: boolean; readonly slack: boolean }
  readonly discord: DiscordConfig | null
  readonly localPage: 'open' | 'closed'
  /** Skipping ahead is for trying it out: it needs a page and no platform. */
  readonly canSkip: boolean
}

export interface DiscordConfig {
  readonly token: string
  readonly apiUrl: string
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number }
  /** Commands are registered for this one guild alone, while developing. */
  readonly guild: string | null
}

/** A setting that cannot be used; the message is one line for the person who runs the bot. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const text = z.string().trim().min(1).optional()

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ENCRYPTION_KEYS: text,
  LOG_LEVEL: z.enum(logLevels).default('info'),
  LOCAL_PAGE: z.enum(['0', '1']).optional(),
  DISCORD_TOKEN: text,
  DISCORD_API_URL: z.url({ protocol: /^https?$/ }).default('https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|\d+(,\d+)*\/\d+)$/)
    .default('auto'),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,21}$/)
    .optional(),
  SLACK_BOT_TOKEN: text,
})

/** What each setting has to be, for the one line that says so. */
const wanted: Readonly<Record<keyof z.infer<typeof settings>, string>> = {
  PORT: 'a number from 0 to 65535',
  DATA_DIR: 'the path of a folder',
  DATABASE_URL: 'the address of a PostgreSQL server, such as postgres://user:password@host/name',
  ENCRYPTION_KEYS: 'one key or several with commas between them, the newest first',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  LOCAL_PAGE: '1 for open or 0 for closed',
  DISCORD_TOKEN: 'the token of a Discord bot',
  DISCORD_API_URL: 'the address of Discord’s interface, such as https://discord.com/api',
  DISCORD_SHARDS: 'auto, or the shards of this process and how many there are, such as 0,1/4',
  DISCORD_GUILD_ID: 'the id of one guild, a number',
  SLACK_BOT_TOKEN: 'the bot token of a Slack app',
}

/**
 * Reads the environment. An empty setting is one that was not given.
 *
 * @throws ConfigError that names the setting and what it has to be, never its value.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof wanted // a key of `settings`
    throw new ConfigError(`${name} has to be ${wanted[name]}.`)
  }
  const { data } = parsed
  const doors = {
    discord: data.DISCORD_TOKEN !== undefined,
    slack: data.SLACK_BOT_TOKEN !== undefined,
  }
  const hasToken = doors.discord || doors.slack
  const isOpen = data.LOCAL_PAGE === undefined ? !hasToken : data.LOCAL_PAGE === '1'
  return Object.freeze({
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL ?? null,
    encryptionKeys: data.ENCRYPTION_KEYS?.split(',').map((key) => key.trim()) ?? null,
    logLevel: data.LOG_LEVEL,
    doors,
    discord: discordConfig(data),
    localPage: isOpen ? 'open' : 'closed',
    canSkip: isOpen && !hasToken,
  })
}

function discordConfig(data: z.infer<typeof settings>): DiscordConfig | null {
  if (data.DISCORD_TOKEN === undefined) return null
  const [ids = '', count] = data.DISCORD_SHARDS.split('/')
  return {
    token: data.DISCORD_TOKEN,
    apiUrl: data.DISCORD_API_URL.replace(/\/$/, ''),
    shards: count ? { ids: ids.split(',').map(Number), count: Number(count) } : 'auto',
    guild: data.DISCORD_GUILD_ID ?? null,
  }
}
