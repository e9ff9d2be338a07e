import { concernLimit } from '#app/concerns.ts'
import { asId, type ShareId } from '#domain/id.ts'
import * as concernCards from '#words/concern-card.ts'
import * as joinCards from '#words/join-card.ts'
import { date, instant, time } from '../builders.ts'
import type { Room } from './room.ts'
import { long, nothing, post, toAny, today, wholeGroup, words } from './subjects.ts'

const at = instant('2026-03-31T12:00Z')
const offer = {
  time: time('20:00'),
  zone: wholeGroup.zone,
  now: at,
  yes: nothing,
  other: nothing,
  no: nothing,
}
const afterJoining = { hello: nothing, leave: nothing }
const agreeing = { agree: nothing, notNow: nothing }
const guidelines = 'Be kind to one another.\n'.repeat(70).slice(0, 1500)

const written = 'w'.repeat(concernLimit)
const concerns = (['milestone', 'new-start', 'check-in', null] as const).map((kind, index) => ({
  shareId: asId<ShareId>(`00000000-0000-4000-8000-0000000000e${index}`),
  share: kind && { kind, name: long, on: date('2019-12-31') },
  words: Array.from({ length: kind ? 5 : 0 }, () => written),
}))
const handling = { leave: toAny, takeDown: toAny, page: toAny }

/** Coming and going, and what moderators are asked to look at. */
export const joiningRoom: Room = {
  modules: [joinCards, concernCards],
  cards: [
    ['agreementCard', joinCards.agreementCard(words, wholeGroup, agreeing)],
    [
      'agreementCard',
      joinCards.agreementCard(words, { ...wholeGroup, guidelines }, agreeing, true),
    ],
    ['joinedCard', joinCards.joinedCard(words, wholeGroup, null, afterJoining)],
    ['joinedCard', joinCards.joinedCard(words, wholeGroup, offer, afterJoining)],
    ['newcomerPostCard', joinCards.newcomerPostCard(words, post, nothing)],
    ['welcomedCard', joinCards.welcomedCard(words, { name: long, group: long })],
    ...[false, true].map(
      (moderator) =>
        [
          'leftCard',
          joinCards.leftCard(words, wholeGroup, { moderator, lastModerator: moderator }, nothing),
        ] as const,
    ),
    ...[concerns, []].flatMap((all) =>
      [0, 1].map(
        (page) =>
          [
            'concernsCard',
            concernCards.concernsCard(words, all, today, page, handling, 'concern.taken-down'),
          ] as const,
      ),
    ),
    ['concernsCard', concernCards.concernsCard(words, concerns, today, 0, handling, null)],
    ['concernNoticeCard', concernCards.concernNoticeCard(words, long, nothing)],
    ['concernPartlyCard', concernCards.concernPartlyCard(words, nothing)],
    ['takenDownCard', concernCards.takenDownCard(words, long, { on: date('2019-12-31'), today })],
  ],
  forms: [['concernForm', concernCards.concernForm(words, concernLimit, nothing)]],
}
