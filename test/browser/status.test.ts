import { randomUUID } from 'node:crypto'
import axe, { type AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { asId, type DeliveryId, type PersonId } from '#domain/id.ts'
import { mostGivenUp, statusNotice } from '../../src/status-notices.ts'
import { hasBrowser, launchBrowser } from '../support/browser.ts'

const screens = [
  { device: 'desktop', viewport: { width: 1280, height: 860 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
  { device: 'page at 400 %', viewport: { width: 320, height: 215 } },
] as const

const looks = screens.flatMap((one) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...one, colorScheme })),
)

const newId = <T extends DeliveryId | PersonId>(): T => asId<T>(randomUUID())
const at = Temporal.Instant.from('2026-03-02T20:00Z')

/** The page at its fullest: everything is in trouble. */
const fullest = statusNotice({
  roles: ['gateway', 'worker', 'web'],
  doors: [
    { door: 'discord', trouble: 'there are too many guilds for one shard; set DISCORD_SHARDS' },
    { door: 'slack', trouble: null },
  ],
  owed: { due: 1234, queued: 20_000, dead: 1000, sentLastHour: 98_765 },
  lateness: { count: 98_765, p50: 1.25, p95: Number.POSITIVE_INFINITY },
  worker: {
    ...{ lastBeat: at, beatAge: 4000, waiting: 300 },
    givenUp: Array.from({ length: mostGivenUp }, () => ({
      ...{ id: newId(), personId: newId(), kind: 'later', about: '', until: null, at },
      ...{ state: 'dead', attempts: 30, doneAt: at, why: 'tried-too-often', message: null },
    })),
  },
  sentAgain: 1000,
})

describe.skipIf(!hasBrowser)('the status page is for everybody', { timeout: 60_000 }, () => {
  let browser: Browser
  let door: WebDoor
  beforeAll(async () => {
    browser = await launchBrowser()
    door = await openWebDoor({
      ...{ port: 0, ready: async () => undefined, page: null, onBug: () => undefined },
      operators: {
        metrics: async () => ({ type: 'text/plain', text: '' }),
        status: { view: async () => fullest, sendAgain: async () => 0, backUp: null },
      },
    })
  })
  afterAll(async () => {
    await browser.close()
    await door.close()
  })

  it.each(looks)(
    'breaks no rule of axe, and hides nothing, on a $device in the $colorScheme',
    async ({ viewport, colorScheme }) => {
      // Only the tool that looks for mistakes needs to get past the content security policy.
      const page = await browser.newPage({ viewport, colorScheme, bypassCSP: true })
      await page.goto(`${door.url}/status`)

      await page.addScriptTag({ content: axe.source })
      const { violations } = await page.evaluate<AxeResults>('axe.run()')
      const isTooWide = await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      )

      expect(violations).toEqual([])
      expect(isTooWide).toBe(false)
      await page.close()
    },
  )

  it('works by keyboard, without scripts and under its own policy', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (said) => void problems.push(said.text()))
    await page.goto(`${door.url}/status`)

    await page.keyboard.press('Tab')
    await Promise.all([page.waitForURL(/again=0$/), page.keyboard.press('Enter')])

    expect(problems).toEqual([])
    await context.close()
  })
})
