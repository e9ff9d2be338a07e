import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { type Goal, limits, type Mode } from '#domain/goal.ts'
import { cadenceText } from './cadence.ts'
import type { Words } from './words.ts'

/** What is known of a goal before the form opens. */
export interface GoalSketch {
  readonly title?: string
  readonly often?: string
  readonly amount?: string
  readonly unit?: string
  readonly by?: string
  readonly start: string
}

/** Asks for a new goal of one kind, or for changes of one; at most five fields on every platform. */
export function goalForm(
  words: Words,
  mode: Mode,
  sketch: GoalSketch,
  action: ActionRef,
  purpose: 'set' | 'edit',
): Form {
  return {
    kind: 'form',
    title: words.say(purpose === 'set' ? 'goal.form.title' : 'goal.form.edit'),
    submit: words.say(purpose === 'set' ? 'goal.form.submit' : 'save'),
    action,
    fields: [nameField(), ...kindFields(), startField()],
  }

  function nameField(): Field {
    return {
      field: 'line',
      name: 'title',
      label: words.say('goal.form.name'),
      hint: words.say('goal.form.name.hint'),
      placeholder: words.say(`goal.form.name.placeholder.${mode}`),
      required: true,
      maxLength: limits.title,
      ...filled(sketch.title),
    }
  }

  function kindFields(): readonly Field[] {
    if (mode === 'do')
      return [
        {
          field: 'line',
          name: 'often',
          label: words.say('goal.form.often'),
          hint: words.say('goal.form.often.hint'),
          required: false,
          maxLength: 60,
          value: sketch.often ?? cadenceText({ every: 'day' }),
        },
      ]
    if (mode !== 'target') return []
    return [
      {
        field: 'number',
        name: 'amount',
        label: words.say('goal.form.amount'),
        required: true,
        ...filled(sketch.amount),
      },
      {
        field: 'line',
        name: 'unit',
        label: words.say('goal.form.unit'),
        placeholder: words.say('goal.form.unit.placeholder'),
        required: true,
        maxLength: limits.unit,
        ...filled(sketch.unit),
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
  }

  function startField(): Field {
    return {
      field: 'date',
      name: 'start',
      label: words.say('goal.form.start'),
      hint: words.say('goal.form.start.hint'),
      required: true,
      value: sketch.start,
    }
  }
}

/** A goal as its form shows it. */
export function sketchOf(goal: Goal): GoalSketch {
  return {
    title: goal.title,
    often: cadenceText(goal.cadence),
    start: goal.startedOn.toString(),
    ...(goal.mode === 'target'
      ? {
          amount: String(goal.target.amount),
          unit: goal.target.unit,
          by: goal.target.by?.toString() ?? '',
        }
      : {}),
  }
}

export const emptySketch = (today: Temporal.PlainDate): GoalSketch => ({ start: today.toString() })

const filled = (value: string | undefined): { value?: string } =>
  value === undefined ? {} : { value }
