import { type GoalMilestones, seeAllMilestones, seeMilestones } from '#app/see-milestones.ts'
import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { privately, type Reply } from '#chat/reply.ts'
import { failureCard } from '#words/failure.ts'
import { goalMilestonesCard, type MilestoneScope, milestonesCard } from '#words/milestone-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'

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
  who: 'anyone',
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.milestones'),
      options,
      async run(context, args): Promise<Reply> {
        const { store, speaker } = context
        if (args.goal === undefined)
          return privately(all(context, await seeAllMilestones(store, speaker)))
        const found = await findGoal(context, args.goal)
        if (!found.ok) return found.error
        const seen = await seeMilestones(store, speaker, found.value.goal.id)
        return privately(
          seen.ok
            ? goalMilestonesCard(context.words, seen.value, scopeOf(context), actions)
            : failureCard(context.words, seen.error),
        )
      },
    }),
  ],
}

const all = (context: Context, seen: readonly GoalMilestones[]) =>
  milestonesCard(context.words, seen, scopeOf(context), actions)

const scopeOf = ({ speaker }: Context): MilestoneScope => ({
  today: speaker.today,
  kind: speaker.memberships[0]?.group.kind ?? 'peer-led',
})

const actions = { checkIn: links.todaysCheckIn, setGoal: links.newGoal }
