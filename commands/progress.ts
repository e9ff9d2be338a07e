import { z } from 'zod'
import { seeAllProgress, seeProgress } from '#app/see-progress.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { modes } from '#domain/goal.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import {
  goalProgressCard,
  howCountedCard,
  type ProgressActions,
  progressCard,
} from '#words/progress-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'

const { say } = wordsIn('en')

const options = [
  {
    name: 'goal',
    type: 'text',
    about: say('command.progress.goal'),
    maxLength: 80,
    rest: true,
    suggest: suggestGoals,
  },
] as const satisfies readonly OptionSpec<Context>[]

export const progress: Command<Context> = {
  name: 'progress',
  summary: say('command.progress'),
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.progress'),
      options,
      async run(context, args): Promise<Reply> {
        if (args.goal === undefined) return privately(await allCard(context))
        const found = await findGoal(context, args.goal)
        return found.ok ? privately(await oneCard(context, found.value.goal.id)) : found.error
      },
    }),
  ],
}

const allCard = async ({ store, speaker, words }: Context) =>
  progressCard(words, await seeAllProgress(store, speaker), actions)

async function oneCard({ store, speaker, words }: Context, goalId: GoalId) {
  const seen = await seeProgress(store, speaker, goalId)
  const { today, policy } = speaker
  const scope = { today, firstWeekday: policy.firstWeekday }
  return seen.ok
    ? goalProgressCard(words, seen.value, scope, actions)
    : failureCard(words, seen.error)
}

const all = defineAction('progress.all', {}, async (context: Context) =>
  inPlace(await allCard(context)),
)

const open = defineAction('progress.open', {}, async (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? inPlace(await oneCard(context, asId<GoalId>(chosen)))
    : privately(failureCard(context.words, 'goal-not-found')),
)

const counts = { '0': 0, '1': 1, '2': 2 } as const

const how = defineAction(
  'progress.how',
  { mode: z.enum(modes), reserveDays: z.enum(['0', '1', '2']).transform((digit) => counts[digit]) },
  async ({ words }: Context, { mode, reserveDays }) =>
    privately(howCountedCard(words, mode, reserveDays)),
)

const actions: ProgressActions = {
  open: open.to({}),
  all: all.to({}),
  checkIn: links.todaysCheckIn,
  setGoal: links.newGoal,
  restart: links.restart,
  how: ({ mode, reserveDays }) => how.to({ mode, reserveDays: String(reserveDays) }),
}

export const progressActions: readonly Action<Context>[] = [all, open, how]
