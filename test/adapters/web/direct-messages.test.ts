import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Card, card, heading } from '#chat/card.ts'
import type { Destination, MessageRef, Sent } from '#chat/messenger.ts'
import { channelLog } from '../../../src/local-page.ts'
import { TestClock } from '../../support/clock.ts'
import { furtherDesk, hello } from '../../support/further-desk.ts'
import { type FurtherPage, openFurtherPage } from '../../support/further-page.ts'
import { withStore } from '../../support/store.ts'
import { load, OpenPage } from '../../support/web-reader.ts'

const kept = withStore()
const inside = furtherDesk()
const clock = new TestClock('2026-03-02T18:00Z')
let page: FurtherPage
let open: OpenPage[] = []

const start = async (): Promise<void> => {
  page = await openFurtherPage(inside, channelLog(kept.store), () => clock.now().toString())
}
const restart = async (): Promise<void> => {
  leave()
  await page.close()
  await start()
}
const leave = (): void => {
  for (const one of open) one.leave()
  open = []
}

beforeEach(start)
afterEach(async () => {
  leave()
  await page.close()
})

const to = (externalId: string, door: 'web' | 'discord' = 'web'): Destination => ({
  to: 'person',
  account: { door, tenant: '', externalId },
})
const circle: Destination = {
  to: 'channel',
  place: { door: 'web', community: 'local', channel: 'circle' },
}
const saying = (text: string): Card => card(text, heading(text))
const send = (where: Destination, text: string | Card, key: string = crypto.randomUUID()) =>
  page.messenger.send(where, typeof text === 'string' ? saying(text) : text, key)
const sent = async (where: Destination, text: string | Card): Promise<MessageRef> => {
  const done = await send(where, text)
  if (!done.sent) throw new Error(done.why)
  return done.message
}
const why = (one: Sent): string => (one.sent ? 'sent' : one.why)
const visit = async (persona: string): Promise<OpenPage> => {
  const one = await OpenPage.of(page.url, persona)
  open.push(one)
  return one
}
const reads = async (persona: string, pane: 'private' | 'channel' = 'private') =>
  (await load(page.url, persona, pane)).map(({ text }) => text)

/** The desk's action of this name, in the signed id of a button. */
const id = (name: 'tap' | 'more' | 'written'): string =>
  inside.codec.write({ name: `test.${name}`, params: [] })

describe('a direct message', () => {
  it('stands in the pane of its person alone, also after a restart', async () => {
    await send(to('robin'), 'For Robin')
    await send(to('sam'), 'For Sam')
    await restart()

    expect(await reads('robin')).toEqual(['For Robin'])
    expect(await reads('sam')).toEqual(['For Sam'])
    expect(await reads('robin', 'channel')).toEqual([])
  })

  it('is heard at once by each open page of its person, and by nobody else', async () => {
    const pages = [await visit('robin'), await visit('robin')]
    const sam = await visit('sam')

    const { id } = await sent(to('robin'), 'For Robin')
    const said = await sent(circle, 'For all')

    const forAll = [
      ['delete', `#c-${said.id}`],
      ['beforeend', '#channel', 'For all'],
    ]
    for (const robin of pages) {
      expect(await robin.hears()).toEqual([
        ['delete', `#d-${id}`],
        ['beforeend', '#private', 'For Robin'],
      ])
      expect(await robin.hears()).toEqual(forAll)
    }
    expect(await sam.hears()).toEqual(forAll)
  })

  it.each([
    ['to a person', to('robin')],
    ['in the channel', circle],
  ])('sent again with its key shows once: %s', async (_, where) => {
    const robin = await visit('robin')
    const key = 'prompt robin 2026-03-02'

    const first = await send(where, 'Once', key)
    const again = await send(where, 'Once', key)
    await send(where, 'Next')

    expect(again).toEqual(first)
    expect((await robin.hears()).flat()).toContain('Once')
    expect((await robin.hears()).flat()).toContain('Next')
    expect([...(await reads('robin')), ...(await reads('robin', 'channel'))]).toEqual([
      'Once',
      'Next',
    ])
  })

  it('with one key to several places shows in each, and each has its own words', async () => {
    await send(to('robin'), 'For Robin', 'key')
    await send(to('sam'), 'For Sam', 'key')
    await send(circle, 'For all', 'key')

    expect(await reads('robin')).toEqual(['For Robin'])
    expect(await reads('sam')).toEqual(['For Sam'])
    expect(await reads('sam', 'channel')).toEqual(['For all'])
  })

  it.each([
    ['somebody who is not here', to('ann')],
    ['a person of another door', to('robin', 'discord')],
    ['a channel that is not here', { ...circle, place: { ...circle.place, channel: 'tuesday' } }],
    [
      'a community that is not here',
      { ...circle, place: { ...circle.place, community: 'harbour' } },
    ],
  ])('does not arrive at %s', async (_, where) => {
    expect(why(await send(where, 'Hello'))).toBe('gone')
  })

  it('stands among the private answers in order of time', async () => {
    const robin = await visit('robin')
    await send(to('robin'), 'First')
    await robin.sends('act', { id: id('more'), message: '' })
    await send(to('robin'), 'Last')

    const shown = await load(page.url, 'robin')

    expect(shown.map(({ text }) => text)).toEqual([
      'First',
      'More',
      'Reached 1',
      'Reached 2',
      'Last',
    ])
    expect(shown.map(({ at }) => at)).toEqual(shown.map(({ at }) => at).toSorted())
  })

  it('makes room for newer ones together with the answers', async () => {
    const robin = await visit('robin')
    await robin.sends('act', { id: id('more'), message: '' })
    for (let i = 1; i <= 49; i++) await send(to('robin'), `Message ${i}`)

    const shown = await reads('robin')

    expect(shown).toHaveLength(50)
    expect(shown.slice(0, 2)).toEqual(['Reached 2', 'Message 1'])
  })
})

