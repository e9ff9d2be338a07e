import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from './api-error.ts'
import { Buckets } from './buckets.ts'
import type { House } from './house.ts'
import { type ApiRequest, readRequest } from './request.ts'
import type { Reply, Route } from './route.ts'
import { type Trouble, Troubles } from './troubles.ts'

/** A request that was answered, for tests that count or look. */
export interface Answered {
  /** Such as POST /channels/:channel/messages; its method and path if there is no such route. */
  readonly route: string
  readonly path: string
  readonly body: unknown
  /** 0 if the connection was cut. */
  readonly status: number
}

type Headers = Readonly<Record<string, string>>

/** Discord's REST API on loopback. */
export class RestServer {
  readonly answered: Answered[] = []
  readonly troubles = new Troubles()
  readonly server: Server
  readonly #house: House
  readonly #routes: readonly Route[]
  readonly #buckets: Buckets
  readonly #onAnswer: () => void
  readonly #closing = new AbortController()

  constructor(house: House, routes: readonly Route[], onAnswer: () => void) {
    this.#house = house
    this.#routes = routes
    this.#buckets = new Buckets(house.world.settings)
    this.#onAnswer = onAnswer
    this.server = createServer((incoming, response) => void this.#serve(incoming, response))
  }

  /** Ends every connection, and whatever waits. */
  async close(): Promise<void> {
    this.#closing.abort()
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }

  /** An error in here is a bug of this loopback, and is not to look like something of Discord's. */
  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.url?.startsWith('/attachments/')) {
      this.#serveFile(incoming.url, response)
      return
    }
    const request = await readRequest(incoming).catch((error: unknown) => {
      if (incoming.complete) throw error
      return 'gone' as const
    })
    if (request === null) write(response, refusal(new ApiError('notFound')))
    else if (request !== 'gone') await this.#meet(request, response)
  }

  async #meet(request: ApiRequest, response: ServerResponse): Promise<void> {
    const found = this.#find(request)
    const trouble = found && this.troubles.take(found.route.name)
    if (trouble?.kind === 'delay') {
      const { signal } = this.#closing
      await wait(trouble.ms, undefined, { signal }).catch(() => undefined)
    }
    const isDone = !trouble || trouble.kind === 'delay' || ('done' in trouble && trouble.done)
    const { reply, headers } = isDone ? this.#answer(request, found) : untouched
    const status = trouble
      ? meet(response, trouble, reply, headers)
      : write(response, reply, headers)
    this.answered.push({
      route: found?.route.name ?? `${request.method} ${request.path}`,
      path: request.path,
      body: request.body,
      status,
    })
    this.#onAnswer()
  }

  #find(request: ApiRequest): Found | null {
    for (const route of this.#routes) {
      const parts = route.match(request)
      if (parts) return { route, parts }
    }
    return null
  }

  #answer(request: ApiRequest, found: Found | null): Answer {
    if (!found) return { reply: this.#unknown(request), headers: {} }
    const { route, parts } = found
    const about = parts['channel'] ?? parts['guild'] ?? parts['token'] ?? ''
    const { headers, retryAfterS } = this.#buckets.count(route.name, about)
    if (retryAfterS !== null) return limited(retryAfterS, 'user', headers)
    if (route.forBot && request.authorization !== `Bot ${this.#house.world.token}`) {
      return { reply: refusal(new ApiError('unauthorized')), headers }
    }
    try {
      return { reply: route.answer(request, parts), headers }
    } catch (error) {
      if (error instanceof ApiError) return { reply: refusal(error), headers }
      throw error
    }
  }

  /** What a bot asks for here should be here: a route that is missing is told, and not only a 404. */
  #unknown({ method, path }: ApiRequest): Reply {
    const message = 'is no route of this loopback'
    this.#house.note(`${method} ${path}`, [{ path: [], code: 'UNKNOWN_ROUTE', message }])
    return refusal(new ApiError('notFound'))
  }

  #serveFile(url: string, response: ServerResponse): void {
    const id = url.split('/')[3]
    const files = [...this.#house.world.messages.values()].flatMap(({ attachments }) => attachments)
    const file = files.find((one) => one.id === id)
    if (file) response.writeHead(200, { 'content-type': file.contentType }).end(file.bytes)
    else response.writeHead(404).end()
  }
}

interface Found {
  readonly route: Route
  readonly parts: Readonly<Record<string, string>>
}

const refusal = ({ status, body }: ApiError): Reply => ({ status, body })

interface Answer {
  readonly reply: Reply
  readonly headers: Headers
}

/** What there is to say of a request that was not carried out. */
const untouched: Answer = { reply: { status: 0 }, headers: {} }

function limited(
  retryAfterS: number,
  scope: 'user' | 'global' | 'shared',
  headers: Headers,
): Answer {
  const isGlobal = scope === 'global'
  const message = 'You are being rate limited.'
  return {
    reply: { status: 429, body: { message, retry_after: retryAfterS, global: isGlobal } },
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(retryAfterS)),
      'x-ratelimit-scope': scope,
      ...(isGlobal
        ? { 'x-ratelimit-global': 'true' }
        : { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': retryAfterS.toFixed(3) }),
    },
  }
}

/** Answers as the trouble has it. Gives the status. */
function meet(response: ServerResponse, trouble: Trouble, reply: Reply, headers: Headers): number {
  switch (trouble.kind) {
    case 'delay':
      return write(response, reply, headers)
    case 'closed':
      response.destroy()
      return 0
    case 'reset':
      response.socket?.resetAndDestroy()
      return 0
    case 'status':
      response.writeHead(trouble.status, { 'content-type': 'text/html' }).end('<h1>error</h1>')
      return trouble.status
    case 'refusal':
      return write(response, refusal(new ApiError('invalidForm')), headers)
    case 'rate limit': {
      const limit = limited(trouble.retryAfterS, trouble.scope ?? 'user', headers)
      return write(response, limit.reply, limit.headers)
    }
    default:
      return trouble satisfies never
  }
}

/** An answer without a body has no content type, which discord.js relies on. Gives the status. */
function write(response: ServerResponse, { status, body }: Reply, headers: Headers = {}): number {
  if (body === undefined) response.writeHead(status, headers).end()
  else {
    response.writeHead(status, { ...headers, 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  return status
}
