import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  cleanUp,
  cleanUpAll,
  launch,
  newFolder,
  type Settings,
  start,
  usedFolder,
} from '../support/process.ts'
import { testKey } from '../support/store.ts'

// A start that cannot succeed ends soon, with one line for the person who runs it.

const password = 'correct-horse-battery'
const closed = `postgres://alongside:${password}@127.0.0.1:1/alongside`

let silent: Server
let silentPort: number

beforeAll(async () => {
  silent = createServer()
  silentPort = await portOf(silent)
})

afterEach(cleanUp)
afterAll(cleanUpAll)
afterAll(() => silent.close())

describe('a setting that cannot be used', () => {
  const cases: readonly (readonly [string, Settings, RegExp])[] = [
    ['a port that is no number', { PORT: 'banana' }, /PORT has to be a number/],
    ['a port out of range', { PORT: '65536' }, /PORT has to be a number/],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL has to be one of/],
    ['a page that is neither open nor closed', { LOCAL_PAGE: 'yes' }, /LOCAL_PAGE has to be/],
    ['a database address that is none', { DATABASE_URL: 'nonsense' }, /DATABASE_URL has to be/],
    [
      'a database address with a password that makes it unreadable',
      { DATABASE_URL: `postgres://alongside:${password}#@127.0.0.1/alongside` },
      /DATABASE_URL/,
    ],
    ['a database without keys', { DATABASE_URL: closed }, /ENCRYPTION_KEYS/],
    [
      'a key that is none',
      { DATABASE_URL: closed, ENCRYPTION_KEYS: `${testKey},${password}` },
      /key is not of the form/,
    ],
    [
      'a database that refuses',
      { DATABASE_URL: closed, ENCRYPTION_KEYS: testKey },
      /DATABASE_URL cannot be reached \(ECONNREFUSED\)/,
    ],
  ]

  test.for(cases)('%s is named, without what was given', async ([, settings, named]) => {
    const line = await refusal({ DATA_DIR: await newFolder(), ...settings })

    expect(line).toMatch(named)
    expect(line).not.toContain(password)
    expect(line).not.toContain(testKey)
  })

  test('a database that never answers is given up', { timeout: 20_000 }, async () => {
    const url = `postgres://alongside:${password}@127.0.0.1:${silentPort}/alongside`

    const line = await refusal({ DATABASE_URL: url, ENCRYPTION_KEYS: testKey })

    expect(line).toMatch(/DATABASE_URL cannot be reached/)
    expect(line).not.toContain(password)
  })

  test('a data folder that is a file is named', async () => {
    const file = import.meta.filename

    const line = await refusal({ DATA_DIR: file })

    expect(line).toContain(`data folder ${file}`)
  })
})

describe('something that another process has', { timeout: 60_000 }, () => {
  test('a data folder in use is left alone, and who has it is named', async () => {
    const folder = await usedFolder()
    const first = await start({ DATA_DIR: folder })

    const line = await refusal({ DATA_DIR: folder })

    expect(line).toMatch(/data folder .* is in use by process \d+/)
    const ready = await fetch(`${first.url}/readyz`)
    expect(await ready.text()).toBe('ready')
  })

  test('a port in use is named, and the data folder is free again', async () => {
    const folder = await usedFolder()
    const settings = { DATA_DIR: folder, LOG_LEVEL: 'error' }

    const line = await refusal({ ...settings, PORT: String(silentPort) })

    expect(line).toContain(`Port ${silentPort} is taken; set PORT to another one`)
    await start(settings)
  })
})

/** The one line on standard error of a start that fails, as every such start has to. */
async function refusal(settings: Settings): Promise<string> {
  const launched = launch(settings)
  const ending = await launched.ended

  expect(ending).toEqual({ code: 1, signal: null })
  expect(launched.stdout()).toBe('')
  expect(launched.stderr()).toMatch(/^Alongside could not start\. [^\n]+\n$/)
  return launched.stderr()
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
