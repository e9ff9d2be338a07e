import { z } from 'zod'
import { beginPause, pausesToday, stopPause } from '#app/pauses.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { inPlace, privately } from '#chat/reply.ts'
import type { GoalId } from '#domain/id.ts'
import type { KeptPause } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { pauseQuestionCard } from '#words/goal-question-card.ts'
import { type Context, carried } from './context.ts'
import { actions, showGoal, withKeptGoal } from './goal-actions.ts'

const { goal } = carried

const pause = defineAction('goal.pause', { goal }, (context: Context, { goal }) =>
  withKeptGoal(context, goal, (kept) =>
    inPlace(pauseQuestionCard(context.words, kept.goal, actions)),
  ),
)

/** How many days, today among them; empty until the member says. */
const days = z
  .string()
  .regex(/^([1-9]\d{0,2})?$/)
  .transform((text) => (text === '' ? null : Number(text)))

const pauseNow = defineAction(
  'goal.pause-now',
  { goal, days },
  async (context: Context, { goal, days }) => {
    const { store, speaker, once, words } = context
    const kept = await store.goals.get(speaker.person.id, goal)
    if (!kept) return privately(failureCard(words, 'goal-not-found'))
    // A second click finds the pause that the first one made.
    if ((await ownPauses(context, goal)).length > 0) return showGoal(context, goal)
    const until = days === null ? null : speaker.today.add({ days: days - 1 })
    const begun = await beginPause(store, speaker, once, goal, until)
    return begun.ok
      ? showGoal(context, goal, 'pause.begun')
      : privately(failureCard(words, begun.error))
  },
)

const resume = defineAction('goal.resume', { goal }, async (context: Context, { goal }) => {
  for (const { id } of await ownPauses(context, goal))
    await stopPause(context.store, context.speaker, id)
  return showGoal(context, goal, 'pause.ended')
})

/** The pauses of this goal alone that are not over yet. */
async function ownPauses(
  { store, speaker }: Context,
  goalId: GoalId,
): Promise<readonly KeptPause[]> {
  const pauses = await pausesToday(store, speaker)
  return pauses.map(({ pause }) => pause).filter((pause) => pause.goalId === goalId)
}

export const goalPauseActions: readonly Action<Context>[] = [pause, pauseNow, resume]
