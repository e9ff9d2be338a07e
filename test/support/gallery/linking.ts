import { mostAccounts } from '#app/link-accounts.ts'
import type { AccountView } from '#words/link-card.ts'
import * as linkCards from '#words/link-card.ts'
import * as groupCards from '#words/link-group-card.ts'
import type { Room } from './room.ts'
import { long, nothing, toAny, wholeGroup, words } from './subjects.ts'

const code = '7K3M9QXA'
const actions = { confirm: nothing, leave: nothing }

/** As many as one person can have, with names as long as any. */
export const linkedAccounts: readonly AccountView[] = Array.from(
  { length: mostAccounts },
  (_, index) => ({
    id: `00000000-0000-4000-8000-00000000020${index}`,
    key: { door: 'web', tenant: '', externalId: `${index}` },
    name: `${index} ${long}`,
  }),
)
/** More than a choice can offer. */
const homes = Array.from({ length: 60 }, (_, index) => ({
  group: wholeGroup,
  channel: index % 2 === 0 ? `${index}` : null,
}))
const [account] = linkedAccounts
if (!account) throw new Error('there is no account')

/** Linking accounts, and a group in several places. */
export const linkRoom: Room = {
  modules: [linkCards, groupCards],
  cards: [
    ...[code, null].map(
      (made) =>
        [
          'linkCodeCard',
          linkCards.linkCodeCard(words, made, linkedAccounts, { unlink: toAny, writeTo: nothing }),
        ] as const,
    ),
    ['linkPreviewCard', linkCards.linkPreviewCard(words, linkedAccounts, actions)],
    ['linkedCard', linkCards.linkedCard(words, linkedAccounts, nothing)],
    ['linkToldCard', linkCards.linkToldCard(words, account, nothing)],
    ['unlinkQuestionCard', linkCards.unlinkQuestionCard(words, account, actions)],
    ...[true, false].map(
      (isThis) => ['unlinkedCard', linkCards.unlinkedCard(words, account, isThis)] as const,
    ),
    ['writesToCard', linkCards.writesToCard(words, account)],
    ['groupCodeCard', groupCards.groupCodeCard(words, wholeGroup, code)],
    ['groupLinkPreviewCard', groupCards.groupLinkPreviewCard(words, wholeGroup, actions)],
    ['groupLinkedCard', groupCards.groupLinkedCard(words, wholeGroup, 'moved', false)],
    ['groupMoveCard', groupCards.groupMoveCard(words, homes, toAny())],
    ['groupMovePreviewCard', groupCards.groupMovePreviewCard(words, wholeGroup, actions)],
    ['groupUnlinkQuestionCard', groupCards.groupUnlinkQuestionCard(words, wholeGroup, actions)],
    ['groupUnlinkedCard', groupCards.groupUnlinkedCard(words, wholeGroup)],
  ],
  forms: [],
}
