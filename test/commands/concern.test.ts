import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Button, Card } from '#chat/card.ts'
import type { Said } from '#chat/invocation.ts'
import type { Destination, Messenger } from '#chat/messenger.ts'
import type { Reply } from '#chat/reply.ts'
import { openDesk } from '#commands'
import type { Store } from '#store/store.ts'
import { aCheckIn } from '../support/builders.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addMember,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { sentTo } from '../support/sent-to.ts'
import { withStore } from '../support/store.ts'
import { readCard, readReply } from '../support/visibility/asking.ts'

const kept = withStore()

/** Everything that is sent, and everything that goes wrong. */
function opened(store: Store) {
  const sent: { readonly to: Destination; readonly card: Card }[] = []
  const bugs: unknown[] = []
  let trouble: Error | null = null
  const messenger: Messenger = {
    async send(to, card) {
      if (trouble) throw trouble
      sent.push({ to, card })
      return sentTo(to, true)
    },
    update: async (message) => sentTo(message.place, true),
    remove: async (message) => sentTo(message.place, true),
    sees: async () => true,
    standing: async () => null,
    turns: () => 1,
  }
  const codec = createActionCodec(store.secret('action ids'))
  const house = { store, messenger, now: () => writtenAt }
  const desk = openDesk(house, codec, (...bug) => bugs.push(bug))
  const does = (name: string, said: Said): Promise<Reply> =>
    desk.answer({
      ...{ account: accountOf(name), name, place: channelOf('circle'), community: 'T1' },
      ...{ manages: false, roles: [], once: randomUUID(), said },
    })
  return {
    sent,
    bugs,
    breaks: (error: Error | null) => {
      trouble = error
    },
    taps: (name: string, action: string, ...params: readonly string[]) =>
      does(name, { said: 'action', id: codec.write({ name: action, params }), chosen: null }),
    presses: (name: string, card: Card | undefined, label: string) =>
      does(name, { said: 'action', id: codec.write(buttonOf(card, label).action), chosen: null }),
    reports: (name: string, share: string, words: string) =>
      does(name, {
        said: 'form',
        id: codec.write({ name: 'concern.send', params: [share] }),
        values: { words },
      }),
  }
}

function buttonOf(card: Card | undefined, label: string): Button {
  const all = card?.blocks.flatMap((one) => (one.block === 'buttons' ? one.buttons : [])) ?? []
  const found = all.find((one) => one.label === label)
  if (!found) throw new Error(`no button ${label}`)
  return found
}

/** Ann has shared today's check-in in a group that Mia moderates. */
async function shared() {
  const { store } = kept
  const house = opened(store)
  const circle = await addGroup(store, 'circle')
  const goal = await addGoal(store, await addMember(store, 'ann', circle))
  await addMember(store, 'mia', circle, 'moderator')
  await addMember(store, 'reporting-person', circle)
  await store.goals.share(goal.id, circle.id, writtenAt)
  await store.checkIns.put(aCheckIn({ goalId: goal.id, note: 'a note of hers' }))
  await house.taps('ann', 'share.post', goal.id, '2026-03-02', circle.id, '1')
  const [share] = await store.shares.of(goal.personId)
  return { house, circle, share: share?.id ?? '' }
}

it('no message and no card says who asked, and none but the list says what they wrote', async () => {
  const { house, circle, share } = await shared()
  const reporter = await kept.store.people.byAccount(accountOf('reporting-person'))

  const form = await house.presses('reporting-person', house.sent[0]?.card, 'Report')
  const thanks = await house.reports('reporting-person', share, 'please look')
  const notice = house.sent.find(({ card }) => readCard(card).includes('Somebody asked'))
  const listed = await house.presses('mia', notice?.card, 'Have a look')
  await house.taps('mia', 'concern.take-down', circle.id, share)

  expect(form).toMatchObject({ kind: 'form', form: { title: 'Report a post' } })
  expect(await readReply(thanks)).toContain('Nobody learns that it was you.')
  expect(await readReply(listed)).toContain('please look')
  const all = JSON.stringify([house.sent, listed])
  for (const theirs of ['reporting-person', reporter?.person.id ?? '', 'a note of hers', 'Walk'])
    expect(all).not.toContain(theirs)
  expect(JSON.stringify(house.sent)).not.toContain('please look')
  expect(house.sent.map(({ to }) => (to.to === 'person' ? to.account.externalId : 'all'))).toEqual([
    ...['all', 'mia', 'ann'],
  ])
  expect(readCard(house.sent.at(-1)?.card ?? fail())).toContain('took down what you shared')
})

it('what goes wrong meanwhile is written down without them', async () => {
  const { house, share } = await shared()
  house.breaks(new Error('the platform is away'))

  const reply = await house.reports('reporting-person', share, 'please look')

  expect(await readReply(reply)).toContain('Something went wrong on our side.')
  expect(house.bugs).toHaveLength(1)
  const written = JSON.stringify(house.bugs)
  for (const theirs of ['reporting-person', 'please look']) expect(written).not.toContain(theirs)
})

it('is for moderators to see and to handle, whoever has the button', async () => {
  const { house, circle, share } = await shared()
  await house.reports('reporting-person', share, 'please look')

  for (const [action, ...params] of [
    ['concern.show', circle.id, '0'],
    ['concern.page', circle.id, '0'],
    ['concern.leave', circle.id, share],
    ['concern.take-down', circle.id, share],
  ] as const) {
    const reply = await readReply(await house.taps('ann', action, ...params))
    expect(reply).toContain('Only moderators of the group can do that.')
  }

  expect(await kept.store.concerns.open(circle.id)).toHaveLength(1)
})

function fail(): never {
  throw new Error('nothing was sent')
}
