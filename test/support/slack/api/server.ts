import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { flaw } from '../checks/flaw.ts'
import { readBy } from '../checks/schema.ts'
import { workspaceFor } from './access.ts'
import { ApiError } from './api-error.ts'
import type { House } from './house.ts'
import type { Method } from './method.ts'
import { RateLimit } from './rate-limit.ts'
import { type ApiRequest, readRequest } from './request.ts'
import { respond } from './response-urls.ts'
import { type Trouble, Troubles } from './troubles.ts'
import { serveFile, takeUpload } from './uploads.ts'
import { meet, type Reply, write } from './writing.ts'

/** A call that was answered, for tests that count or look. */
export interface Answered {
  /** Such as chat.postMessage; `response_url` or `upload`; the path of what is none of them. */
  readonly method: string
  /** Its arguments as they came: texts, in a form. */
  readonly body: Readonly<Record<string, unknown>>
  /** 0 if the connection was cut. */
  readonly status: number
  /** Slack's word for a refusal; null if all was well. */
  readonly error: string | null
}

/** Slack's Web API on loopback, with the addresses that go with it. */
export class ApiServer {
  readonly answered: Answered[] = []
  readonly troubles = new Troubles()
  readonly server: Server
  readonly #house: House
  readonly #methods: ReadonlyMap<string, Method>
  readonly #onAnswer: () => void
  readonly #closing = new AbortController()

  constructor(house: House, methods: readonly Method[], onAnswer: () => void) {
    this.#house = house
    this.#methods = new Map(methods.map((one) => [one.name, one]))
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

  /** An error in here is a bug of this loopback, and is not to look like something of Slack's. */
  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.url?.startsWith('/files-pri/')) {
      serveFile(this.#house.world, incoming, response)
      return
    }
    const request = await readRequest(incoming).catch((error: unknown) => {
      if (incoming.complete) throw error
      return null
    })
    if (request) await this.#meet(request, response)
  }

  async #meet(request: ApiRequest, response: ServerResponse): Promise<void> {
    const name = nameOf(request.path)
    const trouble = this.troubles.take(name)
    if (trouble?.kind === 'delay') {
      const { signal } = this.#closing
      await wait(trouble.ms, undefined, { signal }).catch(() => undefined)
    }
    const reply = isDone(trouble) ? this.#answer(name, request) : untouched
    const written = trouble ? meet(response, trouble, reply) : write(response, reply)
    this.answered.push({ method: name, body: request.body, ...written })
    this.#onAnswer()
  }

  #answer(name: string, request: ApiRequest): Reply {
    try {
      if (name === 'response_url') return this.#respond(request)
      if (name === 'upload') return takeUpload(this.#house, request)
      return this.#call(name, request)
    } catch (error) {
      if (error instanceof RateLimit) return limited(error.retryAfterS)
      if (error instanceof ApiError) return { status: 200, body: error.body, error: error.code }
      throw error
    }
  }

  #call(name: string, request: ApiRequest): Reply {
    const house = this.#house
    const found = this.#methods.get(name)
    if (!found) {
      return house.misuse(name, 'unknown_method', 'Slack has no such method', 'unknown_method')
    }
    const workspace = workspaceFor(house.world, found, request)
    this.#mustHave(found)
    const args = { ...Object.fromEntries(request.query), ...request.body }
    const parsed = readBy(found.args, args)
    if ('flaws' in parsed) {
      const grave = parsed.flaws.filter(
        ({ code, path }) => code !== 'unknown_field' || path.length > 1,
      )
      house.note(
        name,
        parsed.flaws.filter((one) => !grave.includes(one)),
      )
      house.demand(name, grave)
    }
    const read = 'read' in parsed ? parsed.read : found.args.strip().parse(args)
    // Methods that have no workspace never look at it.
    const call = { method: name, request, workspace: workspace as NonNullable<typeof workspace> }
    return { status: 200, body: { ok: true, ...found.answer(call, read) }, error: null }
  }

  #mustHave({ name, scope }: Method): void {
    const { scopes } = this.#house.world.settings
    if (scope === null || scopes.includes(scope)) return
    const message = `needs ${scope}`
    this.#house.note(name, [flaw([], 'missing_scope', message)])
    throw new ApiError('missing_scope', [], { needed: scope, provided: scopes.join(',') })
  }

  #respond(request: ApiRequest): Reply {
    const id = request.path.split('/').at(-1) ?? ''
    const address = this.#house.world.responseUrls.get(id)
    if (!address) return { status: 404, body: 'no_service', error: 'no_service' }
    try {
      return respond(this.#house, address, request)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { status: 400, body: error.body, error: error.code }
    }
  }
}

const untouched: Reply = { status: 200, body: { ok: true }, error: null }

const isDone = (trouble: Trouble | null): boolean =>
  !trouble || trouble.kind === 'delay' || ('done' in trouble && trouble.done === true)

const limited = (retryAfterS: number): Reply => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  error: 'ratelimited',
  headers: { 'retry-after': String(retryAfterS) },
})

function nameOf(path: string): string {
  if (path.startsWith('/commands/') || path.startsWith('/actions/')) return 'response_url'
  if (path.startsWith('/upload/')) return 'upload'
  return /^\/api\/([\w.]+)$/u.exec(path)?.[1] ?? path
}
