import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Answer, formHeaders, readAnswer, Visitor } from '../support/page-visitor.ts'
import {
  cleanUp,
  cleanUpAll,
  type Ending,
  type Program,
  start,
  usedFolder,
} from '../support/process.ts'

afterEach(cleanUp)
afterAll(cleanUpAll)

const signals = ['SIGTERM', 'SIGINT'] as const

describe('ending it', { timeout: 60_000 }, () => {
  test.for(signals)('with %s, a request that is under way gets its answer', async (signal) => {
    const settings = { DATA_DIR: await usedFolder() }
    const program = await start(settings)
    await new Visitor(program.url, 'robin').says('/goal set do Walk')
    const page = await new Visitor(program.url, 'sam').listens()
    const slow = await halfSent(program, '/checkin Walk done note:"on my way"')

    program.send(signal)
    const ending = timed(program.ended)
    await refusesNewOnes(program)
    const answer = await slow.finish()

    expect(answer.status).toBe(200)
    expect(answer.body).toContain('<blockquote dir="auto">on my way</blockquote>')
    await page.ended
    expect(await ending).toEqual({ code: 0, signal: null, inTime: true })
    expect(await totalAfterRestart(settings)).toMatch(/\b1 day\b/)
  })

  test('many requests that are under way all get their answers', async () => {
    const program = await start({ DATA_DIR: await usedFolder() })
    const robin = new Visitor(program.url, 'robin')
    await robin.says('/goal set do Walk')
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, i) => halfSent(program, `/checkin Walk done note:n${i}`)),
    )

    program.send('SIGTERM')
    const ending = timed(program.ended)
    await refusesNewOnes(program)
    const answers = await Promise.all(many.map((one) => one.finish()))

    expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200))
    for (const [i, { body }] of answers.entries()) expect(body).toContain(`>n${i}</blockquote>`)
    expect(await ending).toEqual({ code: 0, signal: null, inTime: true })
  })

  test('a second and a third signal change nothing', async () => {
    const settings = { DATA_DIR: await usedFolder() }
    const program = await start(settings)
    await new Visitor(program.url, 'robin').says('/goal set do Walk')
    await new Visitor(program.url, 'robin').listens()
    const slow = await halfSent(program, '/checkin Walk done')

    program.send('SIGTERM')
    program.send('SIGTERM')
    const ending = timed(program.ended)
    await refusesNewOnes(program)
    program.send('SIGINT')
    const answer = await slow.finish()

    expect(answer.status).toBe(200)
    expect(await ending).toEqual({ code: 0, signal: null, inTime: true })
    expect(program.stderr()).not.toContain('a bug')
    expect(await totalAfterRestart(settings)).toMatch(/\b1 day\b/)
  })
})

/**
 * A request that the server has begun to take and cannot answer yet: it has said that it wants the
 * rest of it (100 Continue).
 */
async function halfSent(program: Program, line: string): Promise<{ finish(): Promise<Answer> }> {
  const form = new URLSearchParams({ line, once: line }).toString()
  const asked: ClientRequest = request(`${program.url}/as/robin/say`, {
    method: 'POST',
    agent: false,
    headers: { ...formHeaders(program.url, form), Expect: '100-continue' },
  })
  const answered = once(asked, 'response')
  answered.catch(() => undefined) // `finish` tells of it
  asked.flushHeaders()
  await once(asked, 'continue')
  return {
    async finish() {
      asked.end(form)
      const [response]: IncomingMessage[] = await answered
      if (response === undefined) throw new Error('no response')
      return readAnswer(response)
    },
  }
}

/** Resolves once a new connection is refused: from then on the process is ending. */
async function refusesNewOnes({ url }: Program): Promise<void> {
  const { hostname, port } = new URL(url)
  for (;;) {
    const socket = connect(Number(port), hostname)
    const refused = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
    })
    socket.destroy()
    if (refused) return
  }
}

const patience = 5000

/** Whether it ended within five seconds from now, and how. */
async function timed(ended: Promise<Ending>): Promise<Ending & { readonly inTime: boolean }> {
  const begin = performance.now()
  const ending = await ended
  return { ...ending, inTime: performance.now() - begin < patience }
}

async function totalAfterRestart(settings: { readonly DATA_DIR: string }): Promise<string> {
  const program = await start(settings)
  return (await new Visitor(program.url, 'robin').says('/progress Walk')).text
}
