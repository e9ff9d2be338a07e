import { z } from 'zod'
import { followUp } from '#app/answer-prompt.ts'
import { seeProgress } from '#app/see-progress.ts'
import {
  changeSetback,
  findSetback,
  setbacksOf,
  type ToldSetback,
  takeBack,
} from '#app/setbacks.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { asId, isUuid, type SetbackId } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import {
  deleteSetbackCard,
  setbackCard,
  setbackDeletedCard,
  setbackListCard,
} from '#words/setback-card.ts'
import { setbackForm } from '#words/setback-form.ts'
import type { Key } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { followUpOffer } from './follow-up.ts'
import { links } from './links.ts'
import { toldOf } from './restart-told.ts'
import { again, placed, readDates } from './setback-input.ts'

const setback = z
  .string()
  .refine(isUuid)
  .transform(asId<SetbackId>)

async function withSetback(
  { store, speaker, words }: Context,
  id: SetbackId,
  reply: (told: ToldSetback) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await findSetback(store, speaker, id)
  return found.ok ? reply(found.value) : privately(failureCard(words, found.error))
}

/** What was told before, the newest first. */
async function listCard(context: Context, page: number): Promise<Card> {
  const { store, speaker, words } = context
  const scope = { page, today: speaker.today }
  return setbackListCard(words, await setbacksOf(store, speaker), scope, {
    open: open.to({}),
    page: (other) => list.to({ page: String(other) }),
  })
}

async function cardOf(context: Context, item: ToldSetback, title?: Key): Promise<Card> {
  const { words, speaker } = context
  const told = await toldOf(context, item.setback)
  const { id } = item.setback
  return setbackCard(
    words,
    { ...item, told, today: speaker.today },
    {
      change: links.changeSetback(id),
      remove: links.deleteSetback(id),
      list: links.lookBack,
      followUp: await followUpOffer(context, item.setback, (wanted) =>
        follow.to({ setback: id, wanted }),
      ),
    },
    title,
  )
}

const list = defineAction(
  'setback.list',
  { page: carried.page },
  async (context: Context, { page }) => inPlace(await listCard(context, page)),
)

const open = defineAction('setback.open', {}, (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? showSetback(context, asId<SetbackId>(chosen))
    : Promise.resolve(privately(failureCard(context.words, 'setback-not-found'))),
)

const show = defineAction('setback.show', { setback }, (context: Context, { setback }) =>
  showSetback(context, setback),
)

const showSetback = (context: Context, id: SetbackId, title?: Key): Promise<Reply> =>
  withSetback(context, id, async (told) => inPlace(await cardOf(context, told, title)))

/** Whether to ask how they are tomorrow. */
const follow = defineAction(
  'setback.follow-up',
  { setback, wanted: z.enum(['yes', 'no']) },
  async (context: Context, { setback, wanted }): Promise<Reply> => {
    const { store, speaker, words } = context
    const done = await followUp(store, speaker, setback, wanted === 'yes')
    return done.ok ? showSetback(context, setback) : privately(failureCard(words, done.error))
  },
)

const change = defineAction(
  'setback.change',
  { setback },
  (context: Context, { setback }) =>
    withSetback(context, setback, (told) => openForm(formOf(context, told))),
  'form',
)

const formOf = ({ words }: Context, { setback }: ToldSetback): Form =>
  setbackForm(words, setback, save.to({ setback: setback.id }))

const save = defineAction(
  'setback.save',
  { setback },
  (context: Context, { setback }, { values }) =>
    withSetback(context, setback, async (told): Promise<Reply> => {
      const { store, speaker, words } = context
      const read = readDates(values, speaker.today)
      if (!read.ok) return again(context, formOf(context, told), values, read.error)
      const texts = { around: values['around'] ?? '', helped: values['helped'] ?? '' }
      const done = await changeSetback(store, speaker, setback, { ...read.value, ...texts })
      if (done.ok) return showSetback(context, setback, 'setback.changed')
      if (done.error === 'setback-not-found') return privately(failureCard(words, done.error))
      return again(context, formOf(context, told), values, placed(done.error, values))
    }),
)

const ask = defineAction('setback.delete', { setback }, (context: Context, { setback }) =>
  withSetback(context, setback, async (told) =>
    inPlace(
      deleteSetbackCard(
        context.words,
        { setback: told.setback, told: await toldOf(context, told.setback) },
        { remove: remove.to({ setback }), keep: links.setback(setback) },
      ),
    ),
  ),
)

const remove = defineAction(
  'setback.delete-now',
  { setback },
  async (context: Context, { setback }): Promise<Reply> => {
    const { store, speaker, words } = context
    const taken = await takeBack(store, speaker, setback)
    if (!taken.ok) return privately(failureCard(words, taken.error))
    const { goalId, startOn } = taken.value.setback
    const seen = await seeProgress(store, speaker, goalId)
    const left = await setbacksOf(store, speaker)
    return inPlace(
      setbackDeletedCard(
        words,
        {
          totalDays: seen.ok ? seen.value.progress.totalDays : 0,
          hasJoined: startOn !== null,
        },
        { checkIn: links.todaysCheckIn, list: left.length > 0 ? links.lookBack : null },
      ),
    )
  },
)

export const setbackActions: readonly Action<Context>[] = [
  list,
  open,
  show,
  follow,
  change,
  save,
  ask,
  remove,
]
