import { z } from 'zod'
import { changePlan, findPlan, plansOf, removePlan, setPlan } from '#app/plans.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import type { Goal } from '#domain/goal.ts'
import { asId, type GoalId, isUuid, type PlanId } from '#domain/id.ts'
import { failed, type Result } from '#domain/result.ts'
import type { KeptPlan } from '#store/store.ts'
import { failureCard, failureText } from '#words/failure.ts'
import { type PlanActions, planCard, plansCard, removePlanQuestionCard } from '#words/plan-card.ts'
import { type PlanSketch, planForm, sketchOfPlan } from '#words/plan-form.ts'
import { type Context, carried } from './context.ts'
import { goalListOf, goalViewOf, showGoal, withKeptGoal } from './goal-actions.ts'
import { type PlanProblemAt, planFieldOf, planProblemDetails, readPlan } from './plan-input.ts'

/** Makes a plan for a goal from what was typed, once for each `once`. */
export async function createPlan(
  { store, speaker }: Context,
  once: string,
  goalId: GoalId,
  values: FormValues,
): Promise<Result<unknown, PlanProblemAt>> {
  const draft = readPlan(values)
  if (!draft.ok) return draft
  return placed(await setPlan(store, speaker, once, { goalId, ...draft.value }))
}

/** Names the field beside a problem, for the form to point at. */
function placed<T>(result: Result<T, PlanProblemAt['code']>): Result<T, PlanProblemAt> {
  return result.ok ? result : failed({ field: planFieldOf(result.error), code: result.error })
}

/** The reason why there is no plan, where no form is open to say it in. */
export const planFailure = ({ words }: Context, problem: PlanProblemAt, values: FormValues): Card =>
  failureCard(words, problem.code, planProblemDetails(problem, values))

/** The form for a new plan of a goal, or of one that is chosen in it. */
export async function newPlanForm(
  context: Context,
  goalId: GoalId | null,
  sketch: PlanSketch,
): Promise<Reply> {
  const goals = goalId === null ? await openGoals(context) : []
  if (goalId === null && goals.length === 0) return privately(await goalListOf(context, false))
  const action = saveNew.to({ goal: goalId ?? '', once: context.once })
  return openForm(planForm(context.words, goals, sketch, action))
}

async function openGoals({ store, speaker }: Context): Promise<readonly Goal[]> {
  const kept = await store.goals.of(speaker.person.id)
  return kept.map(({ goal }) => goal).filter((goal) => goal.finishedOn === null)
}

/** The form as it was sent, with a word at the field that needs another look. */
function again(context: Context, form: Form, problem: PlanProblemAt, values: FormValues): Reply {
  if (!form.fields.some(({ name }) => name === problem.field))
    return privately(planFailure(context, problem, values))
  const { words } = context
  const sentence = failureText(words, problem.code, planProblemDetails(problem, values))
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [problem.field]: sentence },
  }
}

/** One plan of the member's own, with its goal. */
async function withPlan(
  context: Context,
  planId: PlanId,
  reply: (plan: KeptPlan, goal: Goal) => Reply,
): Promise<Reply> {
  const { store, speaker, words } = context
  const found = await findPlan(store, speaker, planId)
  if (!found.ok) return privately(failureCard(words, found.error))
  return withKeptGoal(context, found.value.goalId, ({ goal }) => reply(found.value, goal))
}

const showPlan = (context: Context, planId: PlanId): Promise<Reply> =>
  withPlan(context, planId, (plan, goal) => inPlace(planCard(context.words, goal, plan, actions)))

const { goal, plan } = carried

const create = defineAction(
  'plan.new',
  { goal },
  (context: Context, { goal }) => newPlanForm(context, goal, {}),
  'form',
)

/** `goal` is empty where the form asks for it. */
const saveNew = defineAction(
  'plan.save-new',
  { goal: z.literal('').or(goal), once: carried.once },
  async (context: Context, { goal, once }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const chosen = goal === '' ? (values['goal'] ?? '') : goal
    const kept = isUuid(chosen)
      ? await store.goals.get(speaker.person.id, asId<GoalId>(chosen))
      : null
    const made = kept
      ? await createPlan(context, once, kept.goal.id, values)
      : failed({ field: 'goal', code: 'goal-not-found' } as const)
    if (kept && made.ok) return privately(await goalViewOf(context, kept, 'plan.saved'))
    if (made.ok) throw new Error('a plan without a goal')
    const form = planForm(
      words,
      goal === '' ? await openGoals(context) : [],
      {},
      saveNew.to({ goal, once }),
    )
    return again(context, form, made.error, values)
  },
)

const of = defineAction('plan.of', { goal }, async (context: Context, { goal }) => {
  const plans = await plansOf(context.store, context.speaker, goal)
  const [only, ...others] = plans
  if (!only) return showGoal(context, goal)
  if (others.length === 0) return showPlan(context, only.id)
  return withKeptGoal(context, goal, (kept) =>
    inPlace(plansCard(context.words, kept.goal, plans, actions)),
  )
})

const open = defineAction('plan.open', {}, async (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? showPlan(context, asId<PlanId>(chosen))
    : privately(failureCard(context.words, 'plan-not-found')),
)

const show = defineAction('plan.show', { plan }, (context: Context, { plan }) =>
  showPlan(context, plan),
)

const editForm = ({ words }: Context, plan: KeptPlan, action: ActionRef): Form =>
  planForm(words, [], sketchOfPlan(plan), action)

const edit = defineAction(
  'plan.edit',
  { plan },
  (context: Context, { plan }) =>
    withPlan(context, plan, (kept) => openForm(editForm(context, kept, save.to({ plan })))),
  'form',
)

const save = defineAction(
  'plan.save',
  { plan },
  async (context: Context, { plan }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const found = await findPlan(store, speaker, plan)
    if (!found.ok) return privately(failureCard(words, found.error))
    const draft = readPlan(values)
    const changed = draft.ok ? placed(await changePlan(store, speaker, plan, draft.value)) : draft
    if (changed.ok) return showGoal(context, changed.value.goalId, 'plan.saved')
    return again(context, editForm(context, found.value, save.to({ plan })), changed.error, values)
  },
)

const remove = defineAction('plan.remove', { plan }, (context: Context, { plan }) =>
  withPlan(context, plan, (kept) => inPlace(removePlanQuestionCard(context.words, kept, actions))),
)

const removeNow = defineAction('plan.remove-now', { plan }, async (context: Context, { plan }) => {
  const removed = await removePlan(context.store, context.speaker, plan)
  return removed.ok
    ? showGoal(context, removed.value.goalId, 'plan.removed')
    : privately(failureCard(context.words, removed.error))
})

const actions: PlanActions = {
  open: open.to({}),
  show: ({ id }) => show.to({ plan: id }),
  edit: ({ id }) => edit.to({ plan: id }),
  remove: ({ id }) => remove.to({ plan: id }),
  removeNow: ({ id }) => removeNow.to({ plan: id }),
  goal: ({ id }) => ({ name: 'goal.show', params: [id] }),
}

export const planActions: readonly Action<Context>[] = [
  create,
  saveNew,
  of,
  open,
  show,
  edit,
  save,
  remove,
  removeNow,
]
