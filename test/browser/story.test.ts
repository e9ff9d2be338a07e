import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import { textOf } from '../support/player.ts'

describe.skipIf(!hasBrowser)('the story, as a newcomer lives it', { timeout: 60_000 }, () => {
  const { visit, restart } = withBrowser()

  it('begins with a goal and a check-in, by form or by command', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')

    await robin.sees(robin.page.locator('#private'), 'to set a goal')
    await robin.answered(() => robin.page.getByRole('button', { name: '/goal set' }).click())
    await robin.clicks('Do something')
    await robin.fills({ 'Your goal, in your own words': 'A walk after lunch' })
    await robin.clicks('Set this goal')
    await robin.sees(robin.newest, /Your goal is set\s+A walk after lunch/)
    await robin.clicks('Check in')
    await robin.clicks('Done')
    await sam.says('/goal set target title:"Read more" amount:300 unit:pages')
    await sam.says('/checkin read 12 "slept well"')

    await robin.sees(robin.newest, /Check-in for today\s+A walk after lunch: done/)
    expect(await robin.button('Done').getAttribute('aria-pressed')).toBe('true')
    await sam.sees(sam.newest, /Read more: 12 pages, with a note\s+slept well/)
  })

  it('shows a plain line to everybody at once, and an answer to nobody else', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    const noor = await visit('noor')

    await robin.says('/goal set do title:"Evenings without wine"')
    await robin.says('Good morning, all')
    await sam.says('Good morning, Robin')

    for (const reader of [robin, sam, noor]) {
      await reader.sees(reader.channel, 'Good morning, Robin')
      const lines = (await reader.channel.locator('header, p').allInnerTexts()).map(withoutTime)
      expect(lines).toEqual(['Robin', 'Good morning, all', 'Sam', 'Good morning, Robin'])
    }
    for (const other of [sam, noor]) {
      expect(await other.answers.count()).toBe(0)
      expect(await other.page.content()).not.toContain('Evenings')
      await other.page.reload()
      expect(await other.page.content()).not.toContain('Evenings')
    }
  })

  it('shares one check-in, as it was shown before, once, and never the goal', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    const noor = await visit('noor')
    const post = 'Robin checked in. 1 day in all.'

    await robin.says('/goal set do title:"Evenings without wine"')
    await robin.clicks('Let it count in Morning circle')
    await robin.clicks('Let it count')
    await robin.sees(robin.newest, 'It counts in Morning circle')
    await robin.says('/checkin')
    await robin.answered(() => robin.button('Done').dblclick())
    await robin.sees(robin.newest, 'Thank you for checking in')
    await robin.doubleClicks('Share')
    await robin.sees(robin.newest, `This is exactly what will be posted:\n\n${post}`)
    expect(await robin.answers.filter({ hasText: post }).count()).toBe(1)
    expect(await robin.channel.count()).toBe(0)
    await robin.answered(() => robin.button('Share it').dblclick())
    await noor.says('Thank you, Robin')

    await robin.sees(robin.newest, 'Shared with Morning circle.')
    for (const reader of [robin, sam, noor]) {
      await reader.sees(reader.channel, 'Thank you, Robin')
      expect((await textOf(reader.channel)).split(post)).toHaveLength(2)
      expect(await textOf(reader.channel)).not.toContain('Evenings')
    }
    expect(await sam.page.content()).not.toContain('Evenings')
    expect(await noor.page.content()).not.toContain('Evenings')
  })

  it('goes on for days: a prompt, a day that is filled in later, and figures in their order', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do title:"A walk after lunch"')
    await robin.says('/checkin walk done')

    for (const _ of ['first', 'second', 'third']) {
      await robin.skips('Skip to tomorrow’s prompt')
      await robin.sees(robin.newest, /Check-in for today\s+A walk after lunch/)
    }
    await robin.clicks('Yesterday')
    await robin.sees(robin.newest, 'Check-in for yesterday')
    await robin.clicks('Done')
    await robin.says('/progress walk')

    expect(await robin.newest.locator('dl').first().locator('dt').allInnerTexts()).toEqual([
      'In all',
      'Since starting',
      'Longest run',
      'This run',
      'Habit score',
    ])
    expect(await robin.newest.locator('dl').first().locator('dd').allInnerTexts()).toEqual([
      '2 days',
      '3 days',
      '2 days',
      '2 days',
      '10 %',
    ])
    expect(await robin.newest.locator('dl').last().locator('dd').allInnerTexts()).toEqual([
      'no answer',
      'done',
      'no answer',
      'done',
    ])
  })

  it('is still there after a reload and after a restart, and old buttons still work', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    await robin.says('/goal set do title:"A walk after lunch"')
    await robin.says('Good morning, all')
    await sam.page.reload()
    await sam.sees(sam.channel, 'Good morning, all')
    await robin.says('/checkin')

    await restart()
    await robin.clicks('Done')
    const noor = await visit('noor')
    await noor.says('I am late today')

    await robin.sees(robin.newest, 'A walk after lunch: done')
    await noor.sees(noor.channel, 'Good morning, all')
    await sam.sees(sam.channel, /Good morning, all[\s\S]*I am late today/)
    await robin.sees(robin.channel, /Good morning, all[\s\S]*I am late today/)
    await robin.says('/progress walk')
    await robin.sees(robin.newest, /In all\s+1 day/)
  })

  it('catches up with the channel when the page was in the background', async () => {
    const sam = await visit('sam')
    const noor = await visit('noor')

    await sam.turnsAway()
    await noor.says('While you were away')
    await sam.comesBack()

    await sam.sees(sam.channel, 'While you were away')
    await noor.says('Now that you are back')
    await sam.sees(sam.channel, 'Now that you are back')
    expect(await sam.channel.count()).toBe(2)
  })
})

const withoutTime = (text: string): string => text.replace(/\s+\d\d:\d\d$/, '')
