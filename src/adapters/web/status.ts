import { Hono } from 'hono'
import { renderStatus, type StatusView } from './status-page.ts'

export interface StatusParts {
  /** @param sentAgain how many were just sent again; `null` when nothing was done. */
  view(sentAgain: number | null): Promise<StatusView>
  /** Sends again what was given up, and gives how many; `null` where this process sends nothing. */
  readonly sendAgain: (() => Promise<number>) | null
  /** Writes a backup, and gives its path; `null` where the database has tools of its own for that. */
  readonly backUp: (() => Promise<string>) | null
}

/** A page for those who run the bot. It works without scripts. */
export function statusRoutes({ view, sendAgain, backUp }: StatusParts): Hono {
  const app = new Hono()

  app.get('/status', async (http) => {
    http.header('Cache-Control', 'no-store')
    const again = /^\d{1,9}$/.exec(http.req.query('again') ?? '')
    return http.html(renderStatus(await view(again ? Number(again[0]) : null)))
  })

  app.post('/status/send-again', async (http) =>
    sendAgain ? http.redirect(`/status?again=${await sendAgain()}`, 303) : http.notFound(),
  )

  app.post('/status/backup', async (http) => (backUp ? http.text(await backUp()) : http.notFound()))

  return app
}
