import { Hono } from 'hono'
import { parse } from 'node-html-parser'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import type { StatusView } from '#adapters/web/status-page.ts'
import { ask } from '../../support/page-visitor.ts'

// The page for operators and the figures, as the house's own server gives them.

const hostile = '<script>alert("&")</script>'

const view: StatusView = {
  title: 'Alongside: status',
  lead: 'How it does.',
  done: null,
  parts: [
    {
      title: 'Doors',
      about: null,
      facts: [
        { name: 'Discord', value: 'works', isTrouble: false },
        { name: 'Slack', value: hostile, isTrouble: true },
      ],
    },
    { title: 'Messages', about: 'The database does not answer just now.', facts: [] },
  ],
  givenUp: {
    title: 'Given up',
    about: 'The newest.',
    columns: ['Kind', 'Due', 'Why'],
    rows: [['daily prompt', '2026-03-02 20:00:00 UTC', hostile]],
    sendAgain: 'Send them again',
  },
}

interface Opened extends WebDoor {
  /** How often everything was sent again. */
  readonly again: () => number
}

async function open({ isWorker = true, page = null as Hono | null } = {}): Promise<Opened> {
  let again = 0
  const door = await openWebDoor({
    port: 0,
    ready: async () => undefined,
    page,
    operators: {
      metrics: async () => ({
        type: 'text/plain; version=0.0.4',
        text: 'alongside_due_members 7\n',
      }),
      status: {
        view: async (sentAgain) => ({
          ...view,
          done: sentAgain === null ? null : `${sentAgain} on their way again.`,
          givenUp: isWorker ? view.givenUp : null,
        }),
        sendAgain: isWorker ? async () => ++again * 3 : null,
        backUp: null,
      },
    },
    onBug: (error) => {
      throw error
    },
  })
  onTestFinished(() => door.close())
  return { ...door, again: () => again }
}

const elsewhere = 'https://rebound.example'

describe('the status page', () => {
  test('shows what it is told, and what it is told is never markup', async () => {
    const { url } = await open()

    const { status, body, headers } = await ask(`${url}/status`)
    const page = parse(body)

    expect(status).toBe(200)
    expect(page.querySelectorAll('h1, h2').map(({ text }) => text)).toEqual([
      ...['Alongside: status', 'Doors', 'Messages', 'Given up'],
    ])
    expect(page.querySelector('dd.problem')?.text).toBe(hostile)
    expect(page.querySelectorAll('td').map(({ text }) => text)).toEqual(view.givenUp?.rows[0])
    expect(page.querySelectorAll('script')).toEqual([])
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-frame-options']).toBe('DENY')
  })

  test('brings its own looks, and nothing of the local page while that is closed', async () => {
    const { url } = await open()
    const page = parse((await ask(`${url}/status`)).body)
    const links = page.querySelectorAll('link').map((one) => one.getAttribute('href') ?? '')

    const found = await Promise.all(links.map((path) => ask(url + path)))
    const others = await Promise.all(['/', '/assets/page.js'].map((path) => ask(url + path)))

    expect(links).toEqual(['/assets/icon.svg', '/assets/page.css', '/assets/status.css'])
    expect(found.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(others.map(({ status }) => status)).toEqual([404, 404])
  })

  test('sends again what was given up, and a reload does not do it a second time', async () => {
    const { url, again } = await open()
    const form = parse((await ask(`${url}/status`)).body).querySelector('form')

    const sent = await ask(url + form?.getAttribute('action'), { fields: {} })
    const after = await ask(url + String(sent.headers.location))
    await ask(url + String(sent.headers.location))

    expect(form?.getAttribute('method')).toBe('post')
    expect(sent.status).toBe(303)
    expect(parse(after.body).querySelector('[role=status]')?.text).toBe('3 on their way again.')
    expect(again()).toBe(1)
  })

  test('repeats nothing that an address says but a number', async () => {
    const { url } = await open()

    const { body } = await ask(`${url}/status?again=${encodeURIComponent(hostile)}`)

    expect(parse(body).querySelector('[role=status]')).toBeNull()
  })

  test('has no button where nothing is sent', async () => {
    const { url } = await open({ isWorker: false })

    const { body } = await ask(`${url}/status`)
    const { status } = await ask(`${url}/status/send-again`, { fields: {} })

    expect(parse(body).querySelector('form')).toBeNull()
    expect(status).toBe(404)
  })
})

describe.each([
  { page: null, name: 'closed' },
  { page: new Hono(), name: 'open' },
])('while the local page is $name, others get nothing of it', ({ page }) => {
  test.each(['rebound.example', '127.0.0.1', '127.0.0.1.example'])('Host “%s”', async (host) => {
    const { url, again } = await open({ page })
    const headers = { Host: host, Origin: `http://${host}` }

    const read = await ask(`${url}/status`, { headers })
    const sent = await ask(`${url}/status/send-again`, { headers, fields: {} })

    expect([read.status, sent.status]).toEqual([403, 403])
    expect(read.body).not.toContain('Doors')
    expect(again()).toBe(0)
  })

  test.each([null, 'null', elsewhere, 'http://127.0.0.1:1'])('Origin “%s”', async (origin) => {
    const { url, again } = await open({ page })

    const sent = await ask(`${url}/status/send-again`, { headers: { Origin: origin }, fields: {} })

    expect(sent.status).toBe(403)
    expect(again()).toBe(0)
  })

  test.each(['X-Forwarded-For', 'Forwarded', 'Via'])('by a proxy that says %s', async (name) => {
    const { url, again } = await open({ page })
    const headers = { [name]: '203.0.113.7' }

    const read = await ask(`${url}/status`, { headers })
    const sent = await ask(`${url}/status/send-again`, { headers, fields: {} })

    expect([read.status, sent.status]).toEqual([403, 403])
    expect(again()).toBe(0)
  })
})

test('the figures are there for whatever watches, by any name of this machine', async () => {
  const { url } = await open()

  const answers = await Promise.all(
    [{}, { Host: 'metrics.internal:9090' }].map((headers) => ask(`${url}/metrics`, { headers })),
  )

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  for (const { body, headers } of answers) {
    expect(body).toBe('alongside_due_members 7\n')
    expect(headers['content-type']).toBe('text/plain; version=0.0.4')
  }
})
