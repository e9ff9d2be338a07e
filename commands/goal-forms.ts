import { z } from 'zod'
import { editGoal, setGoal } from '#app/set-goal.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { type Goal, type Mode, modes } from '#domain/goal.ts'
import { isReserveDays } from '#domain/reserve.ts'
import { failed, type Result } from '#domain/result.ts'
import { failureCard, failureText } from '#words/failure.ts'
import { chooseModeCard } from '#words/goal-card.ts'
import { examplesFor, findExample, sketchOfExample } from '#words/goal-examples.ts'
import { emptySketch, type GoalSketch, goalForm, sketchOf } from '#words/goal-form.ts'
import { type Context, carried } from './context.ts'
import { actions, goalViewOf, showGoal, withKeptGoal } from './goal-actions.ts'
import {
  fieldOf,
  type GoalDefaults,
  type GoalProblemAt,
  newGoalFrom,
  problemDetails,
  readGoal,
  readPlanTexts,
} from './goal-input.ts'
import { withMilestones } from './milestone-share.ts'

/** Sets a goal from what was typed, and its plan with it, once for each `once`. */
export async function createGoal(
  { store, speaker }: Context,
  once: string,
  mode: Mode,
  values: FormValues,
  defaults: GoalDefaults = newGoalFrom(speaker.today),
): Promise<Result<Goal, GoalProblemAt>> {
  const draft = readGoal(mode, values, speaker.today, defaults)
  if (!draft.ok) return draft
  return placed(await setGoal(store, speaker, once, draft.value, readPlanTexts(values)))
}

/** Changes a goal by what was typed; what is left out stays as it is. */
export async function changeGoal(
  { store, speaker }: Context,
  goal: Goal,
  values: FormValues,
): Promise<Result<Goal, GoalProblemAt>> {
  const draft = readGoal(goal.mode, values, speaker.today, goal)
  return draft.ok ? placed(await editGoal(store, speaker, goal.id, draft.value)) : draft
}

/** Names the field beside a problem, for the form to point at. */
function placed<T>(result: Result<T, GoalProblemAt['code']>): Result<T, GoalProblemAt> {
  return result.ok ? result : failed({ field: fieldOf(result.error), code: result.error })
}

/** The kinds of goal, and examples for what the person's group is about. */
export function chooseKind({ words, speaker }: Context) {
  const group = speaker.group ?? speaker.memberships[0]?.group
  return chooseModeCard(words, examplesFor(group?.focus ?? 'wellbeing'), actions)
}

/** What a form for a new goal carries, because it has no room to ask for it. */
interface Unasked {
  readonly start: string
  readonly reserve: string
}
const nothingUnasked: Unasked = { start: '', reserve: '' }

/** `once` is made when the form opens: sending the form twice sets one goal. */
export const newGoalForm = (
  { words, once }: Context,
  mode: Mode,
  sketch: GoalSketch,
  unasked: Unasked = nothingUnasked,
): Reply => openForm(goalForm(words, mode, sketch, saveNew.to({ mode, once, ...unasked }), 'set'))

export const editGoalForm = ({ words }: Context, goal: Goal): Form =>
  goalForm(words, goal.mode, sketchOf(goal), saveEdit.to({ goal: goal.id }), 'edit')

/** The form as it was sent, with a word at the field that needs another look. */
function again(context: Context, form: Form, problem: GoalProblemAt, values: FormValues): Reply {
  const details = problemDetails(problem, values, context.speaker.today)
  const isAsked = form.fields.some(({ name }) => name === problem.field)
  const field = isAsked ? problem.field : 'title'
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [field]: failureText(context.words, problem.code, details) },
  }
}

const mode = z.enum(modes)
const { goal } = carried

const create = defineAction('goal.new', {}, async (context: Context) =>
  inPlace(chooseKind(context)),
)

const createOf = defineAction(
  'goal.new-of',
  { mode },
  async (context: Context, { mode }) =>
    newGoalForm(context, mode, emptySketch(context.speaker.today)),
  'form',
)

const createLike = defineAction(
  'goal.new-like',
  {},
  async (context: Context, _, { chosen }): Promise<Reply> => {
    const { words, speaker } = context
    const example = findExample(chosen ?? '')
    if (!example) return privately(chooseKind(context))
    return newGoalForm(context, example.mode, sketchOfExample(words, example, speaker.today))
  },
  'form',
)

const saveNew = defineAction(
  'goal.save-new',
  {
    mode,
    once: carried.once,
    start: z.literal('').or(carried.date),
    reserve: z.enum(['', '0', '1', '2']),
  },
  async (context: Context, { mode, once, start, reserve }, { values }): Promise<Reply> => {
    const { words, speaker } = context
    const usual = newGoalFrom(speaker.today)
    const count = reserve === '' ? usual.reserveDays : Number(reserve)
    const made = await createGoal(context, once, mode, values, {
      ...usual,
      startedOn: start === '' ? usual.startedOn : start,
      reserveDays: isReserveDays(count) ? count : usual.reserveDays,
    })
    if (made.ok) {
      const card = await goalViewOf(context, { goal: made.value, sharedWith: [] }, 'goal.set')
      return withMilestones(context, made.value.id, privately(card))
    }
    const action = saveNew.to({ mode, once, start: start.toString(), reserve })
    const form = goalForm(words, mode, emptySketch(speaker.today), action, 'set')
    return again(context, form, made.error, values)
  },
)

const edit = defineAction(
  'goal.edit',
  { goal },
  (context: Context, { goal }) =>
    withKeptGoal(context, goal, (kept) => openForm(editGoalForm(context, kept.goal))),
  'form',
)

const saveEdit = defineAction(
  'goal.save-edit',
  { goal },
  async (context: Context, { goal }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const kept = await store.goals.get(speaker.person.id, goal)
    if (!kept) return privately(failureCard(words, 'goal-not-found'))
    const edited = await changeGoal(context, kept.goal, values)
    if (edited.ok) return withMilestones(context, goal, await showGoal(context, goal, 'goal.saved'))
    return again(context, editGoalForm(context, kept.goal), edited.error, values)
  },
)

export const goalFormActions: readonly Action<Context>[] = [
  create,
  createOf,
  createLike,
  saveNew,
  edit,
  saveEdit,
]
