import { seeAllMilestones, seeMilestones } from '#app/see-milestones.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import { goalMilestonesCard, type MilestoneActions, milestonesCard } from '#words/milestone-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'
import { kindOf, sharingOffers } from './milestone-share.ts'

const { say } = wordsIn('en')

const options = [
  {
    name: 'goal',
    type: 'text',
    about: say('command.milestones.goal'),
    maxLength: 80,
    rest: true,
    suggest: suggestGoals,
  },
] as const satisfies readonly OptionSpec<Context>[]

export const milestones: Command<Context> = {
  name: 'milestones',
  summary: say('command.milestones'),
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.milestones'),
      options,
      async run(context, args): Promise<Reply> {
        if (args.goal === undefined) return privately(await allCard(context))
        const found = await findGoal(context, args.goal)
        return found.ok ? privately(await oneCard(context, found.value.goal.id)) : found.error
      },
    }),
  ],
}

async function allCard({ store, speaker, words }: Context): Promise<Card> {
  const seen = await seeAllMilestones(store, speaker)
  const views = seen.map((one) => ({ ...one, kind: kindOf(one) }))
  return milestonesCard(words, views, speaker.today, actions)
}

async function oneCard(context: Context, goalId: GoalId): Promise<Card> {
  const { store, speaker, words } = context
  const seen = await seeMilestones(store, speaker, goalId)
  if (!seen.ok) return failureCard(words, seen.error)
  const view = { ...seen.value, kind: kindOf(seen.value) }
  return goalMilestonesCard(words, view, speaker.today, sharingOffers(context, seen.value), actions)
}

const open = defineAction('milestones.open', {}, async (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? inPlace(await oneCard(context, asId<GoalId>(chosen)))
    : privately(failureCard(context.words, 'goal-not-found')),
)

const actions: MilestoneActions = {
  checkIn: links.todaysCheckIn,
  setGoal: links.newGoal,
  open: open.to({}),
}

export const milestonesActions: readonly Action<Context>[] = [open]
