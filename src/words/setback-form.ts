import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { planLimits } from '#domain/plan.ts'
import type { SetbackDraft } from '#domain/setback.ts'
import { type Setback, setbackTextLimit } from '#domain/setback.ts'
import type { Words } from './words.ts'

/** Asks for one of the two texts. Sending it keeps it, and the button says so. */
export const setbackWordsForm = (
  words: Words,
  which: 'around' | 'helped',
  text: string | null,
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say(`restart.${which}.form`),
  submit: words.say('restart.form.keep'),
  action,
  fields: [wordsField(words, which, text)],
})

/** When it was, and when the new run begins. */
export const newStartForm = (words: Words, dates: SetbackDraft, action: ActionRef): Form => ({
  kind: 'form',
  title: words.say('restart.start.form'),
  submit: words.say('restart.form.keep'),
  action,
  fields: dateFields(words, dates),
})

/** Everything that was told, to be changed. */
export const setbackForm = (words: Words, setback: Setback, action: ActionRef): Form => ({
  kind: 'form',
  title: words.say('setback.change'),
  submit: words.say('restart.form.keep'),
  action,
  fields: [
    ...dateFields(words, setback),
    wordsField(words, 'around', setback.around),
    wordsField(words, 'helped', setback.helped),
  ],
})

/** When this happens, I will do that. */
export const restartPlanForm = (words: Words, action: ActionRef): Form => ({
  kind: 'form',
  title: words.say('restart.plan.form'),
  submit: words.say('restart.form.keep'),
  action,
  fields: (['cue', 'response'] as const).map((name) => ({
    field: 'line',
    name,
    label: words.say(`restart.plan.${name}`),
    hint: words.say(`restart.plan.${name}.hint`),
    required: true,
    maxLength: planLimits.text,
  })),
})

const wordsField = (words: Words, which: 'around' | 'helped', text: string | null): Field => ({
  field: 'text',
  name: which,
  label: words.say(`restart.${which}`),
  hint: words.say('restart.form.hint', { most: words.number(setbackTextLimit) }),
  required: false,
  maxLength: setbackTextLimit,
  value: text ?? '',
})

const dateFields = (words: Words, { on, time, startOn }: SetbackDraft): readonly Field[] => [
  {
    field: 'date',
    name: 'on',
    label: words.say('restart.start.on'),
    hint: words.say('restart.start.on.hint'),
    required: true,
    value: on.toString(),
  },
  {
    field: 'line',
    name: 'time',
    label: words.say('restart.start.time'),
    hint: words.say('restart.start.time.hint'),
    required: false,
    maxLength: 10,
    value: time?.toString({ smallestUnit: 'minute' }) ?? '',
  },
  {
    field: 'date',
    name: 'start',
    label: words.say('restart.start.first'),
    hint: words.say('restart.start.first.hint'),
    required: false,
    value: startOn?.toString() ?? '',
  },
]
