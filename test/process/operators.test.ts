import { parse } from 'node-html-parser'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { ask, Visitor } from '../support/page-visitor.ts'
import { cleanUp, cleanUpAll, start, usedFolder } from '../support/process.ts'

// What the person who runs it sees of the real program.

afterEach(cleanUp)
afterAll(cleanUpAll)

/** What is not theirs to read. */
const secrets = /robin|gin|a note of mine/i

const figure = (text: string, name: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith(`${name} `))

describe('with messages that have come', { timeout: 60_000 }, () => {
  test('figures, page and log tell of them, and of nobody', async () => {
    const program = await start({ DATA_DIR: await usedFolder(), LOG_LEVEL: 'debug' })
    const robin = new Visitor(program.url, 'robin')
    await robin.says('/settings prompt:20:00')
    await robin.says('/goal set abstain Gin')
    await robin.says('/checkin Gin done note:"a note of mine"')
    await robin.skips('week')

    const metrics = await ask(`${program.url}/metrics`)
    const status = await ask(`${program.url}/status`)
    program.send('SIGTERM')
    await program.ended

    const lines = metrics.body.split('\n')
    const sent = 'alongside_deliveries_total{door="web",kind="prompt",outcome="sent"}'
    expect(Number(figure(metrics.body, sent)?.split(' ')[1])).toBeGreaterThan(0)
    expect(figure(metrics.body, 'alongside_deliveries_dead')).toMatch(/ 0$/)
    expect(figure(metrics.body, 'alongside_deliveries_queued')).toMatch(/ 0$/)
    expect(figure(metrics.body, 'alongside_heartbeat_age_seconds')).toBeDefined()
    expect(lines).toContain('alongside_door_up{door="web"} 1')
    expect(figure(metrics.body, 'process_resident_memory_bytes')).toBeDefined()
    const page = parse(status.body)
    const facts = page.querySelectorAll('dl > div').map((one) => one.text.trim())
    expect(facts).toContain('Rolesgateway, worker, web')
    expect(facts).toContain('Given up0')
    expect(facts).toContain('Local pageworks')
    expect(page.querySelector('.problem')).toBeNull()
    expect(program.stderr()).toMatch(/"claimed":1,"ms":\d+,"msg":"a heartbeat took what was due"/)
    expect(program.stderr() + metrics.body + page.querySelector('main')?.text).not.toMatch(secrets)
  })

  test('both are there while the local page is closed, the page for this machine alone', async () => {
    const { url, stdout } = await start({ DATA_DIR: await usedFolder(), LOCAL_PAGE: '0' })
    const headers = { Host: 'rebound.example' }

    const answers = await Promise.all([
      ask(`${url}/status`),
      ask(`${url}/metrics`),
      ask(`${url}/status`, { headers }),
      ask(`${url}/metrics`, { headers }),
      ask(`${url}/status/send-again`, { fields: {} }),
      ask(`${url}/status/send-again`, { headers: { Origin: null }, fields: {} }),
    ])

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 200, 303, 403])
    expect(answers[1]?.body).not.toContain('door="web"')
    expect(stdout()).toContain(`Status      ${url}/status`)
  })
})
