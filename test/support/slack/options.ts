/** How the loopback Slack behaves. Everything has the value that Slack itself has, or a kind one. */
export interface SlackOptions {
  /** How the app is reached: over its sockets (Socket Mode), or with signed requests. Default `socket`. */
  readonly transport?: 'socket' | 'http'
  /** How long the app may take to acknowledge, in milliseconds of the machine's time. Default 3000. */
  readonly deadlineMs?: number
  /** How long a `trigger_id` is good for, in milliseconds of `now`. Default 3000. */
  readonly triggerLifeMs?: number
  /** How long a `response_url` is good for, in milliseconds of `now`. Default 30 minutes. */
  readonly responseUrlLifeMs?: number
  /** How often a `response_url` can be used. Default 5. */
  readonly responseUrlUses?: number
  /**
   * When an event that was not acknowledged is sent again: the pauses before each time, in
   * milliseconds of the machine's time. Default at once, after a minute and after five.
   */
  readonly eventRetriesMs?: readonly number[]
  /**
   * How long a channel needs between two messages, in milliseconds of the machine's time; sooner is
   * answered with 429. Default 0, which is never. Slack has about 1000.
   */
  readonly postEveryMs?: number
  /** How many sockets an app may have at a time. Default 10. */
  readonly socketsAtOnce?: number
  /** What the app was granted where it is installed. */
  readonly scopes?: readonly string[]
  /** The commands that the app has, such as /goal; using another throws. Default any. */
  readonly commands?: readonly string[] | null
  /** Whether tokens expire after twelve hours and are refreshed (token rotation). Default no. */
  readonly rotatesTokens?: boolean
  /**
   * Whether the team is left out of what people do, and of an installation, as it can be where a
   * workspace belongs to an organization. Default no.
   */
  readonly leavesTeamOut?: boolean
  /**
   * Which mentions a message may have. `none`: nothing that rings for anybody, and no `<!channel>`
   * anywhere. Default `none`.
   */
  readonly mentions?: 'none' | 'any'
  /** What time it is, in milliseconds since 1970. Default the machine's time. */
  readonly now?: () => number
}

export interface WorkspaceOptions {
  /** Who installs the app. Default `owner`. */
  readonly installer?: string
  /** Whoever else is in it. */
  readonly members?: readonly string[]
}

export interface ChannelOptions {
  readonly private?: boolean
  /** Whether the app is in it. Default yes. */
  readonly withBot?: boolean
  /** Who is in it. Default everybody in the workspace now. */
  readonly members?: readonly string[]
}

export interface MemberOptions {
  /** IANA. Default Etc/UTC. */
  readonly tz?: string
}

export type Settings = { readonly [name in keyof SlackOptions]-?: SlackOptions[name] }

/** The machine's time, in milliseconds since 1970. */
export const machineNow = (): number => performance.timeOrigin + performance.now()

export const settingsFrom = (options: SlackOptions): Settings => ({
  transport: 'socket',
  deadlineMs: 3000,
  triggerLifeMs: 3000,
  responseUrlLifeMs: 30 * 60_000,
  responseUrlUses: 5,
  eventRetriesMs: [0, 60_000, 300_000],
  postEveryMs: 0,
  socketsAtOnce: 10,
  scopes: ['commands', 'chat:write', 'im:write', 'files:write', 'users:read', 'usergroups:read'],
  commands: null,
  rotatesTokens: false,
  leavesTeamOut: false,
  mentions: 'none',
  now: machineNow,
  ...options,
})
