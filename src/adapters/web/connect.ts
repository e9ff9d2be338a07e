import { readFile } from 'node:fs/promises'
import type { RequestListener, Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { type DashboardParts, dashboardRoutes } from './dashboard.ts'
import { limits } from './limits.ts'
import { type StatusParts, statusRoutes } from './status.ts'

const host = '127.0.0.1'

export interface WebDoor {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  /** Takes nothing new, ends what is open, and resolves when all is quiet. */
  close(): Promise<void>
}

export interface WebParts {
  /** 0 picks a free one. */
  readonly port: number
  /** Rejects while something that everybody needs does not work. */
  ready(): Promise<void>
  /** The page's routes, or `null` while the page is closed. */
  readonly page: Hono | null
  /** What platforms ask of this server, by path. They come from outside, and prove who they are. */
  readonly outside?: ReadonlyMap<string, RequestListener> | undefined
  /** The dashboards of groups, or `null` where this process shows none. They are reached from outside. */
  readonly dashboard?: DashboardParts | null
  /** What those who run the bot look at: figures for whatever watches it, and a page of its own. */
  readonly operators?: {
    metrics(): Promise<{ readonly type: string; readonly text: string }>
    readonly status: StatusParts
  }
  onBug(error: unknown): void
}

/**
 * Opens the house's own server, on this machine alone.
 *
 * @throws the system's error when the port cannot be had: `EADDRINUSE`, `EACCES`.
 */
export async function openWebDoor(parts: WebParts): Promise<WebDoor> {
  const app = new Hono()
  const here = new Set<string>()
  app.get('/healthz', (http) => http.text('ok'))
  app.get('/readyz', (http) =>
    parts.ready().then(
      () => http.text('ready'),
      () => http.text('not ready', 503),
    ),
  )
  const { page, operators } = parts
  if (operators)
    app.get('/metrics', async (http) => {
      const { type, text } = await operators.metrics()
      return http.body(text, 200, { 'Content-Type': type })
    })
  for (const [path, listen] of parts.outside ?? []) app.all(path, (http) => pass(http, listen))
  if (parts.dashboard) app.route('/', await dashboardRoutes(parts.dashboard))
  for (const path of page ? ['*'] : ['/status/*', '/assets/*'])
    app.use(path, onlyFrom(here), headers, bodyLimit({ maxSize: limits.request }))
  if (page || operators) app.route('/', await assetRoutes(page ? pageFiles : []))
  app.use('/status/*', notForwarded)
  if (operators) app.route('/', statusRoutes(operators.status))
  if (page) app.route('/', page)
  app.onError((error, http) => {
    parts.onBug(error)
    return http.text('Something went wrong on our side. Nothing was shared. Please try again.', 500)
  })
  app.notFound((http) => http.text('There is nothing here.', 404))

  const server = await listen(app, parts.port)
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  for (const name of [host, 'localhost']) here.add(`${name}:${port}`)
  return { url: `http://${host}:${port}`, close: () => close(server) }
}

/** Hands a request on as Node has it; whoever gets it answers it. */
function pass(http: Context, listen: RequestListener): Response {
  const { incoming, outgoing } = http.env
  listen(incoming, outgoing)
  return RESPONSE_ALREADY_SENT
}

function listen(app: Hono, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Without TLS options this is always a plain HTTP server.
    const server = serve({ fetch: app.fetch, hostname: host, port }) as Server
    server.once('error', reject)
    server.once('listening', () => resolve(server))
  })
}

/** A request that is being answered gets its answer; a page that only listens is let go. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 2500)
  await closed
  clearTimeout(patience)
}

const thisMachineOnly = 'This page answers on this machine only.'

/**
 * Refuses what a foreign web page could make a browser send here: another name for this machine
 * (DNS rebinding), and a change asked for by another site.
 *
 * @param here the names that this server answers to.
 */
const onlyFrom =
  (here: ReadonlySet<string>): MiddlewareHandler =>
  async (http, next) => {
    const asked = http.req.header('host') ?? ''
    if (!here.has(asked)) return http.text(thisMachineOnly, 403)
    const reads = http.req.method === 'GET' || http.req.method === 'HEAD'
    if (!reads && http.req.header('origin') !== `http://${asked}`)
      return http.text('This was asked for by another page, so nothing was done.', 403)
    return next()
  }

/** A proxy says that it is one in these: then whoever asks is perhaps not on this machine. */
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

const notForwarded: MiddlewareHandler = async (http, next) =>
  forwarded.some((name) => http.req.header(name) !== undefined)
    ? http.text(thisMachineOnly, 403)
    : next()

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})

type File = readonly [name: string, path: string | URL, type: string]

const own = (name: string): URL => new URL(`assets/${name}`, import.meta.url)
const { resolve } = createRequire(import.meta.url)

/** What every page needs. */
const files: readonly File[] = [
  ['page.css', own('page.css'), 'text/css'],
  ['status.css', own('status.css'), 'text/css'],
  ['icon.svg', own('icon.svg'), 'image/svg+xml'],
]

/** The local page's own files, and htmx as its package has it. */
const pageFiles: readonly File[] = [
  ['page.js', own('page.js'), 'text/javascript'],
  ['suggestions.js', own('suggestions.js'), 'text/javascript'],
  ['htmx.js', resolve('htmx.org/dist/htmx.min.js'), 'text/javascript'],
  ['hx-sse.js', resolve('htmx.org/dist/ext/hx-sse.min.js'), 'text/javascript'],
]

/** Each file is read once. */
async function assetRoutes(further: readonly File[]): Promise<Hono> {
  const app = new Hono()
  for (const [name, path, type] of [...files, ...further]) {
    const content = await readFile(path, 'utf8')
    app.get(`/assets/${name}`, (http) =>
      http.body(content, 200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': 'no-cache',
      }),
    )
  }
  return app
}
