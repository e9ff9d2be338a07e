import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import type { Weekday } from '#domain/calendar.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import { groupLimits } from '#domain/group-change.ts'
import { timeText } from './clock-time.ts'
import { guidelinesOf } from './group-guidelines.ts'
import { languageList } from './language-names.ts'
import { sentenceCase, type Words } from './words.ts'

/** What of a group is changed together, in one form. */
export const groupParts = ['about', 'days', 'guidelines'] as const
export type GroupPart = (typeof groupParts)[number]

/** With what stands now in its fields, whose names are short: at Discord they travel with a form's id. */
export const groupPartForm = (
  words: Words,
  part: GroupPart,
  group: Group,
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say(`group.${part}-form.title`),
  submit: words.say('save'),
  action,
  fields: fieldsOf[part](words, group),
})

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

const fieldsOf: Readonly<Record<GroupPart, (words: Words, group: Group) => readonly Field[]>> = {
  about: (words, { name, kind, focus }) => [
    {
      field: 'line',
      name: 'name',
      label: words.say('group.form.name'),
      hint: words.say('group.form.name.hint'),
      required: true,
      maxLength: groupLimits.name,
      value: name,
    },
    {
      field: 'choice',
      name: 'kind',
      label: words.say('group.form.kind'),
      required: true,
      value: kind,
      options: groupKinds.map((value) => ({ value, label: words.say(`group.kind.${value}`) })),
    },
    {
      field: 'choice',
      name: 'focus',
      label: words.say('group.form.focus'),
      hint: words.say('group.form.focus.hint'),
      required: true,
      value: focus,
      options: focuses.map((value) => ({ value, label: words.say(`group.focus.${value}`) })),
    },
  ],
  days: (words, group) => [
    {
      field: 'line',
      name: 'zone',
      label: words.say('group.form.zone'),
      hint: words.say('settings.zone-form.hint'),
      required: true,
      maxLength: 60,
      value: group.zone,
    },
    {
      field: 'choice',
      name: 'week',
      label: words.say('group.settings.weekday'),
      required: true,
      value: String(group.firstWeekday),
      options: weekdays.map((day) => ({
        value: String(day),
        label: sentenceCase(words.weekday(day)),
      })),
    },
    {
      field: 'line',
      name: 'time',
      label: words.say('group.days-form.prompt'),
      hint: words.say('group.days-form.prompt.hint'),
      required: true,
      maxLength: 10,
      value: timeText(group.promptTime),
    },
    {
      field: 'line',
      name: 'lang',
      label: words.say('group.days-form.languages'),
      hint: words.say('group.days-form.languages.hint'),
      required: true,
      maxLength: 300,
      value: languageList(words, group.languages),
    },
    {
      field: 'line',
      name: 'back',
      label: words.say('group.days-form.backfill'),
      hint: words.say('group.days-form.backfill.hint'),
      required: true,
      maxLength: 10,
      value: String(group.backfillDays),
    },
  ],
  guidelines: (words, group) => [
    {
      field: 'text',
      name: 'guidelines',
      label: words.say('group.guidelines-form.label'),
      hint: words.say('group.guidelines-form.hint'),
      required: false,
      maxLength: groupLimits.guidelines,
      value: guidelinesOf(words, group),
    },
  ],
}
