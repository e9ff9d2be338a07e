import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { openForm, privately, type Reply } from '#chat/reply.ts'
import { modes } from '#domain/goal.ts'
import type { KeptGoal } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { chooseModeCard, finishQuestionCard } from '#words/goal-card.ts'
import { goalForm, sketchOf } from '#words/goal-form.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { actions, createGoal, goalListOf, goalViewOf, saveEdit, saveNew } from './goal-actions.ts'
import { problemDetails } from './goal-input.ts'

const { say } = wordsIn('en')

const setOptions = [
  {
    name: 'mode',
    type: 'choice',
    about: say('command.goal.mode'),
    choices: modes.map((value) => ({ value, label: say(`command.goal.mode.${value}`) })),
  },
  { name: 'often', named: true, type: 'text', about: say('command.goal.often'), maxLength: 60 },
  {
    name: 'amount',
    named: true,
    type: 'number',
    about: say('command.goal.amount'),
    min: 0,
    max: 1e9,
  },
  { name: 'unit', named: true, type: 'text', about: say('command.goal.unit'), maxLength: 100 },
  { name: 'by', named: true, type: 'date', about: say('command.goal.by') },
  { name: 'start', named: true, type: 'date', about: say('command.goal.start') },
  { name: 'title', type: 'text', about: say('command.goal.title'), maxLength: 1000, rest: true },
] as const satisfies readonly OptionSpec<Context>[]

const whichOptions = [
  {
    name: 'goal',
    type: 'text',
    about: say('command.goal.which'),
    maxLength: 80,
    rest: true,
    suggest: suggestGoals,
  },
] as const satisfies readonly OptionSpec<Context>[]

export const goal: Command<Context> = {
  name: 'goal',
  summary: say('command.goal'),
  who: 'anyone',
  where: ['group', 'direct'],
  usages: [
    usage({
      name: 'set',
      summary: say('command.goal.set'),
      options: setOptions,
      opens: ({ mode, title, amount, unit }) => {
        const complete = title !== undefined && (mode !== 'target' || (amount && unit))
        return mode !== undefined && !complete ? 'form' : 'card'
      },
      run: setByCommand,
    }),
    usage({
      name: 'list',
      summary: say('command.goal.list'),
      options: [],
      run: async (context) => privately(await goalListOf(context, false)),
    }),
    usage({
      name: 'edit',
      summary: say('command.goal.edit'),
      options: whichOptions,
      opens: (args) => (args['goal'] === undefined ? 'card' : 'form'),
      run: (context, args) =>
        withGoal(context, args, ({ goal }) => {
          const save = saveEdit.to({ goal: goal.id })
          return openForm(goalForm(context.words, goal.mode, sketchOf(goal), save, 'edit'))
        }),
    }),
    usage({
      name: 'finish',
      summary: say('command.goal.finish'),
      options: whichOptions,
      run: (context, args) =>
        withGoal(context, args, ({ goal }) =>
          privately(finishQuestionCard(context.words, goal, actions)),
        ),
    }),
  ],
}

/** Without a kind and a title there is a choice; with a kind alone, its form; with both, the goal. */
async function setByCommand(context: Context, args: ArgsOf<typeof setOptions>): Promise<Reply> {
  const { words, speaker, once } = context
  if (args.mode === undefined && args.title === undefined)
    return privately(chooseModeCard(words, actions))
  const mode = args.mode ?? (args.amount === undefined ? 'do' : 'target')
  const sketch = {
    title: args.title ?? '',
    often: args.often ?? 'every day',
    amount: args.amount?.toString() ?? '',
    unit: args.unit ?? '',
    by: args.by ?? '',
    start: args.start ?? speaker.today.toString(),
  }
  const incomplete = mode === 'target' && (args.amount === undefined || args.unit === undefined)
  if (args.title === undefined || incomplete)
    return openForm(goalForm(words, mode, sketch, saveNew.to({ mode, once }), 'set'))
  const made = await createGoal(context, once, mode, sketch)
  return privately(
    made.ok
      ? goalViewOf(context, { goal: made.value, sharedWith: [] }, 'goal.set')
      : failureCard(words, made.error.code, problemDetails(made.error, sketch, speaker.today)),
  )
}

async function withGoal(
  context: Context,
  args: ArgsOf<typeof whichOptions>,
  reply: (kept: KeptGoal) => Reply,
): Promise<Reply> {
  if (args.goal === undefined) return privately(await goalListOf(context, false))
  const found = await findGoal(context, args.goal)
  return found.ok ? reply(found.value) : found.error
}
