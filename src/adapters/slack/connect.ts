import type { RequestListener } from 'node:http'
import { App, type Receiver } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import type { Desk } from '#chat/desk.ts'
import type { Messenger } from '#chat/messenger.ts'
import { createFirstTime } from './first-time.ts'
import { Health } from './health.ts'
import { createHome, type Speaker } from './home.ts'
import { createPeople } from './people.ts'
import { quiet } from './quiet.ts'
import { receive } from './receive.ts'
import { paths } from './register.ts'
import { createRequests } from './requests.ts'
import { createMessenger } from './send.ts'
import { Sockets, wantedSockets } from './sockets.ts'
import {
  isFarSide,
  isRefusedForGood,
  isSocketGone,
  NotInstalled,
  originOfError,
} from './trouble.ts'
import type { ViewWords } from './views.ts'
import {
  type InstallationStore,
  manyWorkspaces,
  oneWorkspace,
  type Workspaces,
} from './workspaces.ts'

export interface SlackParts {
  /** Where Slack's Web API is, such as https://slack.com/api/. */
  readonly apiUrl: string
  /** How Slack reaches us: by sockets that we open, or by requests to our own server. */
  readonly reachedBy: { readonly appToken: string } | { readonly signingSecret: string }
  /** One workspace with its token, or as many as install it. */
  readonly workspaces:
    | { readonly botToken: string }
    | {
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
        readonly publicUrl: string
      }
  /** Stands before each command's name where the plain names are taken. */
  readonly commandPrefix: string
  /** Else it only sends, and nobody is heard here. */
  readonly listens: boolean
  readonly commands: readonly Command<never>[]
  readonly codec: ActionCodec
  readonly words: SlackWords
  readonly installations: InstallationStore
  /** The desk needs the messenger, and is made once there is one. */
  deskFor(messenger: Messenger): Desk
  homeFor(speaker: Speaker): Promise<readonly Card[]>
  readonly events: CommunityEvents
  /** How long to wait before trying again for the `attempt`th time, from 1, in milliseconds. */
  retryAfter(attempt: number): number
  /** Milliseconds since 1970. */
  now(): number
  /** One line for the person who runs it. */
  tell(line: string): void
  onBug(error: unknown, reference?: string): void
  /** Hears of an answer that Slack did not take in time. */
  onLate(error: unknown): void
}

/** What is said here and at no other door. */
export interface SlackWords extends ViewWords {
  readonly installed: string
  readonly notInstalled: string
  readonly tooSlow: Card
  broken(reference: string): Card
}

/** What happens to the workspaces that we are in. */
export interface CommunityEvents {
  /** We were installed; gives what to say to whoever did it. */
  joined(community: string): Promise<Card>
  /** We are no longer there. */
  left(community: string): Promise<void>
}

export interface SlackDoor {
  /** `null` while it works; else one sentence about what is wrong. */
  trouble(): string | null
  /** What Slack, and those who install it, ask of our own server: by path. */
  readonly routes: ReadonlyMap<string, RequestListener>
  close(): Promise<void>
}

/**
 * Opens the Slack door and keeps it open. Never throws: a door that cannot be opened says why in one
 * line, and is tried again where that can help.
 */
