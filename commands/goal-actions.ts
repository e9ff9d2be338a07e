import { z } from 'zod'
import { editGoal, finishGoal, reopenGoal, setGoal } from '#app/set-goal.ts'
import { shareGoal } from '#app/share-goal.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { type Goal, type Mode, modes } from '#domain/goal.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal } from '#store/store.ts'
import { failureCard, failureText } from '#words/failure.ts'
import {
  chooseModeCard,
  finishQuestionCard,
  type GoalActions,
  goalCard,
  goalListCard,
  type NamedGroup,
  shareQuestionCard,
} from '#words/goal-card.ts'
import { emptySketch, goalForm, sketchOf } from '#words/goal-form.ts'
import type { Key } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { fieldOf, type GoalProblemAt, problemDetails, readGoal } from './goal-input.ts'
import { links } from './links.ts'

/** Sets a goal from what was typed, once for each `once`. */
export async function createGoal(
  { store, speaker }: Context,
  once: string,
  mode: Mode,
  values: FormValues,
): Promise<Result<Goal, GoalProblemAt>> {
  const draft = readGoal(mode, values, speaker.today)
  return draft.ok ? placed(await setGoal(store, speaker, once, draft.value)) : draft
}

/** Names the field beside a problem, for the form to point at. */
function placed<T>(result: Result<T, GoalProblemAt['code']>): Result<T, GoalProblemAt> {
  return result.ok ? result : failed({ field: fieldOf(result.error), code: result.error })
}

/** A goal with what can be done about it, by the person whose it is. */
export function goalViewOf(
  { words, speaker }: Context,
  { goal, sharedWith }: KeptGoal,
  title: Key = 'goal.list',
): Card {
  const mine: readonly NamedGroup[] = speaker.memberships.map(({ group }) => group)
  const view = {
    goal,
    sharedWith: mine.filter(({ id }) => sharedWith.includes(id)),
    couldShareWith: mine.filter(({ id }) => !sharedWith.includes(id)),
  }
  return goalCard(words, view, speaker.today, actions, title)
}

export async function goalListOf(context: Context, finished: boolean): Promise<Card> {
  const { store, speaker, words } = context
  const goals = (await store.goals.of(speaker.person.id)).map((kept) => kept.goal)
  const shown = goals.filter((goal) => (goal.finishedOn !== null) === finished)
  const count = finished ? shown.length : goals.length - shown.length
  return goalListCard(words, shown, { shown: finished, count }, speaker.today, actions)
}

/** The goal's own card after something was done about it, or the reason why not. */
async function changed(
  context: Context,
  result: Result<Goal, Parameters<typeof failureCard>[1]>,
  title: Key,
): Promise<Reply> {
  if (!result.ok) return privately(failureCard(context.words, result.error))
  return showGoal(context, result.value.id, title)
}

async function showGoal(context: Context, goalId: GoalId, title?: Key): Promise<Reply> {
  const kept = await context.store.goals.get(context.speaker.person.id, goalId)
  return kept
    ? inPlace(goalViewOf(context, kept, title))
    : privately(failureCard(context.words, 'goal-not-found'))
}

async function withGoal(
  { store, speaker, words }: Context,
  goalId: GoalId,
  reply: (kept: KeptGoal) => Reply,
): Promise<Reply> {
  const kept = await store.goals.get(speaker.person.id, goalId)
  return kept ? reply(kept) : privately(failureCard(words, 'goal-not-found'))
}

/** The form as it was sent, with a word at the field that needs another look. */
function again(context: Context, form: Form, problem: GoalProblemAt, values: FormValues): Reply {
  const details = problemDetails(problem, values, context.speaker.today)
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [problem.field]: failureText(context.words, problem.code, details) },
  }
}

const { goal, group } = carried
const mode = z.enum(modes)

const create = defineAction('goal.new', {}, async ({ words }: Context) =>
  inPlace(chooseModeCard(words, actions)),
)

const createOf = defineAction(
  'goal.new-of',
  { mode },
  async ({ words, speaker, once }: Context, { mode }) =>
    openForm(goalForm(words, mode, emptySketch(speaker.today), saveNew.to({ mode, once }), 'set')),
  'form',
)

