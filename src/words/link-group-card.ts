import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  type Button,
  button,
  buttons,
  type Card,
  card,
  choice,
  heading,
  paragraph,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group, GroupHome } from '#domain/group.ts'
import { showLinkCode } from '#domain/link-code.ts'
import { codeBlocks } from './link-card.ts'
import type { Words } from './words.ts'

/** A code that brings a group to another channel, and what to do with it there. */
export function groupCodeCard(words: Words, group: Group, code: string): Card {
  return card(
    words.say('link.code.summary', { code: showLinkCode(code) }),
    heading(words.say('group.link.title', { group: group.name })),
    paragraph(words.say('group.link.about')),
    codeBlocks(words, code),
    paragraph(words.say('group.link.next', { code: showLinkCode(code) })),
    aside(words.say('group.link.sees')),
  )
}

interface Answers {
  readonly confirm: ActionRef
  readonly leave: ActionRef
}

/** Which group comes to this channel, and what appears there, before anything happens. */
export const groupLinkPreviewCard = (words: Words, { name }: Group, answers: Answers): Card =>
  questionCard(
    words.say('group.link.preview.title', { group: name }),
    [
      paragraph(words.line('group.link.preview', { group: said(name) })),
      paragraph(words.say('group.link.preview.shows')),
      paragraph(words.say('group.link.preview.who')),
      aside(words.say('group.link.preview.undo')),
    ],
    button(words.say('group.link.confirm'), answers.confirm, { main: true }),
    button(words.say('link.not-now'), answers.leave),
  )

/**
 * @param how whether it lives here `too`, or here and no longer `elsewhere`.
 * @param isPosted whether the group's card stands in the channel.
 */
export function groupLinkedCard(
  words: Words,
  { name }: Group,
  how: 'linked' | 'moved',
  isPosted: boolean,
): Card {
  return card(
    words.say(`group.${how}`, { group: name }),
    paragraph(words.line(`group.${how}`, { group: said(name) })),
    isPosted ? null : paragraph(words.say('group.linked.not-posted')),
  )
}

/** Which group of this place comes to this channel. As many as a choice can offer, the oldest first. */
export function groupMoveCard(words: Words, homes: readonly GroupHome[], choose: ActionRef): Card {
  const title = words.say('group.move.title')
  return card(
    title,
    heading(title),
    paragraph(words.say('group.move.which')),
    choice(
      words.say('group.move.choose'),
      choose,
      homes.slice(0, limits.options).map((home) => ({
        value: homeKey(home),
        label: shorten(
          words.say('group.move.here', {
            group: home.group.name,
            home: home.channel === null ? 'none' : 'here',
          }),
          limits.optionLabel,
        ),
      })),
    ),
  )
}

/** Tells apart the homes of one community. */
export const homeKey = ({ group, channel }: GroupHome): string => channel ?? group.id

/** What it means that a group moves to this channel, before anything happens. */
export const groupMovePreviewCard = (words: Words, { name }: Group, answers: Answers): Card =>
  questionCard(
    words.say('group.link.preview.title', { group: name }),
    [
      paragraph(words.line('group.move.preview', { group: said(name) })),
      paragraph(words.say('group.move.preview.shows')),
    ],
    button(words.say('group.move.confirm'), answers.confirm, { main: true }),
    button(words.say('link.not-now'), answers.leave),
  )

export const groupUnlinkQuestionCard = (words: Words, { name }: Group, answers: Answers): Card =>
  questionCard(
    words.say('group.unlink.title', { group: name }),
    [paragraph(words.say('group.unlink.words'))],
    button(words.say('group.unlink.confirm'), answers.confirm),
    button(words.say('link.not-now'), answers.leave),
  )

const questionCard = (title: string, meaning: readonly Block[], ...answers: Button[]): Card =>
  card(title, heading(title), meaning, buttons(...answers))

export function groupUnlinkedCard(words: Words, { name }: Group): Card {
  return card(
    words.say('group.unlinked', { group: name }),
    paragraph(words.line('group.unlinked', { group: said(name) })),
  )
}
