import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Goal } from '#domain/goal.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import type { KeptGoal } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { chooseRestartCard } from '#words/restart-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'
import { restartStepActions } from './restart-actions.ts'
import { beginFlow } from './restart-flow.ts'
import { thanksStep } from './restart-steps.ts'
import { setbackActions } from './setback-actions.ts'

const { say } = wordsIn('en')

const options = [
  {
    name: 'goal',
    type: 'text',
    about: say('command.restart.goal'),
    maxLength: 80,
    rest: true,
    suggest: suggestGoals,
  },
] as const satisfies readonly OptionSpec<Context>[]

export const restart: Command<Context> = {
  name: 'restart',
  summary: say('command.restart'),
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.restart'),
      options,
      async run(context, args): Promise<Reply> {
        if (args.goal === undefined) return whichGoal(context)
        const found = await findAnyGoal(context, args.goal)
        return 'goal' in found ? privately(await first(context, found.goal)) : found
      },
    }),
  ],
}

/** An open goal by a part of its title; a finished one by its whole title or its id. */
async function findAnyGoal(context: Context, typed: string): Promise<KeptGoal | Reply> {
  const goals = await context.store.goals.of(context.speaker.person.id)
  const wanted = typed.trim().toLocaleLowerCase()
  const finished = goals.find(
    ({ goal }) =>
      goal.finishedOn !== null && [goal.id, goal.title.toLocaleLowerCase()].includes(wanted),
  )
  const found = await findGoal(context, typed)
  return found.ok ? found.value : (finished ?? found.error)
}

/** With one goal there is nothing to choose. */
async function whichGoal(context: Context): Promise<Reply> {
  const { store, speaker, words } = context
  const goals = (await store.goals.of(speaker.person.id)).map(({ goal }) => goal)
  const [only, ...others] = goals
  if (only && others.length === 0) return privately(await first(context, only))
  const told = await store.setbacks.of(speaker.person.id)
  return privately(
    chooseRestartCard(words, goals, {
      choose: choose.to({}),
      newGoal: links.newGoal,
      lookBack: told.length > 0 ? links.lookBack : null,
    }),
  )
}

const first = (context: Context, goal: Goal) =>
  thanksStep(context, beginFlow(context, goal.id), goal)

async function begin(context: Context, goalId: GoalId): Promise<Reply> {
  const kept = await context.store.goals.get(context.speaker.person.id, goalId)
  return kept
    ? inPlace(await first(context, kept.goal))
    : privately(failureCard(context.words, 'goal-not-found'))
}

const choose = defineAction('restart.choose', {}, async (context: Context, _, { chosen }) =>
  chosen !== null && isUuid(chosen)
    ? begin(context, asId<GoalId>(chosen))
    : privately(failureCard(context.words, 'goal-not-found')),
)

/** From a goal's own card, which stays where it is. */
const forGoal = defineAction(
  'restart.for',
  { goal: carried.goal },
  async (context: Context, { goal }): Promise<Reply> => {
    const reply = await begin(context, goal)
    return reply.kind === 'card' ? privately(reply.card) : reply
  },
)

export const restartActions: readonly Action<Context>[] = [
  choose,
  forGoal,
  ...restartStepActions,
  ...setbackActions,
]
