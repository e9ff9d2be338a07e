/** How the loopback Discord behaves. Everything has the value that Discord itself has, or a kind one. */
export interface DiscordOptions {
  /** How long a first answer to an interaction may take, in milliseconds. Default 3000. */
  readonly deadlineMs?: number
  /** How long an interaction's token lives, in milliseconds of `now`. Default 15 minutes. */
  readonly tokenLifeMs?: number
  /** How long a nonce is remembered, in milliseconds of `now`. Default 3 minutes. */
  readonly nonceLifeMs?: number
  /** How many shards `GET /gateway/bot` recommends. Default 1. */
  readonly shards?: number
  /** How often a client has to say that it is there, in milliseconds. Default 41,250. */
  readonly heartbeatMs?: number
  /**
   * How many shards may identify within five seconds (`max_concurrency`). Default 16: a small bot
   * has 1, with which discord.js waits five seconds between two shards.
   */
  readonly identifiesAtOnce?: number
  /** How many sessions may still be started today. Default 1000. */
  readonly identifiesLeft?: number
  /** The privileged intents that are switched on, as bits; asking for others ends in 4014. Default none. */
  readonly privilegedIntents?: number
  /** How many requests a route takes in how many milliseconds. Default 50 in 1000. */
  readonly bucket?: { readonly limit: number; readonly perMs: number }
  /** Which mentions a message may ask for. Default none: `allowed_mentions` is there and empty. */
  readonly mentions?: 'none' | 'any'
  /** What time it is, in milliseconds since 1970. Default the machine's time. */
  readonly now?: () => number
}

export type Settings = { readonly [name in keyof DiscordOptions]-?: DiscordOptions[name] }

export const settingsFrom = (options: DiscordOptions): Settings => ({
  deadlineMs: 3000,
  tokenLifeMs: 15 * 60_000,
  nonceLifeMs: 3 * 60_000,
  shards: 1,
  heartbeatMs: 41_250,
  identifiesAtOnce: 16,
  identifiesLeft: 1000,
  privilegedIntents: 0,
  bucket: { limit: 50, perMs: 1000 },
  mentions: 'none',
  now: () => performance.timeOrigin + performance.now(),
  ...options,
})
