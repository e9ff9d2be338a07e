import type { WebSocket } from 'ws'
import { shardOf } from '../world/snowflake.ts'

/** An event as it was sent, kept so that it can be sent again. */
interface Dispatched {
  readonly s: number
  readonly t: string
  readonly d: unknown
}

export const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const

/** What one shard of the bot has been told, across the sockets that it comes and goes with. */
export class Session {
  readonly id = crypto.randomUUID().replaceAll('-', '')
  readonly shard: number
  readonly shards: number
  readonly intents: number
  /** Null while the shard is away: what happens then waits here. */
  socket: WebSocket | null
  readonly #log: Dispatched[] = []

  constructor(shard: readonly [number, number], intents: number, socket: WebSocket) {
    this.shard = shard[0]
    this.shards = shard[1]
    this.intents = intents
    this.socket = socket
  }

  /** Whether this shard hears of a guild. Null is for what belongs to no guild. */
  hears(guildId: string | null): boolean {
    return guildId === null ? this.shard === 0 : shardOf(guildId, this.shards) === this.shard
  }

  dispatch(event: string, payload: unknown): void {
    const dispatched = { s: this.#log.length + 1, t: event, d: payload }
    this.#log.push(dispatched)
    this.#send(dispatched)
  }

  /** Sends again what came after that number. False if there never was such a number. */
  resume(socket: WebSocket, after: number): boolean {
    if (after > this.#log.length) return false
    this.socket = socket
    for (const missed of this.#log.slice(after)) this.#send(missed)
    this.dispatch('RESUMED', {})
    return true
  }

  #send(dispatched: Dispatched): void {
    if (this.socket) send(this.socket, { op: opcodes.dispatch, ...dispatched })
  }
}

export function send(socket: WebSocket, payload: object): void {
  // A socket that is closing would report an error for what nobody reads any more.
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload))
}
