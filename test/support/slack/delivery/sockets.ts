import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { ApiError } from '../api/api-error.ts'
import { parseJson } from '../json.ts'
import type { World } from '../world/world.ts'
import { acked, type Delivered, type Delivery, type Envelope, failed } from './envelope.ts'

const incoming = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

/** Why Slack takes a socket away: a `warning` comes ahead of it, and takes nothing away yet. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled'

interface Pending {
  readonly socket: WebSocket
  readonly envelope: Envelope
  readonly end: (delivered: Delivered) => void
}

/** Slack's side of Socket Mode, and what a test can do to it. An envelope goes to any one socket. */
export class Sockets implements Delivery {
  readonly #world: World
  readonly #host: () => string
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #tickets = new Set<string>()
  /** Those that take envelopes, the one whose turn it is first. */
  #ready: WebSocket[] = []
  readonly #pending = new Map<string, Pending>()
  readonly #missed = new Map<string, Envelope>()
  #opened = 0
  #refuses = false

  constructor(world: World, host: () => string) {
    this.#world = world
    this.#host = host
  }

  attachTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** How many sockets there were in all. */
  get opened(): number {
    return this.#opened
  }

  /** How many take envelopes now. */
  get connected(): number {
    return this.#ready.length
  }

  /** The address of a socket to come, which can be used once. */
  address(): string {
    if (this.#ready.length >= this.#world.settings.socketsAtOnce) {
      throw new ApiError('too_many_websockets')
    }
    const ticket = crypto.randomUUID()
    this.#tickets.add(ticket)
    return `ws://${this.#host()}/link/?ticket=${ticket}&app_id=${this.#world.appId}`
  }

  /**
   * Tells the socket that was there longest that it is going to be closed; unless that was a
   * warning, it gets no envelopes from now on.
   */
  disconnect(reason: DisconnectReason): void {
    const [socket] = [...this.#server.clients].filter((one) => this.#ready.includes(one))
    if (!socket) throw new Error('there is no socket')
    if (reason !== 'warning') this.#retire(socket)
    send(socket, { type: 'disconnect', reason, debug_info })
  }

  /** Cuts every socket without a word. */
  kill(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  /** From now on nothing that comes over the sockets of now is read. */
  freeze(): void {
    for (const socket of this.#server.clients) socket.pause()
  }

  /** Whether sockets are refused from now on, although they were given an address. */
  refuse(whether: boolean): void {
    this.#refuses = whether
  }

  send(envelope: Envelope): Promise<Delivered> {
    const socket = this.#ready.shift()
    if (!socket) return Promise.resolve(failed('dispatch_failed'))
    this.#ready.push(socket)
    const id = crypto.randomUUID()
    return new Promise((resolve) => {
      const end = (delivered: Delivered) => {
        clearTimeout(timer)
        this.#pending.delete(id)
        if (!delivered.acked) this.#missed.set(id, envelope)
        resolve(delivered)
      }
      const { deadlineMs } = this.#world.settings
      const timer = setTimeout(() => end(failed('operation_timeout')), deadlineMs)
      this.#pending.set(id, { socket, envelope, end })
      const { type, payload, retry } = envelope
      send(socket, {
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(type === 'events_api'
          ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      })
    })
  }

  /** Ends everything. */
  async end(): Promise<void> {
    for (const { end } of [...this.#pending.values()]) end(failed('dispatch_failed'))
    this.#refuses = true
    await Promise.all([...this.#server.clients].map(dismiss))
    this.#server.close()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const isKnown = this.#tickets.delete(url.searchParams.get('ticket') ?? '')
    if (this.#refuses || !isKnown || url.pathname !== '/link/') {
      // Whoever is refused may hang up first.
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened))
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => this.#hear(String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#leave(socket))
    this.#ready.push(socket)
    this.#opened += 1
    send(socket, {
      type: 'hello',
      num_connections: this.#ready.length,
      debug_info: { ...debug_info, build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#world.appId },
    })
  }

  #hear(text: string): void {
    const parsed = incoming.safeParse(parseJson(text))
    if (!parsed.success) return
    const { envelope_id: id, payload } = parsed.data
    const pending = this.#pending.get(id)
    if (pending) pending.end(acked(payload))
    else this.#missed.get(id)?.onLate?.()
  }

  #retire(socket: WebSocket): void {
    this.#ready = this.#ready.filter((one) => one !== socket)
  }

  /** What it had not acknowledged is lost. */
  #leave(socket: WebSocket): void {
    this.#retire(socket)
    for (const pending of [...this.#pending.values()]) {
      if (pending.socket === socket) pending.end(failed('dispatch_failed'))
    }
  }
}

const debug_info = { host: 'applink-loopback' }

/** How long a client may take to say goodbye, in milliseconds. */
const goodbyeMs = 200

async function dismiss(socket: WebSocket): Promise<void> {
  const timer = setTimeout(() => socket.terminate(), goodbyeMs)
  const closed = once(socket, 'close')
  socket.close(1000)
  await closed
  clearTimeout(timer)
}

function send(socket: WebSocket, payload: object): void {
  // A socket that is closing would report an error for what nobody reads any more.
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload))
}
