import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { newDashboardKey } from '#app/web-entries.ts'
import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { asId } from '#domain/id.ts'
import { openDashboard } from '../../src/dashboard.ts'
import { hasBrowser, launchBrowser } from '../support/browser.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import { accountOf, addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { mistakes } from '../support/mistakes.ts'
import { withStore } from '../support/store.ts'

const screens = [
  { device: 'desktop', viewport: { width: 1280, height: 860 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
] as const

const looks = screens.flatMap((one) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...one, colorScheme })),
)

const closed = async () => ({ sent: false, why: 'closed' }) as const
const silent: Messenger = {
  ...{ send: closed, update: closed, remove: closed, sees: async () => false },
  ...{ standing: async () => null, turns: () => 1 },
}

describe.skipIf(!hasBrowser)('a dashboard in the browser', { timeout: 60_000 }, () => {
  const kept = withStore()
  const clock = new TestClock('2026-04-28T12:00Z')
  let browser: Browser
  let door: WebDoor
  let group: Group

  beforeAll(async () => {
    browser = await launchBrowser()
    const { store } = kept
    door = await openWebDoor({
      ...{ port: 0, ready: async () => undefined, page: null, onBug: () => undefined },
      dashboard: openDashboard({ store, messenger: silent, clock, url: () => null }),
    })
  })
  afterAll(async () => {
    await browser.close()
    await door.close()
  })

  /** Eight weeks of thirty members, the more the longer; in the third week hardly anybody. */
  beforeEach(async () => {
    const { store } = kept
    group = await addGroup(store, 'circle', { name: 'Morning circle' })
    await addMember(store, 'noor', group, 'moderator')
    for (let nth = 0; nth < 30; nth++) {
      const person = await addMember(store, `Person ${nth}`, group)
      const goal = await addGoal(store, person)
      await store.goals.share(goal.id, group.id, writtenAt)
      for (let week = 0; week < 8; week++) {
        if (week === 2 ? nth > 2 : nth > 8 + week * 2) continue
        for (let day = 0; day < 2 + (nth % 5); day++) {
          const on = date('2026-03-02').add({ days: week * 7 + day })
          const at = instant(`${on}T19:00Z`)
          await store.checkIns.put(aCheckIn({ goalId: goal.id, on, at }))
        }
      }
    }
    const goals = ['A thousand check-ins', 'Spring together'] as const
    for (const [nth, title] of goals.entries()) {
      const goal: GroupGoal = {
        ...{ id: asId(`00000000-0000-4000-8000-0000000000f${nth}`), groupId: group.id, title },
        ...{ unit: null, marks: [], repeats: false, round: 0, next: null, version: 0 },
        mode: 'do',
        aim: { of: 'total', amount: 1000 },
        period: { startsOn: date('2026-03-02'), endsOn: date('2026-05-31') },
        ...{ createdAt: writtenAt, endedAt: null },
        shown: { total: 0, possible: 0, countedAt: null },
      }
      await store.groupGoals.add(goal)
      if (nth === 0)
        await store.groupGoals.show(goal, { total: 430, possible: 0, countedAt: clock.now() }, [])
    }
  })

  const link = async (): Promise<string> => {
    const known = await kept.store.people.byAccount(accountOf('noor'))
    if (!known) throw new Error('Noor is a member')
    const noor = { person: known.person, account: accountOf('noor'), now: clock.now() }
    return `${door.url}/groups/enter?key=${await newDashboardKey(kept.store, noor, group, null)}`
  }

  const isTooWide = (page: Page) =>
    page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    )

  it('goes from the link to the file by keyboard, without scripts and under its own policy', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true })
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (said) => void problems.push(said.text()))
    page.on('requestfailed', (request) => void problems.push(request.url()))
    await page.goto(await link())

    await page.keyboard.press('Tab')
    await Promise.all([page.waitForURL(/report$/), page.keyboard.press('Enter')])
    expect(await page.locator('h1').textContent()).toBe('Morning circle')
    expect(await page.locator('table').first().locator('tbody tr').count()).toBe(9)

    await page.getByLabel('From the week of').selectOption('2026-04-06')
    await page.getByRole('button', { name: 'Show these weeks' }).focus()
    await Promise.all([page.waitForURL(/from=2026-04-06/), page.keyboard.press('Enter')])
    expect(await page.locator('table').first().locator('tbody tr').count()).toBe(4)

    await page.getByRole('link', { name: 'Save the weeks' }).focus()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ])
    expect(download.suggestedFilename()).toBe('weeks-2026-04-06-2026-05-03.csv')
    expect(await readFile(await download.path(), 'utf8')).toContain('\r\n2026-04-13,2026-04-19,')

    await page.getByRole('button', { name: 'Sign out' }).focus()
    await Promise.all([page.waitForURL(/sign-out$/), page.keyboard.press('Enter')])
    expect(await page.locator('h1').textContent()).toBe('You are signed out')
    await page.goto(`${door.url}/groups/report`)
    expect(await page.locator('main').textContent()).toContain('not signed in')
    expect(problems.filter((one) => !/ERR_ABORTED|weeks\.csv|401/.test(one))).toEqual([])
    await context.close()
  })

  it.each(looks)(
    'breaks no rule of axe, and hides nothing, on a $device in the $colorScheme',
    async ({ viewport, colorScheme }) => {
      // Only the tool that looks for mistakes needs to get past the content security policy.
      const page = await browser.newPage({ viewport, colorScheme, bypassCSP: true })
      await page.goto(await link())
      expect(await mistakes(page), 'the way in').toEqual([])

      await page.getByRole('button').click()
      await page.waitForURL(/report$/)

      expect(await mistakes(page), 'the dashboard').toEqual([])
      expect(await isTooWide(page)).toBe(false)
      await page.goto(`${door.url}/groups/report?from=x`)
      expect(await mistakes(page), 'wrong weeks').toEqual([])
      await page.close()
    },
  )

  it('is printed without what only works on a screen, dark on light', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' })
    await page.goto(await link())
    await page.getByRole('button').click()
    await page.waitForURL(/report$/)

    await page.emulateMedia({ media: 'print' })

    const shown = await Promise.all(
      ['form', 'table', 'figure', 'a.file'].map((name) => page.locator(name).first().isVisible()),
    )
    expect(shown).toEqual([false, true, true, false])
    const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    expect(paper).toBe('rgb(255, 255, 255)')
    await page.close()
  })
})