export function openSlackDoor(parts: SlackParts): SlackDoor {
  const { reachedBy, tell, onBug } = parts
  const clientOptions = {
    slackApiUrl: parts.apiUrl,
    logger: quiet,
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  } satisfies WebClientOptions
  const frame = { id: parts.codec.write, commandPrefix: parts.commandPrefix }
  const health = new Health()
  const workspaces = openWorkspaces()
  const people = createPeople(parts.now)
  const messenger = createMessenger(clientFor, frame, people)
  const desk = parts.deskFor(messenger)
  if (!parts.listens)
    return { trouble: () => null, routes: workspaces.pages, close: async () => undefined }
  const home = createHome({ frame, words: parts.words, homeFor: parts.homeFor })
  const routes = new Map(workspaces.pages)
  const receiver = openReceiver()
  const app = new App({
    receiver,
    authorize: ({ teamId }) => workspaces.authorize(teamId ?? ''),
    clientOptions: { ...clientOptions, retryConfig: onceMore },
    logger: quiet,
    convoStore: false,
  })
  const timers = new Set<NodeJS.Timeout>()
  let closed = false

  receive(app, {
    ...parts,
    desk,
    home,
    frame,
    tooSlow: parts.words.tooSlow,
    broken: parts.words.broken,
    people,
    isFirst: createFirstTime(),
  })
  app.event('app_uninstalled', async ({ context }) => left(context.teamId ?? ''))
  app.event('tokens_revoked', async ({ event, context }) => {
    if (event.tokens.bot?.length) await left(context.teamId ?? '')
  })
  app.error(async (error) => report(error))
  connect(1)

  return {
    trouble: () => health.trouble,
    routes,
    async close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      if (receiver instanceof Sockets) await receiver.stop()
    },
  }

  function connect(attempt: number): void {
    workspaces.check().then(begin, (error: unknown) => {
      if (closed) return
      const isFinal = isRefusedForGood(error)
      health.tokenIsNot(isFinal ? 'the bot token is not a valid one' : 'Slack cannot be reached')
      if (isFinal) return tell(`Slack: ${health.trouble}`)
      const milliseconds = parts.retryAfter(attempt)
      if (attempt === 1) tell(`Slack: ${health.trouble}; ${again(milliseconds)}`)
      const timer = setTimeout(() => {
        timers.delete(timer)
        connect(attempt + 1)
      }, milliseconds)
      timers.add(timer)
    })
  }

  async function begin(checked: Awaited<ReturnType<Workspaces['check']>>): Promise<void> {
    if (closed) return
    health.tokenIsGood()
    if (checked.workspace !== null) await parts.events.joined(checked.workspace).catch(onBug)
    if (receiver instanceof Sockets) await receiver.start()
    if (!closed) tell(checked.told)
  }

  function openWorkspaces(): Workspaces {
    if ('botToken' in parts.workspaces)
      return oneWorkspace(parts.workspaces.botToken, {
        ...clientOptions,
        retryConfig: { retries: 0 },
      })
    return manyWorkspaces({
      ...parts.workspaces,
      clientOptions: { ...clientOptions, retryConfig: onceMore },
      store: parts.installations,
      words: parts.words,
      onBug,
      async onInstalled(workspace, user) {
        const card = await parts.events.joined(workspace)
        const account = { door: 'slack', tenant: workspace, externalId: user } as const
        await messenger.send({ to: 'person', account }, card, `joined ${workspace} ${parts.now()}`)
      },
    })
  }

  function openReceiver(): Receiver {
    if ('signingSecret' in reachedBy) {
      const requests = createRequests(reachedBy.signingSecret, parts.now)
      routes.set(paths.events, requests.listen)
      return requests.receiver
    }
    health.lineIsNot('it is still connecting')
    let told: string | null = null
    return new Sockets({
      appToken: reachedBy.appToken,
      clientOptions,
      retryAfter: parts.retryAfter,
      onError: report,
      onOpen(open) {
        if (open === wantedSockets) told = null
        if (open > 0) health.lineIsGood()
        else health.lineIsNot('it is connecting again')
      },
      onRefused(isFinal, retryInMs, open) {
        const why = isFinal ? 'the app token is not a valid one' : 'Slack cannot be reached'
        if (open === 0) health.lineIsNot(why)
        if (why !== told) tell(`Slack: ${why}${isFinal ? '' : `; ${again(retryInMs)}`}`)
        told = why
      },
    })
  }

  async function left(workspace: string): Promise<void> {
    const wasThere = await workspaces.forget(workspace)
    await parts.events.left(workspace)
    if (!wasThere || !('botToken' in parts.workspaces)) return
    health.tokenIsNot('it was removed from the workspace')
    tell(`Slack: ${health.trouble}`)
  }

  /** Without retries of its own: what we say unasked is sent again by whoever keeps track of it. */
  async function clientFor(workspace: string): Promise<WebClient | 'gone' | 'unavailable'> {
    try {
      const { botToken } = await workspaces.authorize(workspace)
      return new WebClient(botToken, { ...clientOptions, retryConfig: { retries: 0 } })
    } catch (error) {
      if (error instanceof NotInstalled) return 'gone'
      if (isFarSide(error) || isRefusedForGood(error)) return 'unavailable'
      throw error
    }
  }

  /** What an act came to grief on: mostly it is Slack, the network, or a workspace that we left. */
  function report(thrown: unknown): void {
    const error = originOfError(thrown)
    const isOurs = !isFarSide(error) && !isSocketGone(error) && !(error instanceof NotInstalled)
    if (isOurs) onBug(error)
    else parts.onLate(error)
  }
}

/** While somebody waits: the library would go on for half an hour. */
const onceMore = { retries: 1, minTimeout: 100 }

const again = (milliseconds: number): string =>
  `trying again in ${Math.round(milliseconds / 1000)} s`
