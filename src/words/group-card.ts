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
import type { Form } from '#chat/form.ts'
import { said } from '#chat/inline.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import type { Words } from './words.ts'

/** What is said where the bot was just invited. */
export function welcomeCard(words: Words, setUp: ActionRef): Card {
  return card(
    words.say('welcome.summary'),
    heading(words.say('welcome.title')),
    paragraph(words.say('guide.about')),
    paragraph(words.say('welcome.first')),
    buttons(button(words.say('group.set-up'), setUp, { main: true })),
    aside(words.say('guide.private')),
  )
}

/** Stands in the group's channel: what the group is, and how to come in. */
export function groupCard(words: Words, group: Group, join: ActionRef): Card {
  return card(
    words.say('group.here', { group: group.name }),
    heading(group.name),
    paragraph(words.say('group.about')),
    buttons(button(words.say('group.join'), join, { main: true })),
    aside(words.say('guide.private')),
  )
}

/**
 * What the moderator reads where the group's card could not be posted.
 *
 * @param postCard tries again.
 */
export function groupSetUpCard(words: Words, group: Group, postCard: ActionRef): Card {
  return card(
    words.say('group.set'),
    heading(words.say('group.set')),
    facts(
      fact(words.say('group.form.name'), [said(group.name)]),
      fact(words.say('group.form.kind'), words.say(`group.kind.${group.kind}`)),
      fact(words.say('group.form.focus'), words.say(`group.focus.${group.focus}`)),
      fact(words.say('group.form.zone'), group.zone.replaceAll('_', ' ')),
    ),
    paragraph(words.say('group.not-posted')),
    buttons(button(words.say('group.post-card'), postCard, { main: true })),
  )
}

export interface GroupSketch {
  readonly name: string
  readonly zone: string
}

/** @param nameLimit in UTF-16 units. */
export function groupForm(
  words: Words,
  sketch: GroupSketch,
  nameLimit: number,
  action: ActionRef,
): Form {
  return {
    kind: 'form',
    title: words.say('group.set-up'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'line',
        name: 'name',
        label: words.say('group.form.name'),
        hint: words.say('group.form.name.hint'),
        required: true,
        maxLength: nameLimit,
        value: sketch.name,
      },
      {
        field: 'choice',
        name: 'kind',
        label: words.say('group.form.kind'),
        required: true,
        value: groupKinds[0],
        options: groupKinds.map((value) => ({ value, label: words.say(`group.kind.${value}`) })),
      },
      {
        field: 'choice',
        name: 'focus',
        label: words.say('group.form.focus'),
        hint: words.say('group.form.focus.hint'),
        required: true,
        value: 'wellbeing',
        options: focuses.map((value) => ({ value, label: words.say(`group.focus.${value}`) })),
      },
      { field: 'channel', name: 'channel', label: words.say('group.form.channel'), required: true },
      {
        field: 'line',
        name: 'zone',
        label: words.say('group.form.zone'),
        hint: words.say('settings.zone-form.hint'),
        required: true,
        maxLength: 60,
        value: sketch.zone,
      },
    ],
  }
}
