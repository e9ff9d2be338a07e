import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { type Goal, limits, type Mode, type Target } from '#domain/goal.ts'
import { cadenceText } from './cadence.ts'
import { planFields } from './plan-form.ts'
import type { Words } from './words.ts'

/** What is known of a goal before the form opens, as it stands in the fields. */
export interface GoalSketch {
  readonly title?: string
  readonly often?: string
  readonly target?: string
  readonly by?: string
  readonly start: string
  readonly reserve?: string
  readonly when?: string
  readonly will?: string
}

/** What it is for: at most five fields fit, and a first plan belongs to setting a goal. */
type Purpose = 'set' | 'edit'

/** Asks for a new goal of one kind, or for changes of one; at most five fields on every platform. */
export function goalForm(
  words: Words,
  mode: Mode,
  sketch: GoalSketch,
  action: ActionRef,
  purpose: Purpose,
): Form {
  return {
    kind: 'form',
    title: words.say(purpose === 'set' ? 'goal.form.title' : 'goal.form.edit'),
    submit: words.say(purpose === 'set' ? 'goal.form.submit' : 'save'),
    action,
    fields: [
      nameField(words, mode, sketch),
      ...(mode === 'do' ? [oftenField(words, sketch)] : []),
      ...(mode === 'target' ? targetFields(words, sketch) : []),
      // What a number is to be reached from is today, unless somebody says so later.
      ...(mode === 'target' && purpose === 'set' ? [] : [startField(words, sketch)]),
      ...(mode === 'do' && purpose === 'edit' ? [reserveField(words, sketch)] : []),
      ...(purpose === 'set' ? planFields(words, sketch, false) : []),
    ],
  }
}

const nameField = (words: Words, mode: Mode, sketch: GoalSketch): Field => ({
  field: 'line',
  name: 'title',
  label: words.say('goal.form.name'),
  hint: words.say('goal.form.name.hint'),
  placeholder: words.say(`goal.form.name.placeholder.${mode}`),
  required: true,
  maxLength: limits.title,
  ...filled(sketch.title),
})

const oftenField = (words: Words, sketch: GoalSketch): Field => ({
  field: 'line',
  name: 'often',
  label: words.say('goal.form.often'),
  hint: words.say('goal.form.often.hint'),
  required: false,
  maxLength: 60,
  value: sketch.often ?? cadenceText({ every: 'day' }, words.language),
})

const targetFields = (words: Words, sketch: GoalSketch): readonly Field[] => [
  {
    field: 'line',
    name: 'target',
    label: words.say('goal.form.target'),
    hint: words.say('goal.form.target.hint'),
    placeholder: words.say('goal.form.target.placeholder'),
    required: true,
    maxLength: 80,
    ...filled(sketch.target),
  },
  {
    field: 'date',
    name: 'by',
    label: words.say('goal.form.by'),
    hint: words.say('goal.form.by.hint'),
    required: false,
    ...filled(sketch.by),
  },
]

const startField = (words: Words, sketch: GoalSketch): Field => ({
  field: 'date',
  name: 'start',
  label: words.say('goal.form.start'),
  hint: words.say('goal.form.start.hint'),
  required: true,
  value: sketch.start,
})

const reserveField = (words: Words, sketch: GoalSketch): Field => ({
  field: 'choice',
  name: 'reserve',
  label: words.say('goal.form.reserve'),
  hint: words.say('goal.form.reserve.hint'),
  required: true,
  options: ['0', '1', '2'].map((count) => ({ value: count, label: count })),
  ...filled(sketch.reserve),
})

/** A goal as its form shows it. */
export function sketchOf(goal: Goal): GoalSketch {
  return {
    title: goal.title,
    often: cadenceText(goal.cadence),
    start: goal.startedOn.toString(),
    reserve: String(goal.reserveDays),
    ...(goal.mode === 'target'
      ? { target: targetText(goal.target), by: goal.target.by?.toString() ?? '' }
      : {}),
  }
}

/**
 * A number and what is counted as one text, such as "300 pages"; `readTarget` reads it back. A unit
 * that could be taken for a part of the number is set apart: "3 × 100 m laps".
 */
export const targetText = ({ amount, unit }: Pick<Target, 'amount' | 'unit'>): string =>
  `${digits.format(amount)}${/^(?!x\s)\p{L}/iu.test(unit) || unit === '' ? ' ' : ' × '}${unit}`.trim()

/** Every digit of a number, and nothing between them. */
const digits = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })

export const emptySketch = (today: Temporal.PlainDate): GoalSketch => ({ start: today.toString() })

const filled = (value: string | undefined): { value?: string } =>
  value === undefined ? {} : { value }
