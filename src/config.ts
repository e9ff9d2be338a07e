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
  readonly slack: SlackConfig | null
  /** What a Slack app is told about itself when it is made, before there is any token. */
  readonly slackApp: {
    readonly commandPrefix: string
    readonly publicUrl: string | null
    readonly isSocketMode: boolean
  }
  /** Where this bot is reached from outside, without a slash at the end. */
  readonly publicUrl: string | null
  /** What this process does. */
  readonly roles: Roles
  /** How many messages a second go out, by all processes together. */
  readonly messagesPerSecond: {
    /** Of the whole bot. */
    readonly discord: number
    /** Of one workspace. */
    readonly slack: number
  }
  /** Only with the role `web`. */
  readonly localPage: 'open' | 'closed'
  /** Skipping ahead is for trying it out: it needs a page and no platform. */
  readonly canSkip: boolean
}

/**
 * What a process can do: hear what people say at the platforms (`gateway`), send what falls due
 * (`worker`), show the local page and the dashboards of groups (`web`). One does it all unless told
 * otherwise.
 */
export const roles = ['gateway', 'worker', 'web'] as const
export type Roles = ReadonlySet<(typeof roles)[number]>

export interface DiscordConfig {
  readonly token: string
  readonly apiUrl: string
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number }
  /** Commands are registered for this one guild alone, while developing. */
  readonly guild: string | null
}

export interface SlackConfig {
  /** With a slash at the end. */
  readonly apiUrl: string
  /** How Slack reaches us: by sockets that we open, or by requests to our own server. */
  readonly reachedBy: { readonly appToken: string } | { readonly signingSecret: string }
  /** One workspace with its token, or as many as install it. */
  readonly workspaces:
    | { readonly botToken: string }
    | { readonly clientId: string; readonly clientSecret: string; readonly publicUrl: string }
  /** Stands before each command's name where the plain names are taken. */
  readonly commandPrefix: string
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
  ROLES: z
    .string()
    .transform((text) => new Set(text.split(',').map((role) => role.trim())))
    .pipe(z.set(z.enum(roles)).min(1))
    .default(new Set(roles)),
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
  DISCORD_MESSAGES_PER_SECOND: z.coerce.number().min(1).max(100_000).default(45),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).default('https://slack.com/api/'),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z\d-]{0,12}$/)
    .default(''),
  SLACK_MESSAGES_PER_SECOND: z.coerce.number().min(1).max(100_000).default(5),
})

/** What each setting has to be, for the one line that says so. */
const wanted: Readonly<Record<keyof z.infer<typeof settings>, string>> = {
  PORT: 'a number from 0 to 65535',
  DATA_DIR: 'the path of a folder',
  DATABASE_URL: 'the address of a PostgreSQL server, such as postgres://user:password@host/name',
  ENCRYPTION_KEYS: 'one key or several with commas between them, the newest first',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  ROLES: `one or more of ${roles.join(', ')}, with commas between them`,
  LOCAL_PAGE: '1 for open or 0 for closed',
  DISCORD_TOKEN: 'the token of a Discord bot',
  DISCORD_API_URL: 'the address of Discord’s interface, such as https://discord.com/api',
  DISCORD_SHARDS: 'auto, or the shards of this process and how many there are, such as 0,1/4',
  DISCORD_GUILD_ID: 'the id of one guild, a number',
  DISCORD_MESSAGES_PER_SECOND: 'a number from 1 to 100000',
  SLACK_BOT_TOKEN: 'the bot token of a Slack app',
  SLACK_APP_TOKEN: 'the app-level token of a Slack app, for Socket Mode',
  SLACK_SIGNING_SECRET: 'the signing secret of a Slack app, for requests over HTTP',
  SLACK_API_URL: 'the address of Slack’s Web API, such as https://slack.com/api/',
  SLACK_CLIENT_ID: 'the client id of a Slack app',
  SLACK_CLIENT_SECRET: 'the client secret of a Slack app',
  PUBLIC_URL: 'the address at which this bot is reached from outside, such as https://bot.example',
  SLACK_MESSAGES_PER_SECOND: 'a number from 1 to 100000',
  SLACK_COMMAND_PREFIX: 'at most 12 lower-case letters, digits and hyphens',
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
  const slack = slackConfig(data)
  const publicUrl = data.PUBLIC_URL?.replace(/\/$/, '') ?? null
  const doors = { discord: data.DISCORD_TOKEN !== undefined, slack: slack !== null }
  const hasToken = doors.discord || doors.slack
  const isWanted = data.LOCAL_PAGE === undefined ? !hasToken : data.LOCAL_PAGE === '1'
  const isOpen = isWanted && data.ROLES.has('web')
  if (data.ROLES.size < roles.length && data.DATABASE_URL === undefined)
    throw new ConfigError(
      'ROLES divides the work among several processes, so DATABASE_URL has to be set as well.',
    )
  return Object.freeze({
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL ?? null,
    encryptionKeys: data.ENCRYPTION_KEYS?.split(',').map((key) => key.trim()) ?? null,
    logLevel: data.LOG_LEVEL,
    doors,
    discord: discordConfig(data),
    slack,
    publicUrl,
    roles: data.ROLES,
    messagesPerSecond: {
      discord: data.DISCORD_MESSAGES_PER_SECOND,
      slack: data.SLACK_MESSAGES_PER_SECOND,
    },
    slackApp: {
      commandPrefix: data.SLACK_COMMAND_PREFIX,
      publicUrl,
      isSocketMode: data.SLACK_APP_TOKEN !== undefined || data.PUBLIC_URL === undefined,
    },
    localPage: isOpen ? 'open' : 'closed',
    canSkip: isOpen && !hasToken && data.ROLES.has('worker'),
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

/** @throws ConfigError when a setting is there that does not help without another one. */
function slackConfig(data: z.infer<typeof settings>): SlackConfig | null {
  const workspaces = slackWorkspaces(data)
  if (!workspaces) return null
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data
  const reachedBy = appToken ? { appToken } : signingSecret ? { signingSecret } : null
  if (!reachedBy)
    throw new ConfigError(
      'For Slack, set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well.',
    )
  return {
    apiUrl: data.SLACK_API_URL.replace(/\/?$/, '/'),
    reachedBy,
    workspaces,
    commandPrefix: data.SLACK_COMMAND_PREFIX,
  }
}

function slackWorkspaces(data: z.infer<typeof settings>): SlackConfig['workspaces'] | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL } = data
  if (data.SLACK_BOT_TOKEN) return { botToken: data.SLACK_BOT_TOKEN }
  if (!clientId && !clientSecret) return null
  if (clientId && clientSecret && PUBLIC_URL)
    return { clientId, clientSecret, publicUrl: PUBLIC_URL.replace(/\/$/, '') }
  throw new ConfigError(
    'For many Slack workspaces, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL together.',
  )
}
