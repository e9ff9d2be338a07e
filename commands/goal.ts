import type { Temporal } from 'temporal-polyfill'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import type { FormValues } from '#chat/form.ts'
import type { RawArgs } from '#chat/invocation.ts'
import { openForm, privately, type Reply } from '#chat/reply.ts'
import { modes } from '#domain/goal.ts'
import type { KeptGoal } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { sketchOf, targetText } from '#words/goal-form.ts'
import { finishQuestionCard } from '#words/goal-question-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { actions, goalListOf, goalViewOf } from './goal-actions.ts'
import { changeGoal, chooseKind, createGoal, editGoalForm, newGoalForm } from './goal-forms.ts'
import { problemDetails } from './goal-input.ts'
import { withMilestones } from './milestone-share.ts'
import { createPlan, newPlanForm, planFailure } from './plan.ts'
import { readDate } from './read-input.ts'

const { say } = wordsIn('en')

const detailOptions = [
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
  {
    name: 'reserve-days',
    named: true,
    type: 'choice',
    about: say('command.goal.reserve-days'),
    choices: ['0', '1', '2'].map((count) => ({ value: count, label: count })),
  },
] as const satisfies readonly OptionSpec<Context>[]

// Longer than a plan may be, so that the limit is named by the rule and not by the reader.
const planOptions = [
  { name: 'when', named: true, type: 'text', about: say('command.goal.when'), maxLength: 1000 },
  { name: 'i-will', named: true, type: 'text', about: say('command.goal.i-will'), maxLength: 1000 },
] as const satisfies readonly OptionSpec<Context>[]

const setOptions = [
  {
    name: 'mode',
    type: 'choice',
    about: say('command.goal.mode'),
    choices: modes.map((value) => ({ value, label: say(`command.goal.mode.${value}`) })),
  },
  ...detailOptions,
  ...planOptions,
  { name: 'title', type: 'text', about: say('command.goal.title'), maxLength: 1000, rest: true },
] as const satisfies readonly OptionSpec<Context>[]

const whichOption = {
  name: 'goal',
  type: 'text',
  about: say('command.goal.which'),
  maxLength: 80,
  rest: true,
  suggest: suggestGoals,
} as const satisfies OptionSpec<Context>

const editOptions = [
  { name: 'title', named: true, type: 'text', about: say('command.goal.title'), maxLength: 1000 },
  ...detailOptions,
  whichOption,
] as const satisfies readonly OptionSpec<Context>[]

const planUsageOptions = [
  ...planOptions,
  { name: 'days', named: true, type: 'text', about: say('command.goal.days'), maxLength: 60 },
  { name: 'time', named: true, type: 'text', about: say('command.goal.time'), maxLength: 20 },
  whichOption,
] as const satisfies readonly OptionSpec<Context>[]

export const goal: Command<Context> = {
  name: 'goal',
  summary: say('command.goal'),
  where: ['group', 'direct'],
  usages: [
    usage({
      name: 'set',
      summary: say('command.goal.set'),
      options: setOptions,
      opens: (args) => (isBare(args) || isWhole(args) ? 'card' : 'form'),
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
      options: editOptions,
      opens: ({ goal, ...changes }) => (goal === undefined || !isBare(changes) ? 'card' : 'form'),
      run: editByCommand,
    }),
    usage({
      name: 'plan',
      summary: say('command.goal.plan'),
      options: planUsageOptions,
      opens: (args) => (isPlanWhole(args) ? 'card' : 'form'),
      run: planByCommand,
    }),
    usage({
      name: 'finish',
      summary: say('command.goal.finish'),
      options: [whichOption],
      run: (context, args) =>
        withGoal(context, args.goal, async ({ goal }) =>
          privately(finishQuestionCard(context.words, goal, actions)),
        ),
    }),
  ],
}

const isBare = (args: RawArgs): boolean => Object.values(args).every((value) => value === undefined)

/** Whether a goal can be set from these without asking. A plan takes both of its parts, or none. */
const isWhole = (args: RawArgs): boolean =>
  args['title'] !== undefined &&
  (!isTarget(args) || (args['amount'] !== undefined && args['unit'] !== undefined)) &&
  (args['when'] === undefined) === (args['i-will'] === undefined)

