import type { Temporal } from 'temporal-polyfill'
import { plansOf } from '#app/plans.ts'
import { finishGoal, reopenGoal } from '#app/set-goal.ts'
import { shareGoal } from '#app/share-goal.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Goal } from '#domain/goal.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import { type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { ok, type Result } from '#domain/result.ts'
import type { KeptGoal } from '#store/store.ts'
import { type FailureCode, failureCard } from '#words/failure.ts'
import {
  type GoalActions,
  type GoalPause,
  goalCard,
  goalListCard,
  type NamedGroup,
} from '#words/goal-card.ts'
import { finishQuestionCard, shareQuestionCard } from '#words/goal-question-card.ts'
import type { Key } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'

/** A goal with its plans and what can be done about it, by the person whose it is. */
export async function goalViewOf(
  context: Context,
  { goal, sharedWith }: KeptGoal,
  title: Key = 'goal.list',
): Promise<Card> {
  const { words, store, speaker } = context
  const mine: readonly NamedGroup[] = speaker.memberships.map(({ group }) => group)
  const [plans, pauses, isFirst] = await Promise.all([
    plansOf(store, speaker, goal.id),
    store.pauses.of(speaker.person.id),
    title === 'goal.set' && isOnlyGoal(context),
  ])
  const wantsPrompts = speaker.person.promptTime !== null
  const view = {
    goal,
    sharedWith: mine.filter(({ id }) => sharedWith.includes(id)),
    couldShareWith: mine.filter(({ id }) => !sharedWith.includes(id)),
    plans,
    pause: pauseToday(pauses, goal.id, speaker.today),
    ...(isFirst && !wantsPrompts ? { offerPrompts: links.offerPrompts } : {}),
  }
  return goalCard(words, view, speaker.today, actions, title)
}

const isOnlyGoal = async ({ store, speaker }: Context): Promise<boolean> =>
  (await store.goals.of(speaker.person.id)).length === 1

/** What the goal's own pauses say of today comes first; of several, the one that ends last. */
function pauseToday(
  pauses: readonly Pause[],
  goalId: GoalId,
  today: Temporal.PlainDate,
): GoalPause | null {
  const heldBy = (of: readonly Pause[]) =>
    pausedSpans(of, goalId).find((span) => pausedDates([span])(today))
  const own = heldBy(pauses.filter((pause) => pause.goalId === goalId))
  if (own) return { of: 'goal', until: own.until }
  return heldBy(pauses) ? { of: 'everything' } : null
}

export async function goalListOf(context: Context, finished: boolean): Promise<Card> {
  const { store, speaker, words } = context
  const goals = (await store.goals.of(speaker.person.id)).map((kept) => kept.goal)
  const shown = goals.filter((goal) => (goal.finishedOn !== null) === finished)
  const count = finished ? shown.length : goals.length - shown.length
  return goalListCard(words, shown, { shown: finished, count }, speaker.today, actions)
}

/** The goal's own card after something was done about it, or the reason why not. */
async function changedGoal(
  context: Context,
  result: Result<Goal, FailureCode>,
  title: Key,
): Promise<Reply> {
  if (!result.ok) return privately(failureCard(context.words, result.error))
  return showGoal(context, result.value.id, title)
}

export async function showGoal(context: Context, goalId: GoalId, title?: Key): Promise<Reply> {
  const kept = await context.store.goals.get(context.speaker.person.id, goalId)
  return kept
    ? inPlace(await goalViewOf(context, kept, title))
    : privately(failureCard(context.words, 'goal-not-found'))
}

export async function withKeptGoal(
  { store, speaker, words }: Context,
  goalId: GoalId,
  reply: (kept: KeptGoal) => Reply,
): Promise<Reply> {
  const kept = await store.goals.get(speaker.person.id, goalId)
  return kept ? reply(kept) : privately(failureCard(words, 'goal-not-found'))
}

const { goal, group } = carried
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
  withKeptGoal(context, goal, (kept) =>
    inPlace(finishQuestionCard(context.words, kept.goal, actions)),
  ),
)

const finishNow = defineAction('goal.finish-now', { goal }, async (context: Context, { goal }) =>
  changedGoal(context, await finishGoal(context.store, context.speaker, goal), 'goal.finished'),
)

const reopen = defineAction('goal.reopen', { goal }, async (context: Context, { goal }) =>
  changedGoal(context, await reopenGoal(context.store, context.speaker, goal), 'goal.reopened'),
)

const askShare = defineAction(
  'goal.ask-share',
  { goal, group },
  (context: Context, { goal, group }) =>
    withKeptGoal(context, goal, (kept) => {
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
    return changedGoal(context, done.ok ? ok(done.value.kept.goal) : done, 'goal.saved')
  }

const share = defineAction('goal.share', { goal, group }, setShared(true))
const unshare = defineAction('goal.unshare', { goal, group }, setShared(false))

export const actions: GoalActions = {
  checkIn: links.todaysCheckIn,
  edit: links.editGoal,
  finish: ({ id }) => finish.to({ goal: id }),
  finishNow: ({ id }) => finishNow.to({ goal: id }),
  reopen: ({ id }) => reopen.to({ goal: id }),
  show: ({ id }) => show.to({ goal: id }),
  askShare: ({ id }, group) => askShare.to({ goal: id, group: group.id }),
  share: ({ id }, group) => share.to({ goal: id, group: group.id }),
  unshare: ({ id }, group) => unshare.to({ goal: id, group: group.id }),
  new: links.newGoal,
  newOf: links.newGoalOf,
  newLike: links.newGoalLike,
  pause: links.pauseGoal,
  pauseNow: links.pauseGoalNow,
  resume: links.resumeGoal,
  addPlan: links.newPlan,
  changePlans: links.plansOf,
  restart: links.restart,
  open: open.to({}),
  list: list.to({}),
  finished: finished.to({}),
}

export const goalActions: readonly Action<Context>[] = [
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
