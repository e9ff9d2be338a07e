import { Temporal } from 'temporal-polyfill'
import type { Card } from '#chat/card.ts'
import { focuses, type Group, groupKinds, type RoleKey } from '#domain/group.ts'
import { groupLimits, groupSettings } from '#domain/group-change.ts'
import { moderatorActKinds } from '#domain/moderator-act.ts'
import * as groupCards from '#words/group-card.ts'
import * as moderatorCards from '#words/group-moderators-card.ts'
import * as recordCards from '#words/group-record-card.ts'
import * as settingsCards from '#words/group-settings-card.ts'
import * as settingsForms from '#words/group-settings-form.ts'
import type { Room } from './room.ts'
import { long, nothing, toAny, wholeGroup, words } from './subjects.ts'

const roles: readonly RoleKey[] = Array.from({ length: 25 }, (_, n) => ({
  door: n % 2 === 0 ? 'discord' : 'slack',
  community: '112233445566778899',
  role: `11223344556677889${String(n).padStart(2, '0')}`,
}))

/** As many and as long as all of it can be. */
const fullest: Group = {
  ...wholeGroup,
  languages: ['de', 'en', 'fr', 'es', 'it', 'pt', 'pl', 'tr', 'uk', 'ar'],
  guidelines: 'Be kind to each other.\n'.repeat(70).slice(0, groupLimits.guidelines),
  moderatorRoles: roles,
  promptTime: Temporal.PlainTime.from('07:30'),
}
const beginning: readonly Group[] = groupKinds.flatMap((kind) =>
  focuses.map((focus) => ({ ...wholeGroup, kind, focus })),
)
const channels = Array.from({ length: 20 }, (_, n) => ({
  door: n % 2 === 0 ? ('discord' as const) : ('slack' as const),
  isHere: n === 0,
  isMuted: true,
}))
const moderators = Array.from({ length: 40 }, (_, n) => ({
  personId: `00000000-0000-4000-8000-0000000004${String(n).padStart(2, '0')}`,
  account: { door: 'discord', tenant: '', externalId: String(n) } as const,
  name: n === 1 ? '' : long,
}))
const actions = { change: toAny, milestones: nothing, undo: nothing }
const entries = [...moderatorActKinds, ...moderatorActKinds].map((kind, n) => ({
  kind,
  by: n % 5 === 0 ? null : long,
  about: n % 7 === 0 ? null : long,
  settings: kind === 'undid' ? [] : groupSettings,
  at: '2026-03-31T12:00:00Z',
}))

const cards: readonly (readonly [string, Card])[] = [
  ['groupSetUpCard', groupCards.groupSetUpCard(words, wholeGroup, nothing)],
  ...([fullest, ...beginning] as const).flatMap((group) => [
    [
      'groupPreviewCard',
      settingsCards.groupPreviewCard(words, group, { post: nothing, change: toAny }),
    ] as const,
    [
      'groupSettingsCard',
      settingsCards.groupSettingsCard(words, group, channels, 'saved', actions),
    ] as const,
    ['groupAboutCard', moderatorCards.groupAboutCard(words, group, moderators, toAny())] as const,
  ]),
  [
    'groupSettingsCard',
    settingsCards.groupSettingsCard(words, wholeGroup, [], 'undone', { ...actions, undo: null }),
  ],
  ['groupAboutCard', moderatorCards.groupAboutCard(words, wholeGroup, [], null)],
  [
    'moderatorsCard',
    moderatorCards.moderatorsCard(
      words,
      { moderators, roles },
      [words.say('moderators.removed'), words.say('moderators.last')],
      { remove: nothing, removeRole: nothing, stepDown: nothing },
    ),
  ],
  [
    'moderatorsCard',
    moderatorCards.moderatorsCard(words, { moderators: [], roles: [] }, [], {
      remove: null,
      removeRole: nothing,
      stepDown: null,
    }),
  ],
  [
    'appointedCard',
    moderatorCards.appointedCard(words, { by: long, group: long, stepDown: nothing }),
  ],
  ...[true, false].map(
    (was) =>
      ['steppedDownCard', moderatorCards.steppedDownCard(words, wholeGroup, was, was)] as const,
  ),
  ...[true, false].map(
    (isMuted) => ['muteCard', moderatorCards.muteCard(words, isMuted, nothing)] as const,
  ),
  ...[0, 10, 20].map(
    (first) =>
      [
        'recordCard',
        recordCards.recordCard(
          words,
          entries.slice(first, first + recordCards.entriesAtOnce),
          first === 20,
          { undo: nothing, more: nothing },
        ),
      ] as const,
  ),
  [
    'changedMeanwhileCard',
    settingsCards.changedMeanwhileCard(
      words,
      Array.from({ length: 5 }, () => ({ label: 'l'.repeat(45), now: 'n'.repeat(600) })),
      nothing,
    ),
  ],
  ['recordCard', recordCards.recordCard(words, [], true, { undo: null, more: null })],
]

/** How a group is set up, changed and looked after. */
export const groupSettingsRoom: Room = {
  modules: [settingsCards, settingsForms, moderatorCards, recordCards],
  cards,
  forms: settingsForms.groupParts.flatMap((part) =>
    [fullest, wholeGroup].map(
      (group) =>
        ['groupPartForm', settingsForms.groupPartForm(words, part, group, nothing)] as const,
    ),
  ),
}
