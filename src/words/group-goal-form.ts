import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { limits, type Mode, modes } from '#domain/goal.ts'
import type { GroupGoalTerms, Period } from '#domain/group-goal.ts'
import { targetText } from './goal-form.ts'
import type { Words } from './words.ts'

/** What stands in the fields: as it was typed, or as a group goal has it. */
export interface GroupGoalSketch {
  readonly title: string
  readonly says: Mode
  readonly aim: string
}

export const sketchOfTerms = (
  terms: Pick<GroupGoalTerms, 'title' | 'mode' | 'aim' | 'unit'>,
): GroupGoalSketch => ({ title: terms.title, says: terms.mode, aim: aimTyped(terms) })

/**
 * As a person would type it; `readAim` reads it back.
 *
 * @internal Tests hold it against that.
 */
export const aimTyped = ({ aim, unit }: Pick<GroupGoalTerms, 'aim' | 'unit'>): string =>
  aim.of === 'days' ? `${aim.percent} %` : targetText({ amount: aim.amount, unit: unit ?? '' })

/**
 * The names of fields are short, so that they have room beside the action's id (adapters/discord/retry.ts).
 * What is asked of a new group goal, or of one that has not been started yet.
 */
export const groupGoalForm = (
  words: Words,
  sketch: GroupGoalSketch,
  { startsOn, endsOn }: Period,
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say('group-goal.form.title'),
  submit: words.say('group-goal.form.submit'),
  action,
  fields: [
    ...termsFields(words, sketch),
    dateField('on', words.say('group-goal.form.from'), startsOn.toString()),
    dateField('to', words.say('group-goal.form.until'), endsOn.toString()),
  ],
})

/** What can be changed of a running one: everything but the dates of its period. */
export const groupGoalChangeForm = (
  words: Words,
  terms: GroupGoalTerms,
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say('group-goal.form.change'),
  submit: words.say('save'),
  action,
  fields: [
    ...termsFields(words, sketchOfTerms(terms)),
    marksField(words, terms.marks),
    {
      field: 'choice',
      name: 'go',
      label: words.say('group-goal.form.repeats'),
      required: true,
      value: terms.repeats ? 'yes' : 'no',
      options: (['yes', 'no'] as const).map((value) => ({
        value,
        label: words.say(`group-goal.repeats.${value}`),
      })),
    },
  ],
})

/** What is celebrated on the way. */
export const groupGoalMarksForm = (
  words: Words,
  marks: readonly number[],
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say('group-goal.form.marks.title'),
  submit: words.say('save'),
  action,
  fields: [marksField(words, marks)],
})

const termsFields = (words: Words, { title, says, aim }: GroupGoalSketch): readonly Field[] => [
  {
    field: 'line',
    name: 'name',
    label: words.say('group-goal.form.name'),
    hint: words.say('group-goal.form.name.hint'),
    required: true,
    maxLength: limits.title,
    value: title,
  },
  {
    field: 'choice',
    name: 'says',
    label: words.say('group-goal.form.says'),
    required: true,
    value: says,
    options: modes.map((mode) => ({ value: mode, label: words.say(`group-goal.says.${mode}`) })),
  },
  {
    field: 'line',
    name: 'aim',
    label: words.say('group-goal.form.aim'),
    hint: words.say('group-goal.form.aim.hint'),
    required: true,
    maxLength: 80,
    value: aim,
  },
]

const marksField = (words: Words, marks: readonly number[]): Field => ({
  field: 'line',
  name: 'at',
  label: words.say('group-goal.form.marks'),
  hint: words.say('group-goal.form.marks.hint'),
  required: false,
  maxLength: 80,
  value: marks.join(', '),
})

const dateField = (name: string, label: string, value: string): Field => ({
  field: 'date',
  name,
  label,
  required: true,
  value,
})
