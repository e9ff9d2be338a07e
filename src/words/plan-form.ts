import type { ActionRef } from '#chat/action.ts'
import type { Option } from '#chat/card.ts'
import type { Field, Form } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import { type PlanDraft, planLimits } from '#domain/plan.ts'
import { cadenceText } from './cadence.ts'
import type { Words } from './words.ts'

/** What is known of a plan before the form opens, as it stands in the fields. */
export interface PlanSketch {
  readonly when?: string
  readonly will?: string
  readonly days?: string
  readonly time?: string
}

/**
 * Asks for a plan: when, what then, on which days, at what time.
 *
 * @param goals to choose from; none where the goal is known already.
 */
export function planForm(
  words: Words,
  goals: readonly Goal[],
  sketch: PlanSketch,
  action: ActionRef,
): Form {
  const options = goals.map(
    (goal): Option => ({ label: shorten(goal.title, limits.optionLabel), value: goal.id }),
  )
  const [only] = options
  return {
    kind: 'form',
    title: words.say('plan.form.title'),
    submit: words.say('save'),
    action,
    fields: [
      ...(only ? [goalField(words, options, options.length === 1 ? only.value : '')] : []),
      ...planFields(words, sketch, true),
      dayField(words, sketch),
      timeField(words, sketch),
    ],
  }
}

const goalField = (words: Words, options: readonly Option[], value: string): Field => ({
  field: 'choice',
  name: 'goal',
  label: words.say('plan.form.goal'),
  required: true,
  options,
  ...(value === '' ? {} : { value }),
})

/** "When …" and "I will …": a whole plan, also as a part of another form. */
export const planFields = (
  words: Words,
  sketch: PlanSketch,
  required: boolean,
): readonly Field[] => [
  {
    field: 'line',
    name: 'when',
    label: words.say('plan.form.when'),
    hint: words.say(required ? 'plan.form.when.hint' : 'plan.form.when.hint-optional'),
    placeholder: words.say('plan.form.when.placeholder'),
    required,
    maxLength: planLimits.text,
    ...filled(sketch.when),
  },
  {
    field: 'line',
    name: 'will',
    label: words.say('plan.form.will'),
    placeholder: words.say('plan.form.will.placeholder'),
    required,
    maxLength: planLimits.text,
    ...filled(sketch.will),
  },
]

const dayField = (words: Words, sketch: PlanSketch): Field => ({
  field: 'line',
  name: 'days',
  label: words.say('plan.form.days'),
  hint: words.say('plan.form.days.hint'),
  required: false,
  maxLength: 60,
  ...filled(sketch.days),
})

const timeField = (words: Words, sketch: PlanSketch): Field => ({
  field: 'line',
  name: 'time',
  label: words.say('plan.form.time'),
  hint: words.say('plan.form.time.hint'),
  required: false,
  maxLength: 20,
  ...filled(sketch.time),
})

/** A plan as its form shows it. */
export const sketchOfPlan = ({ cue, response, days, time }: PlanDraft): PlanSketch => ({
  when: cue,
  will: response,
  days: days.length === 0 ? '' : cadenceText({ every: 'weekdays', days }),
  time: time?.toString({ smallestUnit: 'minute' }) ?? '',
})

const filled = (value: string | undefined): { value?: string } =>
  value === undefined ? {} : { value }