describe.each([
  ['a direct message', to('robin'), 'd', 'private'],
  ['a message in the channel', circle, 'c', 'channel'],
] as const)('%s', (_, where, prefix, pane) => {
  it('that is changed keeps its time and its place', async () => {
    const message = await sent(where, 'At first')
    await send(where, 'After it')
    const before = await load(page.url, 'robin', pane)
    const robin = await visit('robin')

    const changed = await page.messenger.update(message, saying('Changed'))

    expect(changed).toEqual({ sent: true, message })
    expect(await robin.hears()).toEqual([['outerHTML', `#${prefix}-${message.id}`, 'Changed']])
    expect(await load(page.url, 'robin', pane)).toEqual(
      before.map((one, index) => (index === 0 ? { ...one, text: 'Changed' } : one)),
    )
  })

  it('that is removed is gone, and nothing more can be done to it', async () => {
    const message = await sent(where, 'Hello')
    const robin = await visit('robin')

    expect(await page.messenger.remove(message)).toEqual({ sent: true, message })

    expect(await robin.hears()).toEqual([['delete', `#${prefix}-${message.id}`]])
    expect(why(await page.messenger.remove(message))).toBe('gone')
    expect(why(await page.messenger.update(message, saying('Again')))).toBe('gone')
    expect(await reads('robin', pane)).toEqual([])
  })

  it('is out of reach from another place', async () => {
    const message = await sent(where, 'Hello')

    const elsewhere = { ...message, place: to('sam') }
    const unknown = { ...message, id: 'C1/1700000000.000100' }
    for (const one of [elsewhere, unknown]) {
      expect(why(await page.messenger.update(one, saying('Changed')))).toBe('gone')
      expect(why(await page.messenger.remove(one))).toBe('gone')
    }

    expect(await reads('robin', pane)).toEqual(['Hello'])
  })
})

describe('a button of a direct message', () => {
  it('changes that message on every open page of its person, and brings what comes along', async () => {
    const message = `d-${(await sent(to('robin'), hello)).id}`
    await send(to('robin'), 'After it')
    const before = await load(page.url, 'robin')
    const [robin, elsewhere, sam] = [await visit('robin'), await visit('robin'), await visit('sam')]

    const answer = await robin.sends('act', { id: id('tap'), message })
    await send(circle, 'For all')

    expect(answer).toEqual([
      ['outerHTML', `#${message}`, 'Tapped'],
      ['innerHTML', '#dialog'],
      ['beforeend', '#private', 'Reached 1'],
      ['innerHTML', '#dialog'],
      ['beforeend', '#private', 'Reached 2'],
      ['innerHTML', '#dialog'],
    ])
    expect(await elsewhere.hears()).toEqual([['outerHTML', `#${message}`, 'Tapped']])
    // The page that was answered hears it no second time.
    for (const one of [robin, elsewhere, sam])
      expect((await one.hears()).flat()).toContain('For all')
    const [changed] = await load(page.url, 'robin')
    expect(changed).toEqual({ ...before[0], text: 'Tapped' })
    expect(await reads('robin')).toEqual(['Tapped', 'After it', 'Reached 1', 'Reached 2'])
  })

  it('works after a restart, and so does a form that it opened', async () => {
    const message = `d-${(await sent(to('robin'), hello)).id}`
    await restart()
    const robin = await visit('robin')

    await robin.sends('submit', { id: id('written'), message, 'value.words': 'hello' })

    expect(await reads('robin')).toEqual(['Written: hello', 'Reached 1', 'Reached 2'])
  })

  it('gives an answer of its own where the message is no more', async () => {
    const message = await sent(to('robin'), hello)
    await page.messenger.remove(message)
    const robin = await visit('robin')

    await robin.sends('act', { id: id('tap'), message: `d-${message.id}` })

    expect(await reads('robin')).toEqual(['Tapped', 'Reached 1', 'Reached 2'])
  })

  it('changes nobody else’s message, and none of the channel', async () => {
    const direct = await sent(to('robin'), hello)
    const posted = await sent(circle, 'For all')
    const sam = await visit('sam')

    for (const message of [`d-${direct.id}`, `d-${posted.id}`, 'd-', 'd-\0'])
      await sam.sends('act', { id: id('tap'), message })

    expect(await reads('robin')).toEqual(['Hello'])
    expect(await reads('robin', 'channel')).toEqual(['For all'])
    expect((await reads('sam')).filter((text) => text === 'Tapped')).toHaveLength(4)
  })
})
