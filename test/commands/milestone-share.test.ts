import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Block, Button, Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import type { Said } from '#chat/invocation.ts'
import type { Destination } from '#chat/messenger.ts'
import type { Reply } from '#chat/reply.ts'
import { openDesk } from '#commands'
import { asId, type PairId } from '#domain/id.ts'
import type { ChannelKey } from '#store/store.ts'
import { instant } from '../support/builders.ts'
import {
  accountOf,
  addGroup,
  addMember,
  addPerson,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { withStore } from '../support/store.ts'

describe('sharing a milestone', () => {
  const kept = withStore()
  const sent: { readonly to: Destination; readonly card: Card }[] = []

  /** Ann, who uses the bot at a moment, in a channel or in a message. */
  function annAt(now: Temporal.Instant, place: ChannelKey | null, manages = false) {
    sent.length = 0
    const { store } = kept
    const codec = createActionCodec(store.secret('action ids'))
    const messenger = {
      send: async (to: Destination, card: Card) => {
        sent.push({ to, card })
        return { sent: true, message: { place: to, id: '1' } } as const
      },
      update: async () => ({ sent: false, why: 'gone' }) as const,
      remove: async () => ({ sent: false, why: 'gone' }) as const,
      sees: async () => false,
      standing: async () => null,
      turns: () => 1,
    }
    const desk = openDesk({ store, messenger, now: () => now }, codec, (error) => {
      throw error
    })
    const does = (said: Said): Promise<Reply> =>
      desk.answer({
        account: accountOf('ann'),
        name: 'Ann',
        place,
        community: place?.community ?? null,
        manages,
        roles: null,
        once: randomUUID(),
        said,
      })
    return {
      says: (name: string, text: string) => does({ said: 'command', name, args: { text } }),
      clicks: (card: Card | undefined, label: string) => {
        const button = buttonsOf(card).find((one) => one.label === label)
        if (!button) throw new Error(`no button ${label}`)
        return does({ said: 'action', id: codec.write(button.action), chosen: null })
      },
      uses: (name: string, params: readonly string[]) =>
        does({ said: 'action', id: codec.write({ name, params }), chosen: null }),
    }
  }

  const startedAt = instant('2026-03-02T18:00Z')
  const nextDay = startedAt.add({ hours: 24 })

  /** Ann reached her first day in the circle, where she also is in these groups, and walks with Ben. */
  async function firstDay(circleParts = {}, otherGroups: readonly string[] = []) {
    const { store } = kept
    const circle = await addGroup(store, 'circle', circleParts)
    const { id } = await addMember(store, 'ann', circle)
    for (const name of otherGroups)
      await store.groups.join(id, (await addGroup(store, name)).id, 'member', writtenAt)
    const ben = await addPerson(store, 'Ben')
    const pair = { id: asId<PairId>(randomUUID()), one: id, other: ben.id }
    await store.pairs.add(pair, writtenAt)
    const started = annAt(startedAt, channelOf('circle'))
    await started.says('goal', 'set do Evenings without my phone')
    await started.says('checkin', 'evenings done')
    const ann = annAt(nextDay, channelOf('circle'))
    const [card] = await alsoOf(await ann.says('checkin', 'evenings done'))
    return { ann, card }
  }

  it('posts the very blocks that the preview showed, to exactly those whom it named', async () => {
    const { ann, card } = await firstDay()

    for (const [label, readers, to] of [
      ['Share with Ben', 'Only Ben will see it, in a direct message.', { to: 'person' }],
      ['Share with circle', 'Everybody who can read the channel of circle', { to: 'channel' }],
    ] as const) {
      sent.length = 0
      const preview = cardOf(await ann.clicks(card, label))
      const shown = between(preview.blocks)
      expect(sent).toEqual([])
      await ann.clicks(preview, 'Share it')

      expect(textOf(preview)).toContain(readers)
      const report =
        to.to === 'channel' ? [{ block: 'buttons', buttons: [{ label: 'Report' }] }] : []
      expect(sent).toMatchObject([{ to, card: { blocks: [...shown, ...report] } }])
      expect(shown.map(({ block }) => block)).toEqual(['paragraph', 'picture'])
      expect(sent.map(({ card }) => textOf(card)).join()).not.toMatch(/evenings|phone/i)
    }
  })

  it('offers a buddy, and as many groups as there is room for', async () => {
    const { card } = await firstDay({}, ['a', 'b', 'c'])

    expect(buttonsOf(card).map(({ label }) => label)).toEqual([
      'Share with Ben',
      'Share with circle',
      expect.stringMatching(/^Share with [abc]$/),
      'Keep it for me',
    ])
  })

  it('calls the first day 24 hours where a twelve-step group reads it, and nowhere else', async () => {
    const { ann, card } = await firstDay({ kind: 'twelve-step' })

    const toGroup = await ann.clicks(card, 'Share with circle')
    const toBen = await ann.clicks(card, 'Share with Ben')

    expect(altOf(card)).toMatch(/^24 hours\. /)
    expect(altOf(cardOf(toGroup))).toMatch(/^24 hours\. /)
    expect(textOf(cardOf(toGroup))).toContain('reached 24 hours of their goal.')
    expect(altOf(cardOf(toBen))).toMatch(/^1 day\. /)
    expect(textOf(cardOf(toBen))).toContain('reached 1 day of their goal.')
  })

  it('goes on working after the milestone is put away, and tells it no second time', async () => {
    const { ann, card } = await firstDay()

    const stays = cardOf(await ann.clicks(card, 'Keep it for me'))
    const again = await ann.says('checkin', 'evenings done')

    expect(buttonsOf(stays)).toEqual([])
    expect(altOf(stays)).toBe(altOf(card))
    expect(await alsoOf(again)).toEqual([])
  })

  it('does nothing by a button that was never made', async () => {
    const { ann, card } = await firstDay()
    const [goal = '', run = '', key = '', to = ''] = buttonsOf(card)[0]?.action.params ?? []

    for (const params of [
      [goal, run, 'days-0', to],
      [goal, run, 'moons-1', to],
      [goal, 'yesterday', key, to],
      [goal, run, key, 'ben'],
    ])
      expect(textOf(cardOf(await ann.uses('award.post', params)))).toContain('earlier version')
    expect(textOf(cardOf(await ann.uses('award.post', [goal, '', key, to])))).toContain(
      'Your days have changed since',
    )
    expect(sent).toEqual([])
  })
})

describe('the list of a group', () => {
  const kept = withStore()

  it('is changed by nobody from a message, however much they manage elsewhere', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    await addMember(store, 'ann', circle)
    const codec = createActionCodec(store.secret('action ids'))
    const closed = async () => ({ sent: false, why: 'closed' }) as const
    const messenger = {
      send: closed,
      update: closed,
      remove: closed,
      sees: async () => false,
      standing: async () => null,
      turns: () => 1,
    }
    const desk = openDesk({ store, messenger, now: () => writtenAt }, codec, (error) => {
      throw error
    })
    const takes = (place: ChannelKey | null, manages: boolean, community = 'T1') =>
      desk.answer({
        account: accountOf('ann'),
        name: 'Ann',
        place,
        community,
        manages,
        roles: null,
        once: randomUUID(),
        said: {
          said: 'action',
          id: codec.write({
            name: 'group.milestone-preset',
            params: [circle.id, 'twelve-step', String(circle.version)],
          }),
          chosen: null,
        },
      })
    const listNow = async () => (await store.groups.at(channelOf('circle')))?.milestones?.days

    expect(textOf(cardOf(await takes(null, true, 'T2')))).toContain('Only moderators')
    expect(textOf(cardOf(await takes(channelOf('circle'), false)))).toContain('Only moderators')
    expect(await listNow()).toBeUndefined()
    await takes(channelOf('circle'), true)
    expect(await listNow()).toEqual([1, 30, 60, 90])
  })
})

function cardOf(reply: Reply): Card {
  if (reply.kind !== 'card') throw new Error('not a card')
  return reply.card
}

/** Everything that is read of it, one line a block. */
const textOf = ({ summary, blocks }: Card): string =>
  [summary, ...blocks.map((block) => ('line' in block ? plainText(block.line) : ''))].join('\n')

const alsoOf = async (reply: Reply): Promise<readonly Card[]> =>
  reply.kind === 'card' ? await reply.also() : []

const buttonsOf = (card: Card | undefined): readonly Button[] =>
  card?.blocks.flatMap((block) => (block.block === 'buttons' ? block.buttons : [])) ?? []

const altOf = (card: Card | undefined): string | undefined =>
  card?.blocks.flatMap((block) => (block.block === 'picture' ? [block.alt] : []))[0]

/** What stands between the two lines of a preview. */
function between(blocks: readonly Block[]): readonly Block[] {
  const isLine = ({ block }: Block): boolean => block === 'divider'
  return blocks.slice(blocks.findIndex(isLine) + 1, blocks.findLastIndex(isLine))
}