const isTarget = ({ mode, amount }: RawArgs): boolean =>
  mode === 'target' || (mode === undefined && amount !== undefined)

const isPlanWhole = ({ goal, when, 'i-will': will }: RawArgs): boolean =>
  goal !== undefined && when !== undefined && will !== undefined

/** With nothing said there is a choice; with a part of it, its form; with all of it, the goal. */
async function setByCommand(context: Context, args: ArgsOf<typeof setOptions>): Promise<Reply> {
  const { words, speaker, once } = context
  if (isBare(args)) return privately(chooseKind(context))
  const mode = args.mode ?? (isTarget(args) ? 'target' : 'do')
  const sketch = sketchFrom(args, speaker.today)
  if (!isWhole(args)) {
    const start = readDate(sketch.start, speaker.today)
    if (start.ok)
      return newGoalForm(context, mode, sketch, {
        start: start.value.toString(),
        reserve: args['reserve-days'] ?? '',
      })
    const details = { typed: sketch.start, example: speaker.today.toString() }
    return privately(failureCard(words, start.error, details))
  }
  const made = await createGoal(context, once, mode, sketch)
  if (!made.ok) {
    const details = problemDetails(made.error, sketch, speaker.today)
    return privately(failureCard(words, made.error.code, details))
  }
  const card = await goalViewOf(context, { goal: made.value, sharedWith: [] }, 'goal.set')
  return withMilestones(context, made.value.id, privately(card))
}

async function editByCommand(
  context: Context,
  { goal, ...changes }: ArgsOf<typeof editOptions>,
): Promise<Reply> {
  const { words, speaker } = context
  return withGoal(context, goal, async (kept) => {
    if (isBare(changes)) return openForm(editGoalForm(context, kept.goal))
    const target = kept.goal.mode === 'target' ? kept.goal.target : null
    const { amount = target?.amount, unit = target?.unit } = changes
    const { start, ...typed } = sketchFrom({ ...changes, amount, unit }, speaker.today)
    const moved = changes.start === undefined ? {} : { start }
    const values = { ...sketchOf(kept.goal), ...typed, ...moved }
    const edited = await changeGoal(context, kept.goal, values)
    if (!edited.ok) {
      const details = problemDetails(edited.error, values, speaker.today)
      return privately(failureCard(words, edited.error.code, details))
    }
    const card = await goalViewOf(context, { ...kept, goal: edited.value }, 'goal.saved')
    return withMilestones(context, kept.goal.id, privately(card))
  })
}

async function planByCommand(
  context: Context,
  args: ArgsOf<typeof planUsageOptions>,
): Promise<Reply> {
  const { when, 'i-will': will, days, time } = args
  const sketch = defined({ when, will, days, time })
  if (args.goal === undefined) return newPlanForm(context, null, sketch)
  return withGoal(context, args.goal, async (kept) => {
    if (!isPlanWhole(args)) return newPlanForm(context, kept.goal.id, sketch)
    const made = await createPlan(context, context.once, kept.goal.id, sketch)
    return privately(
      made.ok
        ? await goalViewOf(context, kept, 'plan.saved')
        : planFailure(context, made.error, sketch),
    )
  })
}

/** What was said, as it stands in the fields of the form. */
function sketchFrom(
  args: Partial<ArgsOf<typeof setOptions>>,
  today: Temporal.PlainDate,
): FormValues & { readonly start: string } {
  const {
    title,
    often,
    amount,
    unit,
    by,
    start,
    'reserve-days': reserve,
    when,
    'i-will': will,
  } = args
  const target = targetFrom(amount, unit)
  return {
    ...defined({ title, often, target, by, reserve, when, will }),
    start: start ?? today.toString(),
  }
}

/** A number alone, or what is counted alone, waits in the form for the other. */
function targetFrom(amount: number | undefined, unit: string | undefined): string | undefined {
  return amount === undefined ? unit : targetText({ amount, unit: unit ?? '' })
}

const defined = (values: Readonly<Record<string, string | undefined>>): FormValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

async function withGoal(
  context: Context,
  typed: string | undefined,
  reply: (kept: KeptGoal) => Promise<Reply>,
): Promise<Reply> {
  if (typed === undefined) return privately(await goalListOf(context, false))
  const found = await findGoal(context, typed)
  return found.ok ? reply(found.value) : found.error
}
