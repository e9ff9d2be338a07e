import { afterAll, afterEach, expect, test } from 'vitest'
import { Visitor } from '../support/page-visitor.ts'
import { cleanUp, cleanUpAll, newFolder, start, usedFolder } from '../support/process.ts'

afterEach(cleanUp)
afterAll(cleanUpAll)

test('the greeting names the page, the data and the doors', { timeout: 60_000 }, async () => {
  const folder = await newFolder()

  const program = await start({ DATA_DIR: folder })

  expect(program.stdout()).toBe(
    [
      'Alongside is here. Ctrl+C ends it.',
      `  Local page  ${program.url}`,
      `  Data        ${folder}`,
      `  Status      ${program.url}/status`,
      '  Discord     no token, closed',
      '  Slack       no token, closed',
      '',
    ].join('\n'),
  )
})

test('a restart finds what was said, and goes on from the time that was skipped to', {
  timeout: 60_000,
}, async () => {
  const settings = { DATA_DIR: await usedFolder() }
  const first = await start(settings)
  const before = new Visitor(first.url, 'robin')
  await before.says('/goal set do Walk')
  await before.says('/checkin Walk partly')
  await before.skips('week')
  const skippedTo = (await before.clock()).now
  first.send('SIGTERM')
  await first.ended

  const second = await start(settings)

  const robin = new Visitor(second.url, 'robin')
  const { now } = await robin.clock()
  const seconds = (Date.parse(now) - Date.parse(skippedTo)) / 1000
  expect(seconds).toBeGreaterThanOrEqual(0)
  expect(seconds).toBeLessThan(60)
  expect((await robin.says('/progress Walk')).text).toMatch(/\b1 day\b/)
})
