import { randomUUID } from 'node:crypto'
import { parse } from 'node-html-parser'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openWebDoor } from '#adapters/web/connect.ts'
import { newDashboardKey } from '#app/web-entries.ts'
import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { asId } from '#domain/id.ts'
import { openDashboard } from '../../../src/dashboard.ts'
import { aCheckIn, date, instant } from '../../support/builders.ts'
import { TestClock } from '../../support/clock.ts'
import { accountOf, addGoal, addGroup, addMember, writtenAt } from '../../support/household.ts'
import { ask } from '../../support/page-visitor.ts'
import { withStore } from '../../support/store.ts'

// The dashboards of groups, as the house's own server gives them: over a real socket, to no browser.

const kept = withStore()
const hostile = '<script>alert("&")</script>'

let clock: TestClock
let group: Group

/** A group in whose first week twelve of its twenty members checked in. It is Thursday of the second. */
beforeEach(async () => {
  const { store } = kept
  clock = new TestClock('2026-03-12T12:00Z')
  group = await addGroup(store, 'circle', { name: hostile })
  await addMember(store, 'noor', group, 'moderator')
  for (let nth = 0; nth < 20; nth++) {
    const person = await addMember(store, `Person ${nth}`, group)
    const goal = await addGoal(store, person, { title: `Secret ${nth}` })
    await store.goals.share(goal.id, group.id, writtenAt)
    if (nth < 12)
      await store.checkIns.put(aCheckIn({ goalId: goal.id, at: instant('2026-03-02T19:00Z') }))
  }
})

async function open(publicUrl: string | null = null) {
  const closed = async () => ({ sent: false, why: 'closed' }) as const
  const messenger: Messenger = {
    ...{ send: closed, update: closed, remove: closed, sees: async () => false },
    ...{ standing: async () => null, turns: () => 1 },
  }
  const door = await openWebDoor({
    ...{ port: 0, ready: async () => undefined, page: null },
    dashboard: openDashboard({ store: kept.store, messenger, clock, url: () => publicUrl }),
    onBug: (error) => {
      throw error
    },
  })
  onTestFinished(() => door.close())
  return door.url
}

const noor = async () => {
  const known = await kept.store.people.byAccount(accountOf('noor'))
  if (!known) throw new Error('Noor is a member')
  return { person: known.person, account: accountOf('noor'), now: clock.now() }
}

const newKey = async (): Promise<string> => newDashboardKey(kept.store, await noor(), group, null)

