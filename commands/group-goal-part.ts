import { z } from 'zod'
import { isIn, ownPartIn } from '#app/group-goal-part.ts'
import { joinGroupGoal, leaveGroupGoal, settleGroupGoal } from '#app/group-goal-parts.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { alongWith, inPlace, privately, type Reply } from '#chat/reply.ts'
import type { GroupGoalId } from '#domain/id.ts'
import { type FailureCode, failureCard } from '#words/failure.ts'
import {
  type GroupGoalPartView,
  groupGoalLeftCard,
  groupGoalNoPartCard,
  groupGoalOverCard,
  groupGoalPartCard,
  joinedGroupGoalCard,
} from '#words/group-goal-part-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { dayCard } from './checkin.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'
import { promptOfferFor } from './prompt-offer.ts'

const { group, groupGoal: goal } = carried

const sorry = ({ words }: Context, code: FailureCode): Reply => privately(failureCard(words, code))

async function viewOf(context: Context, id: GroupGoalId): Promise<GroupGoalPartView | null> {
  const { store, speaker } = context
  const part = await ownPartIn(store, speaker, id)
  return part && { goal: part.groupGoal, today: speaker.today, since: part.since, has: part.has }
}

const partActions = (id: GroupGoalId) => ({
  checkIn: links.todaysCheckIn,
  leave: leave.to({ goal: id }),
})

/** Stands on the goal's card. Today's check-in comes along, where today counts. */
const join = defineAction(
  'group.goal-join',
  { group, goal },
  async (context: Context, { goal: id }): Promise<Reply> => {
    const { store, speaker, words } = context
    const joined = await joinGroupGoal(store, speaker, id)
    if (!joined.ok) return sorry(context, joined.error)
    const view = await viewOf(context, id)
    if (view === null) return sorry(context, 'group-goal-not-found')
    const offer = promptOfferFor(context)
    const answer = privately(joinedGroupGoalCard(words, view, partActions(id), offer))
    if (!isIn(view.goal.period, speaker.today)) return answer
    return alongWith(answer, async () => [
      await dayCard(context, speaker.today, joined.value.goal.id),
    ])
  },
  'card',
  'members',
)

/** Looks for itself what is theirs. */
const mine = defineAction(
  'group.goal-mine',
  { group, goal },
  async (context: Context, { group: groupId, goal: id }): Promise<Reply> => {
    const { store, words } = context
    const view = await viewOf(context, id)
    if (view) return privately(groupGoalPartCard(words, view, partActions(id)))
    const found = await store.groupGoals.get(id)
    if (found === null || found.groupId !== groupId) return sorry(context, 'group-goal-not-found')
    const join = found.endedAt === null ? links.joinGroupGoal(found) : null
    return privately(groupGoalNoPartCard(words, found, join))
  },
)

const settling = (id: GroupGoalId) => ({
  keep: settle.to({ goal: id, choice: 'keep' }),
  remove: settle.to({ goal: id, choice: 'remove' }),
})

const leave = defineAction(
  'group.goal-leave',
  { goal },
  async (context: Context, { goal: id }): Promise<Reply> => {
    const { store, speaker, words } = context
    const left = await leaveGroupGoal(store, speaker, id)
    if (!left.ok) return sorry(context, left.error)
    return inPlace(groupGoalLeftCard(words, left.value.goal.title, settling(id)))
  },
)

const settle = defineAction(
  'group.goal-settle',
  { goal, choice: z.enum(['keep', 'remove']) },
  async (context: Context, { goal: id, choice }): Promise<Reply> => {
    const { store, speaker, words } = context
    const settled = await settleGroupGoal(store, speaker, id, choice)
    if (!settled.ok) return inPlace(failureCard(words, settled.error))
    return inPlace(
      sentenceCard(words, choice === 'keep' ? 'group-goal.kept' : 'group-goal.removed'),
    )
  },
)

/** Comes to who takes part, once a group goal is over; `null` for who does not any more. */
export async function groupGoalOver(
  { store, speaker, words }: Context,
  id: GroupGoalId,
): Promise<Card | null> {
  const part = await ownPartIn(store, speaker, id)
  const kept = part && (await store.goals.get(speaker.person.id, part.goalId))
  if (!part || !kept || kept.goal.finishedOn !== null) return null
  return groupGoalOverCard(words, part.groupGoal.title, settling(id))
}

export const groupGoalPartActions: readonly Action<Context>[] = [join, mine, leave, settle]
