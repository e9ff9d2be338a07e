import type { Temporal } from 'temporal-polyfill'
import { concernLimit, handleConcern, raiseConcern, tellModerators } from '#app/concerns.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { type Form, refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import type { GroupId, ShareId } from '#domain/id.ts'
import {
  type ConcernView,
  concernForm,
  concernNoticeCard,
  concernPartlyCard,
  concernsCard,
  takenDownCard,
} from '#words/concern-card.ts'
import { failureCard, failureText } from '#words/failure.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { type Key, type Words, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'

const { say } = wordsIn('en')

/** On every share in a channel, for anyone who can read it there. */
const open = defineAction(
  'concern.open',
  { share: carried.share },
  async ({ words }: Context, { share }): Promise<Reply> => openForm(form(words, share)),
  'form',
)

const form = (words: Words, share: ShareId): Form =>
  concernForm(words, concernLimit, send.to({ share }))

const send = defineAction(
  'concern.send',
  { share: carried.share },
  async (context: Context, { share }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const typed = values['words'] ?? ''
    const raised = await raiseConcern(store, speaker, share, typed)
    if (!raised.ok && raised.error === 'concern-too-long') {
      const details = { most: concernLimit, length: typed.trim().length }
      return {
        kind: 'form-again',
        form: refill(form(words, share), values),
        problems: { words: failureText(words, raised.error, details) },
      }
    }
    if (!raised.ok) return privately(failureCard(words, raised.error))
    if (raised.value.isFirst) await notify(context, raised.value.groupId, share)
    return privately(sentenceCard(words, 'concern.thanks'))
  },
)

async function notify(context: Context, id: GroupId, share: ShareId): Promise<void> {
  const { store, speaker, messenger } = context
  const group = await store.groups.get(id)
  if (!group) return
  const look = show.to({ group: id, page: '0' })
  await tellModerators(store, speaker, id, share, ({ account, language }, key) => {
    const card = concernNoticeCard(wordsIn(language, group), group.name, look)
    return messenger.send({ to: 'person', account }, card, key)
  })
}

/** `/group concerns`: what moderators are asked to look at. */
export const groupConcerns = usage({
  name: 'concerns',
  summary: say('command.group.concerns'),
  who: 'moderators',
  options: [],
  run: async (context: Context) => privately(await pageOf(context, 0)),
})

async function listed(
  { store, words, speaker }: Context,
  group: Group,
  page = 0,
  news: Key | null = null,
): Promise<Card> {
  const all = (await store.concerns.open(group.id)).map(({ share, ...one }) => ({
    ...one,
    share: share && { ...share, on: dateIn(group, share.sharedAt) },
  }))
  const to = ({ shareId }: ConcernView) => ({ group: group.id, share: shareId })
  const actions = {
    leave: (concern: ConcernView) => leave.to(to(concern)),
    takeDown: (concern: ConcernView) => takeDown.to(to(concern)),
    page: (at: number) => turn.to({ group: group.id, page: String(at) }),
  }
  return concernsCard(words, all, dateIn(group, speaker.now), page, actions, news)
}

/** As the group's own calendar has it. */
const dateIn = ({ zone }: Group, at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate()

/** The page of the group that the button names, which whoever may do this speaks in. */
const pageOf = async (context: Context, page: number): Promise<Card> => {
  const { words, speaker } = context
  return speaker.group
    ? await listed(context, speaker.group, page)
    : failureCard(words, 'group-not-here')
}

const shownPage = { group: carried.group, page: carried.page } as const

/** In the message to moderators, which stays where it is. */
const show = defineAction(
  'concern.show',
  shownPage,
  async (context: Context, { page }) => privately(await pageOf(context, page)),
  'card',
  'moderators',
)

const turn = defineAction(
  'concern.page',
  shownPage,
  async (context: Context, { page }) => inPlace(await pageOf(context, page)),
  'card',
  'moderators',
)

const which = { group: carried.group, share: carried.share } as const

const leave = defineAction(
  'concern.leave',
  which,
  (context: Context, { group, share }) => handle(context, group, share, 'left'),
  'card',
  'moderators',
)

const takeDown = defineAction(
  'concern.take-down',
  which,
  (context: Context, { group, share }) => handle(context, group, share, 'taken-down'),
  'card',
  'moderators',
)

async function handle(
  context: Context,
  groupId: GroupId,
  shareId: ShareId,
  outcome: 'left' | 'taken-down',
): Promise<Reply> {
  const { store, speaker, words, messenger, once } = context
  const group = await store.groups.get(groupId)
  if (!group) return inPlace(failureCard(words, 'group-not-here'))
  const done = await handleConcern(
    store,
    messenger,
    speaker,
    { groupId, shareId, outcome, once },
    ({ account, language, sharedAt }, key) => {
      const dates = { on: dateIn(group, sharedAt), today: dateIn(group, speaker.now) }
      const card = takenDownCard(wordsIn(language, group), group.name, dates)
      return messenger.send({ to: 'person', account }, card, key)
    },
  )
  if (done.ok) return inPlace(await listed(context, group, 0, `concern.${done.value}`))
  if (done.error !== 'not-taken-down') return inPlace(failureCard(words, done.error))
  return inPlace(concernPartlyCard(words, takeDown.to({ group: groupId, share: shareId })))
}

export const concernActions: readonly Action<Context>[] = [open, send, show, turn, leave, takeDown]
