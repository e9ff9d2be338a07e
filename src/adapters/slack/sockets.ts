import type { App, Receiver } from '@slack/bolt'
import { SocketModeClient } from '@slack/socket-mode'
import type { WebClientOptions } from '@slack/web-api'
import { quiet } from './quiet.ts'
import { isRefusedForGood } from './trouble.ts'

export interface SocketParts {
  readonly appToken: string
  readonly clientOptions: WebClientOptions
  retryAfter(attempt: number): number
  /** Hears how many sockets are open now, whenever that changes. */
  onOpen(sockets: number): void
  /**
   * A socket could not be opened.
   *
   * @param isFinal when trying again does not help.
   * @param open how many are open all the same.
   */
  onRefused(isFinal: boolean, retryInMs: number, open: number): void
  onError(error: unknown): void
}

/** Slack closes a socket now and then, and gives an event to any one that is open: two lose nothing. */
export const wantedSockets = 2

/**
 * Socket Mode: we connect to Slack, so no address of ours has to be public. Reconnecting is done
 * here, because the library's own leaves a refusal unhandled.
 */
export class Sockets implements Receiver {
  readonly #parts: SocketParts
  readonly #clients: readonly SocketModeClient[]
  readonly #open = new Set<SocketModeClient>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #first = Promise.withResolvers<void>()
  #isStopped = false

  constructor(parts: SocketParts) {
    this.#parts = parts
    const { appToken, clientOptions } = parts
    this.#clients = Array.from(
      { length: wantedSockets },
      () =>
        new SocketModeClient({
          appToken,
          clientOptions: { ...clientOptions, retryConfig: { retries: 0 } },
          autoReconnectEnabled: false,
          logger: quiet,
        }),
    )
  }

  init(app: App): void {
    for (const client of this.#clients) {
      client.on('slack_event', ({ ack, body, retry_num, retry_reason }) => {
        const event = { body, ack, retryNum: retry_num, retryReason: retry_reason }
        app.processEvent(event).catch(this.#parts.onError)
      })
      client.on('connected', () => {
        if (this.#isStopped) return void client.disconnect()
        this.#open.add(client)
        this.#first.resolve()
        this.#parts.onOpen(this.#open.size)
      })
      client.on('disconnected', () => {
        if (!this.#open.delete(client) || this.#isStopped) return
        this.#parts.onOpen(this.#open.size)
        this.#connect(client, 1)
      })
    }
  }

  /** Resolves when a socket is open, however long that takes. */
  async start(): Promise<void> {
    if (this.#isStopped) return
    for (const client of this.#clients) this.#connect(client, 1)
    await this.#first.promise
  }

  /**
   * Resolves when nothing is open any more. The library cannot be stopped while it connects: what is
   * on its way leaves as soon as it is there.
   */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all([...this.#open].map((client) => client.disconnect()))
  }

  #connect(client: SocketModeClient, attempt: number): void {
    client.start().catch((error: unknown) => {
      if (this.#isStopped) return
      const isFinal = isRefusedForGood(error)
      const milliseconds = this.#parts.retryAfter(attempt)
      this.#parts.onRefused(isFinal, milliseconds, this.#open.size)
      if (isFinal) return
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        this.#connect(client, attempt + 1)
      }, milliseconds)
      this.#timers.add(timer)
    })
  }
}
