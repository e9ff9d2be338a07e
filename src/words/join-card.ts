import type { ActionRef } from '#chat/action.ts'
import { aside, button, buttons, type Card, card, heading, paragraph, quote } from '#chat/card.ts'
import { type AccountRef, type Inline, mention, plainText, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group } from '#domain/group.ts'
import { guidelinesOf } from './group-guidelines.ts'
import { type PromptOffer, promptOffer } from './prompt-answer-card.ts'
import type { Words } from './words.ts'

/** What somebody agrees to who joins: the card shows these lines, and then the guidelines. */
const agreementLines = (words: Words, { name }: Group): readonly (readonly Inline[])[] => [
  words.line('join.intro', { group: said(name) }),
  [...words.line('join.keep'), space, ...words.line('join.keep.sealed')],
  words.line('join.keep.where'),
  [...words.line('join.see'), space, ...words.line('join.see.moderators')],
  words.line('join.see.newcomer'),
  words.line('join.leave'),
  words.line('join.consent'),
  words.line('join.guidelines'),
]

const space: Inline = { node: 'text', text: ' ' }

/** The very words of `agreementCard`, as they are kept. */
export const agreementText = (words: Words, group: Group): string =>
  [...agreementLines(words, group).map(plainText), guidelinesOf(words, group)].join('\n')

/**
 * Private, to who wants to join: what they agree to.
 *
 * @param isChanged whether the words have changed since they read them.
 */
export function agreementCard(
  words: Words,
  group: Group,
  actions: { readonly agree: ActionRef; readonly notNow: ActionRef },
  isChanged = false,
): Card {
  return card(
    words.say('join.title'),
    heading(words.say('join.title')),
    isChanged ? paragraph(words.say('join.changed')) : null,
    agreementLines(words, group).map(paragraph),
    quote(guidelinesOf(words, group)),
    buttons(
      button(words.say('join.agree'), actions.agree, { main: true }),
      button(words.say('join.not-now'), actions.notNow),
    ),
  )
}

/**
 * Private, to the one who joined: who sees what.
 *
 * @param offer whether they would like to be asked once a day; `null` for who is asked already.
 */
export function joinedCard(
  words: Words,
  group: Group,
  offer: PromptOffer | null,
  actions: { readonly hello: ActionRef; readonly leave: ActionRef },
): Card {
  return card(
    words.say('group.joined', { group: group.name }),
    paragraph(words.line('group.joined', { group: said(group.name) })),
    paragraph(words.say('guide.private')),
    aside(words.say('group.joined.next')),
    offer && promptOffer(words, offer),
    paragraph(words.say('join.hello.words')),
    buttons(
      button(words.say('join.hello'), actions.hello),
      button(words.say('leave.button'), actions.leave),
    ),
  )
}

/** What the group reads of somebody who said that it may. */
export function newcomerPostCard(
  words: Words,
  { account, name }: { readonly account: AccountRef; readonly name: string },
  welcome: ActionRef,
): Card {
  return card(
    words.say('post.newcomer', { name }),
    paragraph(words.line('post.newcomer', { name: mention(account, name) })),
    buttons(button(words.say('newcomer.welcome'), welcome)),
  )
}

/** Comes to a newcomer, from one member. */
export function welcomedCard(
  words: Words,
  { name, group }: Record<'name' | 'group', string>,
): Card {
  const summary = words.say('newcomer.welcomed', { name, group })
  return card(
    shorten(summary, limits.summary),
    paragraph(words.line('newcomer.welcomed', { name: said(name), group: said(group) })),
    aside(words.say('newcomer.welcomed.private')),
  )
}

/** Private, to the one who has left. */
export function leftCard(
  words: Words,
  { name }: Group,
  was: { readonly moderator: boolean; readonly lastModerator: boolean },
  again: ActionRef,
): Card {
  return card(
    shorten(words.say('leave.left', { group: name }), limits.summary),
    paragraph(words.line('leave.left', { group: said(name) })),
    paragraph(words.say('leave.kept')),
    was.moderator ? paragraph(words.say('leave.moderator')) : null,
    was.lastModerator ? paragraph(words.say('leave.last-moderator')) : null,
    aside(words.say('leave.nobody')),
    buttons(button(words.say('leave.again'), again)),
  )
}
