import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, Visitor } from '../support/page-visitor.ts'
import { cleanUpAll, type Program, start, usedFolder } from '../support/process.ts'

// What another site could make the browser of the person at this machine send here.

let program: Program
let port: string

beforeAll(async () => {
  program = await start({ DATA_DIR: await usedFolder() })
  port = new URL(program.url).port
}, 60_000)

afterAll(cleanUpAll)

describe('a name that is not this machine’s own', () => {
  const names = [
    'rebound.example',
    'rebound.example:PORT',
    '127.0.0.1',
    '127.0.0.1.example:PORT',
    '127.0.0.1:1',
  ]

  test.for(names)('is refused, reading and writing: Host “%s”', async (name) => {
    const host = name.replace('PORT', port)
    const headers = { Host: host, Origin: `http://${host}` }

    const read = await ask(`${program.url}/as/robin`, { headers })
    const said = await ask(`${program.url}/as/robin/say`, { headers, fields: line('Rebound') })

    expect([read.status, said.status]).toEqual([403, 403])
    expect(await channel()).not.toContain('Rebound')
  })

  test('localhost is one of its own', async () => {
    const page = await ask(`${program.url}/as/robin`, { headers: { Host: `localhost:${port}` } })

    expect(page.status).toBe(200)
  })
})

describe('a change asked for by another page', () => {
  const origins = [
    'none at all',
    'null',
    '',
    'https://other.example',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://127.0.0.1:PORT.other.example',
  ]
  const paths = ['say', 'act', 'submit', 'skip?to=week']

  test.for(origins)('is refused, and nothing is changed: Origin “%s”', async (origin) => {
    const headers = { Origin: origin === 'none at all' ? null : origin.replace('PORT', port) }
    const before = await channel()
    const time = (await robin().clock()).now

    const answers = await Promise.all(
      paths.map((path) =>
        ask(`${program.url}/as/robin/${path}`, { headers, fields: line('Forged') }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(await channel()).toBe(before)
    expect(Date.parse((await robin().clock()).now) - Date.parse(time)).toBeLessThan(60_000)
  })

  test('the page’s own is done', async () => {
    await robin().says('Good morning')

    expect(await channel()).toContain('Good morning')
  })
})

test('no script, style or frame of another origin takes part in the page', async () => {
  const { headers, body } = await ask(`${program.url}/as/robin`)

  const policy = String(headers['content-security-policy'])
  expect(policy.split(/; ?/).filter(Boolean).sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
  ])
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('DENY')
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(body).not.toMatch(/<script>|<script [^>]*src="(?!\/assets\/)|\sstyle="|\son\w+="/)
})

const robin = () => new Visitor(program.url, 'robin')

const line = (text: string) => ({ line: text, once: text })

/** The part of the page that everybody sees. */
async function channel(): Promise<string> {
  const { body } = await ask(`${program.url}/as/sam`)
  return /<div id="channel"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
}
