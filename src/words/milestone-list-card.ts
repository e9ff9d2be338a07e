import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  button,
  buttons,
  type Card,
  card,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import type { Field, Form } from '#chat/form.ts'
import { type Milestone, milestoneUnits } from '#domain/milestone.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'
import type { Words } from './words.ts'

type Unit = Milestone['unit']

/** Lists that a group can take over as they are. */
export const milestonePresets = ['usual', 'twelve-step', 'every-month'] as const
export type MilestonePreset = (typeof milestonePresets)[number]

export interface MilestoneListActions {
  readonly edit: ActionRef
  preset(preset: MilestonePreset): ActionRef
  /** Takes back what was just changed; `null` where nothing was. */
  readonly undo: ActionRef | null
}

/**
 * To a moderator: what the group marks.
 *
 * @param group.isCalm elapsed time is not marked, whatever stands in the list.
 */
export function milestoneListCard(
  words: Words,
  group: { readonly list: MilestoneList; readonly isCalm: boolean },
  saved: boolean,
  actions: MilestoneListActions,
): Card {
  const title = words.say(saved ? 'milestone.list.saved' : 'milestone.list.title')
  return card(
    title,
    heading(title),
    facts(
      ...milestoneUnits.map((unit) =>
        fact(
          words.say(`milestone.list.${unit}`),
          countsText(words, group.list, unit) || words.say('milestone.list.none'),
        ),
      ),
    ),
    group.isCalm ? paragraph(words.say('milestone.list.calm')) : null,
    actions.undo && buttons(button(words.say('group.settings.undo'), actions.undo)),
    buttons(
      button(words.say('milestone.list.edit'), actions.edit, { main: true }),
      ...milestonePresets.map((preset) =>
        button(words.say(`milestone.list.${preset}`), actions.preset(preset)),
      ),
    ),
    aside(words.say('milestone.list.about')),
  )
}

/** As many counts as one unit can have, with room for how people type them. In UTF-16 units. */
const fieldLength = 600

/** A field for each unit, by its name, with what holds now. */
export function milestoneListForm(words: Words, list: MilestoneList, action: ActionRef): Form {
  return {
    kind: 'form',
    title: words.say('milestone.list.form.title'),
    submit: words.say('save'),
    action,
    fields: milestoneUnits.map(
      (unit): Field => ({
        field: 'line',
        name: unit,
        label: words.say(`milestone.list.${unit}`),
        hint: words.say(`milestone.list.form.${unit}`),
        required: false,
        maxLength: fieldLength,
        value: countsText(words, list, unit),
      }),
    ),
  }
}

/** Short, as a person would type it; `readCounts` reads it back. */
function countsText(words: Words, list: MilestoneList, unit: Unit): string {
  const counts = list[unit]
  return counts === 'every' ? words.say('milestone.list.every-year') : counts.join(', ')
}

/** Reads counts from what a person typed, or `null`. An empty text means none. */
export function readCounts(words: Words, typed: string): readonly number[] | 'every' | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text === words.say('milestone.list.every-year')) return 'every'
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  return parts.every((part) => /^\d{1,9}$/.test(part)) ? parts.map(Number) : null
}