/** `once` is made when the form opens: sending the form twice sets one goal. */
export const saveNew = defineAction(
  'goal.save-new',
  { mode, once: carried.text },
  async (context: Context, { mode, once }, { values }): Promise<Reply> => {
    const made = await createGoal(context, once, mode, values)
    if (made.ok)
      return privately(goalViewOf(context, { goal: made.value, sharedWith: [] }, 'goal.set'))
    const { words, speaker } = context
    const form = goalForm(
      words,
      mode,
      emptySketch(speaker.today),
      saveNew.to({ mode, once }),
      'set',
    )
    return again(context, form, made.error, values)
  },
)

const edit = defineAction(
  'goal.edit',
  { goal },
  (context: Context, { goal }) =>
    withGoal(context, goal, (kept) =>
      openForm(
        goalForm(context.words, kept.goal.mode, sketchOf(kept.goal), saveEdit.to({ goal }), 'edit'),
      ),
    ),
  'form',
)

export const saveEdit = defineAction(
  'goal.save-edit',
  { goal },
  async (context: Context, { goal }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const kept = await store.goals.get(speaker.person.id, goal)
    if (!kept) return privately(failureCard(words, 'goal-not-found'))
    const draft = readGoal(kept.goal.mode, values, speaker.today, kept.goal.reserveDays)
    const edited = draft.ok ? placed(await editGoal(store, speaker, goal, draft.value)) : draft
    if (edited.ok) return showGoal(context, goal, 'goal.saved')
    const form = goalForm(words, kept.goal.mode, sketchOf(kept.goal), saveEdit.to({ goal }), 'edit')
    return again(context, form, edited.error, values)
  },
)

const show = defineAction('goal.show', { goal }, (context: Context, { goal }) =>
  showGoal(context, goal),
)

const open = defineAction('goal.open', {}, async (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? showGoal(context, asId<GoalId>(chosen))
    : privately(failureCard(context.words, 'goal-not-found')),
)

const list = defineAction('goal.list', {}, async (context: Context) =>
  inPlace(await goalListOf(context, false)),
)

const finished = defineAction('goal.finished', {}, async (context: Context) =>
  inPlace(await goalListOf(context, true)),
)

const finish = defineAction('goal.finish', { goal }, (context: Context, { goal }) =>
  withGoal(context, goal, (kept) => inPlace(finishQuestionCard(context.words, kept.goal, actions))),
)

const finishNow = defineAction('goal.finish-now', { goal }, async (context: Context, { goal }) =>
  changed(context, await finishGoal(context.store, context.speaker, goal), 'goal.finished'),
)

const reopen = defineAction('goal.reopen', { goal }, async (context: Context, { goal }) =>
  changed(context, await reopenGoal(context.store, context.speaker, goal), 'goal.reopened'),
)

const askShare = defineAction(
  'goal.ask-share',
  { goal, group },
  (context: Context, { goal, group }) =>
    withGoal(context, goal, (kept) => {
      const named = context.speaker.memberships.find((one) => one.group.id === group)?.group
      return named
        ? inPlace(shareQuestionCard(context.words, kept.goal, named, actions))
        : privately(failureCard(context.words, 'not-a-member'))
    }),
)

const setShared =
  (shared: boolean) =>
  async (
    context: Context,
    { goal, group }: { readonly goal: GoalId; readonly group: NamedGroup['id'] },
  ): Promise<Reply> => {
    const done = await shareGoal(context.store, context.speaker, goal, group, shared)
    return changed(context, done.ok ? ok(done.value.kept.goal) : done, 'goal.saved')
  }

const share = defineAction('goal.share', { goal, group }, setShared(true))
const unshare = defineAction('goal.unshare', { goal, group }, setShared(false))

export const actions: GoalActions = {
  checkIn: links.todaysCheckIn,
  edit: ({ id }) => edit.to({ goal: id }),
  finish: ({ id }) => finish.to({ goal: id }),
  finishNow: ({ id }) => finishNow.to({ goal: id }),
  reopen: ({ id }) => reopen.to({ goal: id }),
  show: ({ id }) => show.to({ goal: id }),
  askShare: ({ id }, group) => askShare.to({ goal: id, group: group.id }),
  share: ({ id }, group) => share.to({ goal: id, group: group.id }),
  unshare: ({ id }, group) => unshare.to({ goal: id, group: group.id }),
  new: create.to({}),
  newOf: (mode) => createOf.to({ mode }),
  open: open.to({}),
  list: list.to({}),
  finished: finished.to({}),
}

export const goalActions: readonly Action<Context>[] = [
  create,
  createOf,
  saveNew,
  edit,
  saveEdit,
  show,
  open,
  list,
  finished,
  finish,
  finishNow,
  reopen,
  askShare,
  share,
  unshare,
]
