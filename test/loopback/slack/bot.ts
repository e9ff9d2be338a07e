import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import type { LoopbackSlack } from '../../support/slack/slack.ts'
import type { Workspace } from '../../support/slack/world/places.ts'

export interface Bot {
  readonly app: App
  /** What Bolt reported as an error, and what listeners threw. */
  readonly errors: unknown[]
  stop(): Promise<void>
}

export interface BotOptions {
  /** How many sockets it keeps open. Default 1. */
  readonly sockets?: number
  /**
   * After how many milliseconds a socket is opened again, and one that does not answer is left.
   * Default 5000, as in Bolt.
   */
  readonly reconnectMs?: number
  /** Default none. */
  readonly retries?: number
}

/** The real Bolt, listening in all of the workspaces, over sockets or requests. */
export async function connectBot(
  slack: LoopbackSlack,
  transport: 'socket' | 'http',
  workspaces: readonly Workspace[],
  listen: (app: App) => void = () => undefined,
  options: BotOptions = {},
): Promise<Bot> {
  const errors: unknown[] = []
  const logger = quiet(errors)
  const clientOptions: WebClientOptions = {
    slackApiUrl: slack.api,
    retryConfig: { retries: options.retries ?? 0, factor: 1, minTimeout: 0 },
  }
  const receivers = Array.from({ length: options.sockets ?? 1 }, () =>
    transport === 'http'
      ? new HTTPReceiver({ signingSecret: slack.signingSecret, logger })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          logger,
          clientPingTimeout: options.reconnectMs ?? 5000,
          installerOptions: { clientOptions },
        }),
  )
  const [receiver, ...others] = receivers
  if (!receiver) throw new Error('a bot needs a socket')
  const app = new App({
    receiver,
    logger,
    clientOptions,
    deferInitialization: true,
    convoStore: false,
    authorize: async ({ teamId }) => {
      const workspace = workspaces.find(({ id }) => id === teamId)
      if (!workspace) throw new Error(`not installed in ${teamId}`)
      return { botToken: workspace.botToken, botUserId: workspace.bot.id, botId: workspace.botId }
    },
  })
  app.error(async (error) => void errors.push(error))
  listen(app)
  await app.init()
  for (const other of others) other.init(app)
  const stops = await Promise.all(
    receivers.map((one) => (one instanceof HTTPReceiver ? serve(one, slack) : connect(one))),
  )
  return {
    app,
    errors,
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

async function connect(receiver: SocketModeReceiver): Promise<() => Promise<void>> {
  await receiver.start()
  return () => receiver.client.disconnect()
}

/** On a free port, which Bolt's own server cannot tell. */
async function serve(receiver: HTTPReceiver, slack: LoopbackSlack): Promise<() => Promise<void>> {
  const server: Server = createServer(receiver.requestListener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port, and not on a pipe, has an address with a port.
  const { port } = server.address() as AddressInfo
  slack.sendTo(`http://127.0.0.1:${port}/slack/events`)
  return async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
}

/** Bolt's log, of which only errors are kept. */
export const quiet = (errors: unknown[]): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (...told) => errors.push(...told),
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
})

export const plain = (text: string) => ({ type: 'plain_text' as const, text })
export const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text, verbatim: true },
})
export const button = (label: string, actionId: string, value = actionId) => ({
  type: 'button' as const,
  text: plain(label),
  action_id: actionId,
  value,
})
export const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  elements,
})
