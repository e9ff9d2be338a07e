import { type HTMLElement, parse } from 'node-html-parser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { card, heading } from '#chat/card.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import { drawPng } from '#pictures/draw.ts'
import { drawing } from '#pictures/svg.ts'
import { openLocalPage } from '../../../src/local-page.ts'
import { zone } from '../../support/builders.ts'
import { TestClock } from '../../support/clock.ts'
import { ask, Visitor } from '../../support/page-visitor.ts'
import { readPng } from '../../support/png.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
const clock = new TestClock('2026-03-02T18:00Z')
const place = { door: 'web', community: 'local', channel: 'circle' } as const
const drawn = (width: number, alt: string) =>
  card('Drawn', heading('Drawn'), { block: 'picture', png: drawPng(drawing(width, 20)), alt })

let switchboard: ReturnType<typeof createSwitchboard>
let page: WebDoor

beforeEach(open)
afterEach(() => page.close())

async function open(): Promise<void> {
  switchboard = createSwitchboard()
  const { store } = kept
  const onBug = (error: unknown): never => {
    throw error
  }
  const codec = createActionCodec(store.secret('action ids'))
  const parts = { store, codec, clock, zone: zone('Europe/Berlin'), switchboard, onBug }
  const routes = await openLocalPage(parts)
  page = await openWebDoor({ port: 0, ready: () => store.ping(), page: routes, onBug })
}

/** How wide each picture is, with its words. */
const picturesIn = (html: HTMLElement): readonly (readonly [number, string | undefined])[] =>
  html.querySelectorAll('img').map((one) => {
    const [, base64 = ''] = (one.getAttribute('src') ?? '').split('base64,')
    return [readPng(Buffer.from(base64, 'base64')).width, one.getAttribute('alt')]
  })

const channel = async (): Promise<HTMLElement> =>
  parse((await ask(`${page.url}/as/noor`)).body).querySelector('#channel') ?? parse('')

it('shows a picture in the channel, also after a change and a restart', async () => {
  const { messenger } = switchboard
  const sent = await messenger.send(
    { to: 'channel', place },
    drawn(30, 'First'),
    crypto.randomUUID(),
  )
  const atFirst = picturesIn(await channel())
  if (!sent.sent) throw new Error(sent.why)
  await messenger.update(sent.message, drawn(40, 'Then "this"'))
  await page.close()
  await open()

  expect(atFirst).toEqual([[30, 'First']])
  expect(picturesIn(await channel())).toEqual([[40, 'Then "this"']])
})

it('shows a member their own progress, and says how it is counted', async () => {
  const robin = new Visitor(page.url, 'robin')
  await robin.says('/goal set do title:Walk')
  await robin.says('/checkin Walk done')
  const answer = await robin.says('/progress Walk')

  expect(picturesIn(parse((await ask(`${page.url}/as/robin`)).body))).toEqual([
    [
      832,
      'The last half year, day by day: 1 day done. Below it, a line shows the habit score: 5 % at its end.',
    ],
  ])
  const how = answer.buttons.find(({ label }) => label === 'How is this counted?')
  if (!how) throw new Error('no such button')
  expect((await robin.uses(how)).text).toContain('The habit score grows with each day done')
})
