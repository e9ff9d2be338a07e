import { once } from 'node:events'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { MessagePayload } from '../payloads/message.ts'
import { userPayload } from '../payloads/people.ts'
import { guildCreatePayload } from '../payloads/places.ts'
import type { Message } from '../world/message.ts'
import type { World } from '../world/world.ts'
import { eventOf, guildsIntent } from './events.ts'
import { opcodes, Session, send } from './session.ts'

const incoming = z.object({ op: z.number(), d: z.unknown().optional() })
const identity = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
})
const resumption = z.object({ token: z.string(), session_id: z.string(), seq: z.number() })

/** Bits 0 to 16, 20, 21, 24 and 25; presences, members and message content are privileged. */
const intents = { all: 0x0331_ffff, privileged: (1 << 1) | (1 << 8) | (1 << 15) }

/** The codes with which Discord closes a socket for good, and some after which one may come back. */
const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidShard: 4010,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const

/** Discord's side of the socket, and what a test can do to it. */
export class Gateway {
  readonly #world: World
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #sessions = new Map<string, Session>()
  readonly #url: () => string
  #refusal: number | null = null
  #acknowledges = true
  #identified = 0
  #resumed = 0

  constructor(world: World, url: () => string, show: (message: Message) => MessagePayload) {
    this.#world = world
    this.#url = url
    world.onChange((change) => {
      const event = eventOf(change, world, show)
      if (event) this.dispatch(event.guildId, event.name, event.payload, event.intent)
    })
  }

  attachTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened))
    })
  }

  /** How many sessions were begun and how many were taken up again. */
  get counts(): { readonly identified: number; readonly resumed: number } {
    return { identified: this.#identified, resumed: this.#resumed }
  }

  /** The shards that are connected now, as [number, of how many]. */
  get connected(): readonly (readonly [number, number])[] {
    return [...this.#sessions.values()]
      .filter(({ socket }) => socket !== null)
      .map(({ shard, shards }) => [shard, shards] as const)
  }

  /** Sends an event of one's own making to the shard that hears of the guild. */
  dispatch(guildId: string | null, name: string, payload: unknown, intent = 0): void {
    for (const session of this.#sessions.values()) {
      const wants = intent === 0 || (session.intents & intent) !== 0
      if (wants && session.hears(guildId)) session.dispatch(name, payload)
    }
  }

  /** Cuts every socket without a word. Sessions wait to be resumed. */
  drop(): void {
    for (const session of this.#sessions.values()) this.#detach(session)?.terminate()
  }

  /** Asks every shard to reconnect and resume (op 7). */
  askToReconnect(): void {
    for (const { socket } of this.#sessions.values()) {
      if (socket) send(socket, { op: opcodes.reconnect, d: null })
    }
  }

  /** Says that the sessions are invalid (op 9); then they can be resumed, or are gone. */
  invalidate({ resumable }: { readonly resumable: boolean }): void {
    // The socket stays open: discord.js sends its RESUME over it.
    for (const session of this.#sessions.values()) {
      const socket = this.#detach(session)
      if (socket) send(socket, { op: opcodes.invalidSession, d: resumable })
    }
    if (!resumable) this.forgetSessions()
  }

  /** Loses all sessions, so that the next RESUME is answered with op 9. */
  forgetSessions(): void {
    this.#sessions.clear()
  }

  /** Closes every socket with a code, such as 4014. */
  close(code: number): void {
    for (const session of this.#sessions.values()) this.#detach(session)?.close(code)
  }

  /** Closes every socket that identifies from now on with this code; null takes them again. */
  refuse(code: number | null): void {
    this.#refusal = code
  }

  /** Whether heartbeats are acknowledged: a client leaves a gateway that is silent. */
  acknowledge(whether: boolean): void {
    this.#acknowledges = whether
  }

  /** Ends everything. A client that is still there is told to give up: it would call for ever. */
  async end(): Promise<void> {
    this.#sessions.clear()
    await Promise.all([...this.#server.clients].map(dismiss))
    this.#server.close()
  }

  #detach(session: Session): WebSocket | null {
    const { socket } = session
    session.socket = null
    return socket
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => this.#hear(socket, String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => this.#leave(socket, code))
    send(socket, {
      op: opcodes.hello,
      s: null,
      t: null,
      d: { heartbeat_interval: this.#world.settings.heartbeatMs },
    })
  }

  #leave(socket: WebSocket, code: number): void {
    const session = this.#sessionOf(socket)
    if (!session) return
    session.socket = null
    // A client that says goodbye with these gives its session up.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id)
  }

  #sessionOf(socket: WebSocket): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.socket === socket)
  }

  #hear(socket: WebSocket, text: string): void {
    const parsed = incoming.safeParse(parseJson(text))
    if (!parsed.success) {
      socket.close(closeCodes.decodeError)
      return
    }
    const { op, d } = parsed.data
    const session = this.#sessionOf(socket)
    if (op === opcodes.heartbeat) {
      if (this.#acknowledges) send(socket, { op: opcodes.heartbeatAck })
    } else if (op === opcodes.identify) {
      closeWith(socket, session ? closeCodes.alreadyAuthenticated : this.#identify(socket, d))
    } else if (op === opcodes.resume) {
      closeWith(socket, session ? closeCodes.alreadyAuthenticated : this.#resume(socket, d))
    } else if (![3, 4, 8].includes(op)) {
      socket.close(closeCodes.unknownOpcode)
    } else if (!session) {
      socket.close(closeCodes.notAuthenticated)
    }
  }

  /** Gives the code to close the socket with; null if all is well. */
  #identify(socket: WebSocket, d: unknown): number | null {
    const parsed = identity.safeParse(d)
    if (!parsed.success) return closeCodes.decodeError
    const refusal = this.#refusal ?? refusalOf(parsed.data, this.#world)
    if (refusal !== null) return refusal
    const { shard, intents: wanted } = parsed.data
    // A shard that begins anew never resumes what it had.
    for (const [id, old] of this.#sessions) {
      if (old.socket === null && old.shard === shard[0]) this.#sessions.delete(id)
    }
    const session = new Session(shard, wanted, socket)
    this.#sessions.set(session.id, session)
    this.#identified += 1
    this.#begin(session)
    return null
  }

  /** Guilds follow READY at once: without them discord.js waits 15 seconds to be ready. */
  #begin(session: Session): void {
    const world = this.#world
    const guilds = [...world.guilds.values()].filter(
      (guild) => world.isIn(guild) && session.hears(guild.id),
    )
    session.dispatch('READY', {
      v: 10,
      user: userPayload(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#url(),
      shard: [session.shard, session.shards],
      application: { id: world.applicationId, flags: 0 },
    })
    if ((session.intents & guildsIntent) === 0) return
    for (const guild of guilds) {
      session.dispatch('GUILD_CREATE', guildCreatePayload(guild, world.bot))
    }
  }

  #resume(socket: WebSocket, d: unknown): number | null {
    const parsed = resumption.safeParse(d)
    if (!parsed.success) return closeCodes.decodeError
    const { token, session_id: id, seq } = parsed.data
    if (token !== this.#world.token) return closeCodes.authenticationFailed
    if (this.#refusal !== null) return this.#refusal
    this.#resumed += 1
    const isTaken = this.#sessions.get(id)?.resume(socket, seq) === true
    if (!isTaken) send(socket, { op: opcodes.invalidSession, d: false })
    return null
  }
}

/** How long a client may take to say goodbye, in milliseconds. */
const goodbyeMs = 200

async function dismiss(socket: WebSocket): Promise<void> {
  const timer = setTimeout(() => socket.terminate(), goodbyeMs)
  const closed = once(socket, 'close')
  socket.close(closeCodes.authenticationFailed)
  await closed
  clearTimeout(timer)
}

function closeWith(socket: WebSocket, code: number | null): void {
  if (code !== null) socket.close(code)
}

/** The code with which Discord refuses an IDENTIFY; null if there is nothing against it. */
function refusalOf(wanted: z.infer<typeof identity>, { token, settings }: World): number | null {
  if (wanted.token !== token) return closeCodes.authenticationFailed
  const [shard, shards] = wanted.shard
  if (shards < 1 || shard < 0 || shard >= shards) return closeCodes.invalidShard
  if ((wanted.intents & ~intents.all) !== 0) return closeCodes.invalidIntents
  const privileged = wanted.intents & intents.privileged & ~settings.privilegedIntents
  return privileged === 0 ? null : closeCodes.disallowedIntents
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
