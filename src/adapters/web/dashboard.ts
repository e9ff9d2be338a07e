import { readFile } from 'node:fs/promises'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  type DashboardView,
  type NoticeView,
  renderDashboard,
  renderNotice,
} from './dashboard-page.ts'
import { limits } from './limits.ts'

/** What a visit comes to when it does not come to what was asked for. */
export interface Refused {
  readonly ok: false
  readonly status: ContentfulStatusCode
  readonly notice: NoticeView
}

export type Visit<T> = { readonly ok: true; readonly value: T } | Refused

/** The weeks that were asked for, as they stand in the address. */
export interface AskedWeeks {
  readonly from: string | undefined
  readonly until: string | undefined
}

export interface FileView {
  readonly name: string
  readonly text: string
}

/** The dashboards of groups. `session` is what the browser's cookie holds, `''` for none. */
export interface DashboardParts {
  /** How long a browser stays in, in seconds. */
  readonly lasts: number
  /** Whether the address begins with https, so that cookies go nowhere else. */
  isSecure(): boolean
  /** Uses nothing up. */
  look(key: string): Promise<Visit<NoticeView>>
  enter(key: string): Promise<Visit<{ readonly session: string }>>
  show(session: string, weeks: AskedWeeks): Promise<Visit<DashboardView>>
  file(session: string, weeks: AskedWeeks, what: 'weeks' | 'goals'): Promise<Visit<FileView>>
  /** Gives the page that says so. */
  signOut(session: string): Promise<NoticeView>
}

const cookie = 'alongside_groups'
const path = '/groups'

/** Comes from outside, unlike the rest of this server: each request proves by its cookie who it is. */
export async function dashboardRoutes(parts: DashboardParts): Promise<Hono> {
  const app = new Hono()
  app.use(`${path}/*`, headers, ownForms, bodyLimit({ maxSize: limits.request }))
  for (const [name, type] of files) {
    const content = await readFile(new URL(`assets/${name}`, import.meta.url), 'utf8')
    app.get(`${path}/${name}`, (http) =>
      http.body(content, 200, { 'Content-Type': `${type}; charset=utf-8` }),
    )
  }

  app.get(`${path}/enter`, async (http) => {
    const visit = await parts.look(http.req.query('key') ?? '')
    return visit.ok ? http.html(renderNotice(visit.value)) : refuse(http, visit)
  })

  app.post(`${path}/enter`, async (http) => {
    const { key } = await http.req.parseBody()
    const visit = await parts.enter(typeof key === 'string' ? key : '')
    if (!visit.ok) return refuse(http, visit)
    setCookie(http, cookie, visit.value.session, {
      ...{ path, httpOnly: true, sameSite: 'Lax', secure: parts.isSecure() },
      maxAge: parts.lasts,
    })
    return http.redirect(`${path}/report`, 303)
  })

  app.get(`${path}/report`, async (http) => {
    const visit = await parts.show(sessionOf(http), weeksOf(http))
    return visit.ok ? http.html(renderDashboard(visit.value)) : refuse(http, visit)
  })

  for (const what of ['weeks', 'goals'] as const)
    app.get(`${path}/${what}.csv`, async (http) => {
      const visit = await parts.file(sessionOf(http), weeksOf(http), what)
      if (!visit.ok) return refuse(http, visit)
      return http.body(visit.value.text, 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${visit.value.name}"`,
      })
    })

  app.post(`${path}/sign-out`, async (http) => {
    const notice = await parts.signOut(sessionOf(http))
    deleteCookie(http, cookie, { path, secure: parts.isSecure() })
    return http.html(renderNotice(notice))
  })

  return app
}

const files = [
  ['dashboard.css', 'text/css'],
  ['icon.svg', 'image/svg+xml'],
] as const

const refuse = (http: Context, { status, notice }: Refused): Response | Promise<Response> =>
  http.html(renderNotice(notice), status)

const sessionOf = (http: Context): string => getCookie(http, cookie) ?? ''

const weeksOf = (http: Context): AskedWeeks => ({
  from: http.req.query('from'),
  until: http.req.query('until'),
})

const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})

const headers: MiddlewareHandler = async (http, next) => {
  await policy(http, next)
  http.header('Cache-Control', 'no-store')
}

/**
 * Refuses a form that another site sends. Browsers say by `Sec-Fetch-Site` where it comes from; since no
 * address is handed on, they say nothing in `Origin`. The key itself and a cookie that is not sent along
 * from elsewhere guard what browsers without it send.
 */
const ownForms: MiddlewareHandler = async (http, next) => {
  const site = http.req.header('sec-fetch-site')
  if (http.req.method === 'POST' && !['same-origin', 'none', undefined].includes(site))
    return http.text('This was asked for by another page, so nothing was done.', 403)
  return next()
}
