import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { card, heading } from '#chat/card.ts'
import type { Destination } from '#chat/messenger.ts'
import { channelLog } from '../../src/local-page.ts'
import { hasBrowser, launchBrowser } from '../support/browser.ts'
import { TestClock } from '../support/clock.ts'
import { furtherDesk, hello } from '../support/further-desk.ts'
import { type FurtherPage, openFurtherPage } from '../support/further-page.ts'
import { type PersonaId, Player } from '../support/player.ts'
import { withStore } from '../support/store.ts'

const toRobin: Destination = {
  to: 'person',
  account: { door: 'web', tenant: '', externalId: 'robin' },
}
const circle: Destination = {
  to: 'channel',
  place: { door: 'web', community: 'local', channel: 'circle' },
}
const saying = (text: string) => card(text, heading(text))
const wide = { width: 1000, height: 700 }
const narrow = { width: 390, height: 844 }

describe.skipIf(!hasBrowser)('direct messages on the page', { timeout: 60_000 }, () => {
  const kept = withStore()
  let browser: Browser
  let door: FurtherPage
  let players: Player[]

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    const clock = new TestClock('2026-03-02T18:00Z')
    players = []
    door = await openFurtherPage(furtherDesk(), channelLog(kept.store), () =>
      clock.now().toString(),
    )
  })
  afterEach(async () => {
    await Promise.all(players.map((player) => player.leave()))
    await door.close()
    expect(players.flatMap(({ problems }) => problems)).toEqual([])
  })

  const visit = async (persona: PersonaId, viewport = wide): Promise<Player> => {
    const player = await Player.visit(browser, door.url, persona, { viewport })
    players.push(player)
    return player
  }
  const send = async (what = hello, to: Destination = toRobin) => {
    const sent = await door.messenger.send(to, what, crypto.randomUUID())
    if (!sent.sent) throw new Error(sent.why)
    return sent.message
  }
  const seen = (player: Player): Promise<readonly string[]> =>
    player.answers.getByRole('heading').allInnerTexts()

  it('appear without a reload, and answer in place on every open page of their person', async () => {
    const [robin, elsewhere, sam] = [await visit('robin'), await visit('robin'), await visit('sam')]

    await send()
    for (const one of [robin, elsewhere]) await one.sees(one.answers, 'Hello')
    await robin.button('Tap').focus()
    await robin.answered(() => robin.page.keyboard.press('Enter'))
    await elsewhere.sees(elsewhere.answers, 'Tapped')
    await send(saying('For all'), circle)
    await sam.sees(sam.channel, 'For all')

    expect(await seen(robin)).toEqual(['Tapped', 'Reached 1', 'Reached 2'])
    expect(await robin.focused()).toBe('article Tapped')
    expect(await seen(elsewhere)).toEqual(['Tapped'])
    expect(await sam.answers.count()).toBe(0)
    expect(await sam.page.content()).not.toMatch(/Hello|Tapped/)
  })

  it('are said by a screen reader when it has time, and come into view', async () => {
    const robin = await visit('robin')
    for (let i = 0; i < 12; i++) await send()

    await send(saying('The newest'))
    await robin.sees(robin.newest, 'The newest')

    const log = robin.page.getByRole('log').filter({ hasText: 'The newest' })
    expect(await log.getAttribute('id')).toBe('private')
    expect(await robin.uncovered('#private article:last-of-type')).toEqual(all)
  })

  it('that change or go take the focus from nobody', async () => {
    const robin = await visit('robin')
    const message = await send()
    await robin.sees(robin.answers, 'Hello')
    await robin.button('More').focus()

    await door.messenger.update(message, { ...hello, summary: 'Hello once more' })
    await robin.page.getByRole('article', { name: 'Hello once more' }).waitFor()
    const onceMore = await robin.focused()
    await door.messenger.update(message, saying('No button'))
    await robin.sees(robin.answers, 'No button')
    const withoutButton = await robin.focused()
    await door.messenger.remove(message)
    await robin.newest.waitFor({ state: 'detached' })

    expect([onceMore, withoutButton]).toEqual(['More', 'article No button'])
    expect(await robin.focused()).toBe('div#private')
  })

  it('that come before an answer are not taken for it', async () => {
    const robin = await visit('robin')
    await robin.says('/hello')
    await robin.sees(robin.newest, 'Reached 2')
    await robin.button('More').focus()
    await robin.page.route('**/act', async (route) => {
      await send(saying('Unasked'))
      await robin.sees(robin.newest, 'Unasked')
      await route.continue()
    })

    await robin.answered(() => robin.page.keyboard.press('Enter'))

    expect((await seen(robin)).slice(-4)).toEqual(['Unasked', 'More', 'Reached 1', 'Reached 2'])
    expect(await robin.focused()).toBe('article More')
  })

  it('that came while the page was away are there when it comes back, in their place', async () => {
    const robin = await visit('robin')
    await send(saying('Before'))
    await robin.sees(robin.answers, 'Before')

    await robin.turnsAway()
    await send(saying('Meanwhile'))
    await robin.says('/aloud')
    await robin.comesBack()
    await robin.sees(robin.answers, 'Meanwhile')
    await send(saying('After'))
    await robin.sees(robin.answers, 'After')

    expect(await seen(robin)).toEqual([
      'Before',
      'Meanwhile',
      'Aloud',
      'Reached 1',
      'Reached 2',
      'After',
    ])
  })

  it('mark their tab on a phone until they are read', async () => {
    const robin = await visit('robin', narrow)
    const mark = robin.page.locator('.tabs [data-news]')
    await robin.page.locator('.tabs label').last().click()

    await send()
    await mark.waitFor()
    expect(await robin.newest.isVisible()).toBe(false)
    await robin.page.locator('.tabs label').first().click()

    expect(await robin.newest.isVisible()).toBe(true)
    expect(await mark.count()).toBe(0)
  })
})

const all = { top: true, bottom: true }