/** The cookie of a browser that came in by a link. */
async function comeIn(url: string): Promise<string> {
  const { headers } = await ask(`${url}/groups/enter`, { fields: { key: await newKey() } })
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

const see = (url: string, cookie: string, path = 'report') =>
  ask(`${url}/groups/${path}`, { headers: { Cookie: cookie } })

const textOf = (body: string): string => parse(body).querySelector('main')?.text ?? ''

describe('coming in', () => {
  test('a link can be looked at as often as chat platforms like, and is used by its button', async () => {
    const url = await open()
    const key = await newKey()

    const looks = await Promise.all(
      Array.from({ length: 3 }, () => ask(`${url}/groups/enter?key=${key}`)),
    )
    const form = parse(looks[0]?.body ?? '').querySelector('form')
    const entered = await ask(url + form?.getAttribute('action'), { fields: { key } })

    expect(looks.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(form?.getAttribute('method')).toBe('post')
    expect(form?.querySelector('input')?.getAttribute('value')).toBe(key)
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/groups/report')
    expect(String(entered.headers['set-cookie'])).toMatch(
      /^alongside_groups=[\w-]{43}; Max-Age=28800; Path=\/groups; HttpOnly; SameSite=Lax$/,
    )
  })

  test('by https the cookie goes nowhere else', async () => {
    const url = await open('https://bot.example')

    const { headers } = await ask(`${url}/groups/enter`, { fields: { key: await newKey() } })

    expect(String(headers['set-cookie'])).toContain('; Secure')
  })

  test('the key is handed on to nobody, and nothing is kept by the browser', async () => {
    const url = await open()

    const { headers, body } = await ask(`${url}/groups/enter?key=${await newKey()}`)

    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    const links = parse(body).querySelectorAll('link, script, img')
    expect(links.map((one) => one.getAttribute('href'))).toEqual([
      '/groups/icon.svg',
      '/groups/dashboard.css',
    ])
    const found = await Promise.all(links.map((one) => ask(url + String(one.getAttribute('href')))))
    expect(found.map(({ status }) => status)).toEqual([200, 200])
  })

  test.each([
    ['that is no link of ours', 404, 'I don’t know this link.'],
    ['that has been used', 410, 'This link has been used.'],
    ['that is over', 410, 'This link is over.'],
    ['of somebody who moderates no more', 403, 'for those who moderate the group'],
  ])('a link %s says so kindly', async (what, status, words) => {
    const url = await open()
    const key = what.startsWith('that is no') ? 'nobody' : await newKey()
    if (what.startsWith('that has')) await ask(`${url}/groups/enter`, { fields: { key } })
    if (what.startsWith('that is over')) clock.pass({ minutes: 15 })
    if (what.startsWith('of somebody')) {
      const { person } = await noor()
      await kept.store.groups.join(person.id, group.id, 'member', clock.now())
    }

    const entered = await ask(`${url}/groups/enter`, { fields: { key } })

    expect(entered.status).toBe(status)
    expect(textOf(entered.body)).toContain(words)
    expect(textOf(entered.body)).toContain('Typing /group report in your chat')
    expect(entered.headers['set-cookie']).toBeUndefined()
  })

  test('another site cannot send the form', async () => {
    const url = await open()
    const key = await newKey()

    const sent = await ask(`${url}/groups/enter`, {
      ...{ fields: { key }, headers: { 'Sec-Fetch-Site': 'cross-site' } },
    })

    expect(sent.status).toBe(403)
    expect((await ask(`${url}/groups/enter?key=${key}`)).status).toBe(200)
  })

  test('a form without a key is no link of ours', async () => {
    const url = await open()

    expect((await ask(`${url}/groups/enter`, { fields: {} })).status).toBe(404)
    expect((await ask(`${url}/groups/enter`)).status).toBe(404)
  })
})

describe('the dashboard', () => {
  test('shows figures, plotted and as a table, and nobody in them', async () => {
    const url = await open()
    const { status, body } = await see(url, await comeIn(url))
    const page = parse(body)

    expect(status).toBe(200)
    expect(page.querySelector('h1')?.text).toBe(hostile)
    expect(page.querySelectorAll('script')).toEqual([])
    const rows = page
      .querySelectorAll('table')[0]
      ?.querySelectorAll('tr')
      .map((row) => row.querySelectorAll('th, td').map(({ text }) => text))
    expect(rows?.map(([week, people, share]) => [week, people, share])).toEqual([
      ['Week', 'People who checked in', 'Days that were answered'],
      ['Monday 2 March', '10 or more', 'about 10 %'],
      ['Monday 9 March (still open)', 'too few to show', '5 % or less'],
    ])
    const plots = page.querySelectorAll('figure')
    expect(plots).toHaveLength((rows?.[0]?.length ?? 0) - 1)
    expect(plots[0]?.querySelectorAll('rect').map((one) => one.getAttribute('class'))).toEqual([
      ...['told', 'gap'],
    ])
    expect(body).not.toMatch(/Person|Secret|noor/)
  })

  test('has the goals of the group, with what the group was shown', async () => {
    const url = await open()
    const goal: GroupGoal = {
      ...{ id: asId(randomUUID()), groupId: group.id, title: hostile, unit: null },
      ...{ marks: [], repeats: false, round: 0, next: null, version: 0 },
      ...{ mode: 'do', aim: { of: 'total', amount: 200 } },
      period: { startsOn: date('2026-03-02'), endsOn: date('2026-03-31') },
      ...{ createdAt: writtenAt, endedAt: null },
      shown: { total: 0, possible: 0, countedAt: null },
    }
    const cookie = await comeIn(url)
    expect(textOf((await see(url, cookie)).body)).toContain('There were no group goals')

    await kept.store.groupGoals.add(goal)
    expect(textOf((await see(url, cookie)).body)).toContain('nothing to show yet')
    const shown = { total: 90, possible: 0, countedAt: clock.now() }
    await kept.store.groupGoals.show(goal, shown, [])
    const cells = parse((await see(url, cookie)).body)
      .querySelectorAll('table')[1]
      ?.querySelectorAll('tbody th, tbody td')

    expect(cells?.map(({ text }) => text)).toEqual([
      ...[hostile, 'Monday 2 March – Tuesday 31 March', '45 %'],
    ])
  })

  test('takes whole weeks, wherever the dates lie in them', async () => {
    const url = await open()
    const cookie = await comeIn(url)

    const { body } = await see(url, cookie, 'report?from=2026-03-04&until=2026-03-08')

    const chosen = parse(body).querySelectorAll('option[selected]')
    expect(chosen.map((one) => one.getAttribute('value'))).toEqual(['2026-03-02', '2026-03-02'])
    expect(parse(body).querySelectorAll('table')[0]?.querySelectorAll('tbody tr')).toHaveLength(1)
  })

  test.each([
    'from=2026-03-09&until=2026-03-02',
    'from=2026-03-09',
    'until=2026-03-09',
    'from=2026-02-30&until=2026-03-09',
    'from=soon&until=later',
    'from=2020-01-01&until=2026-01-01',
  ])('says that it cannot tell which weeks are meant by %s', async (asked) => {
    const url = await open()
    const cookie = await comeIn(url)

    const { status, body } = await see(url, cookie, `report?${asked}`)
    const file = await see(url, cookie, `weeks.csv?${asked}`)

    expect([status, file.status]).toEqual([400, 400])
    expect(textOf(body)).toContain('I could not tell which weeks you mean.')
    expect(parse(body).querySelector('main a')?.getAttribute('href')).toBe('/groups/report')
  })

  test('gives the same figures as a file', async () => {
    const url = await open()

    const { status, body, headers } = await see(url, await comeIn(url), 'weeks.csv')

    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(headers['content-disposition']).toBe(
      'attachment; filename="weeks-2026-03-02-2026-03-15.csv"',
    )
    const lines = body.replace('\ufeff', '').split('\r\n')
    expect(lines[0]).toMatch(/^Week,until,state,People who checked in,/)
    expect(lines.slice(1)).toEqual([
      '2026-03-02,2026-03-08,closed,10,10,,15,,',
      '2026-03-09,2026-03-15,open,,5,,,,15',
      '',
    ])
  })

  test('ends when somebody moderates no more, and on every browser of theirs', async () => {
    const url = await open()
    const cookies = [await comeIn(url), await comeIn(url)]
    const { person } = await noor()

    await kept.store.groups.join(person.id, group.id, 'member', clock.now())

    for (const cookie of cookies) {
      const { status, body } = await see(url, cookie)
      expect(status).toBe(403)
      expect(textOf(body)).toContain('so I have closed it')
      expect((await see(url, cookie)).status).toBe(401)
    }
  })

  test.each(['', 'alongside_groups=', 'alongside_groups=nobody', 'other=1'])(
    'opens to nobody with the cookie “%s”',
    async (cookie) => {
      const url = await open()
      await comeIn(url)

      const answers = await Promise.all(
        ['report', 'weeks.csv', 'goals.csv'].map((path) => see(url, cookie, path)),
      )

      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
      expect(answers.map(({ body }) => body).join('')).not.toContain('alert')
    },
  )

  test('is no longer there after eight hours, or after signing out', async () => {
    const url = await open()
    const first = await comeIn(url)
    const second = await comeIn(url)

    const out = await ask(`${url}/groups/sign-out`, { headers: { Cookie: first }, fields: {} })

    expect(out.status).toBe(200)
    expect(textOf(out.body)).toContain('You are signed out')
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await see(url, first)).status).toBe(401)
    expect((await see(url, second)).status).toBe(200)
    clock.pass({ hours: 8 })
    expect((await see(url, second)).status).toBe(401)
  })

  test('is of one group: the link says which', async () => {
    const url = await open()
    const other = await addGroup(kept.store, 'tuesday', { name: 'Tuesday' })
    const { person } = await noor()
    await kept.store.groups.join(person.id, other.id, 'moderator', clock.now())
    const cookie = await comeIn(url)

    const { body } = await see(url, cookie, `report?group=${other.id}`)

    expect(body).not.toContain('Tuesday</bdi>')
  })

  test('answers by any name of this machine, since it comes from outside', async () => {
    const url = await open('https://bot.example')
    const cookie = await comeIn(url)

    const { status } = await ask(`${url}/groups/report`, {
      headers: { Cookie: cookie, Host: 'bot.example', 'X-Forwarded-For': '203.0.113.7' },
    })

    expect(status).toBe(200)
  })
})
