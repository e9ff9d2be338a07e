import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  button,
  buttons,
  type Card,
  card,
  choice,
  heading,
  paragraph,
  quote,
} from '#chat/card.ts'
import { type AccountRef, command, type Inline, mention, said, text } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group, RoleKey } from '#domain/group.ts'
import { guidelinesOf } from './group-guidelines.ts'
import { rolesText, roleText } from './group-settings-card.ts'
import type { Words } from './words.ts'

export interface ModeratorView {
  readonly personId: string
  readonly account: AccountRef
  /** Empty where it is not known. */
  readonly name: string
}

export interface ModeratorActions {
  /** A choice whose values are people; `null` for who may not. */
  readonly remove: ActionRef | null
  /** A choice whose values are the ids of roles. */
  readonly removeRole: ActionRef
  /** For who is a named moderator; else `null`. */
  readonly stepDown: ActionRef | null
}

/** As many as a choice can offer. */
const mostShown = limits.options

/**
 * Who moderates the group.
 *
 * @param news sentences about what was just done.
 */
export function moderatorsCard(
  words: Words,
  { moderators, roles }: { moderators: readonly ModeratorView[]; roles: readonly RoleKey[] },
  news: readonly string[],
  actions: ModeratorActions,
): Card {
  const title = words.say('moderators.title')
  const { remove, removeRole, stepDown } = actions
  return card(
    shorten(news[0] ?? title, limits.summary),
    heading(title),
    news.map((sentence) => paragraph([said(sentence)])),
    paragraph(
      moderators.length === 0 ? words.say('moderators.nobody') : moderatorNames(words, moderators),
    ),
    roles.length === 0
      ? null
      : paragraph(words.line('moderators.roles', { roles: said(rolesText(words, roles)) })),
    paragraph(words.say('moderators.manage')),
    remove && moderators.length > 0
      ? choice(
          words.say('moderators.remove'),
          remove,
          moderators.slice(0, mostShown).map(({ personId, name }) => ({
            value: personId,
            label: shorten(name || words.say('moderators.somebody'), limits.optionLabel),
          })),
        )
      : null,
    remove && roles.length > 0
      ? choice(
          words.say('moderators.remove-role'),
          removeRole,
          roles.slice(0, mostShown).map((one) => ({
            value: one.role,
            label: shorten(roleText(words, one), limits.optionLabel),
          })),
        )
      : null,
    remove && aside(words.line('moderators.how', { command: command('group appoint') })),
    stepDown && buttons(button(words.say('moderators.step-down'), stepDown)),
  )
}

/** "Ann, Ben, and 3 more"; nobody is notified. */
function moderatorNames(words: Words, moderators: readonly ModeratorView[]): readonly Inline[] {
  const names = moderators
    .slice(0, mostShown)
    .map(({ account, name }) => named(words, account, name))
  const more = moderators.length - names.length
  const rest = more > 0 ? [text(words.say('moderators.more', { count: more }))] : []
  return [...names, ...rest].flatMap((one, index) => (index === 0 ? [one] : [text(', '), one]))
}

const named = (words: Words, account: AccountRef, name: string): Inline =>
  mention(account, shorten(name || words.say('moderators.somebody'), limits.optionLabel))

/** Private, to somebody who was appointed: what it means, and the way out of it. */
export function appointedCard(
  words: Words,
  { by, group, stepDown }: { by: string; group: string; stepDown: ActionRef },
): Card {
  return card(
    shorten(words.say('moderators.you', { by, group }), limits.summary),
    paragraph(words.line('moderators.you', { by: said(by), group: said(group) })),
    paragraph(words.say('moderators.you.can')),
    paragraph(words.say('moderators.you.cannot')),
    aside(words.say('moderators.you.free')),
    buttons(button(words.say('moderators.step-down'), stepDown)),
  )
}

/**
 * Private, to who used the button.
 *
 * @param was whether they were one until now.
 * @param isLast whether no named moderator is left.
 */
export function steppedDownCard(
  words: Words,
  { name }: Group,
  was: boolean,
  isLast: boolean,
): Card {
  const key = was ? 'moderators.stepped-down' : 'moderators.not-one'
  return card(
    shorten(words.say(key, { group: name }), limits.summary),
    paragraph(words.line(key, { group: said(name) })),
    isLast ? paragraph(words.say('moderators.last')) : null,
  )
}

/**
 * For anyone in the channel: what this group is.
 *
 * @param leave leaves it at once; `null` for who is no member.
 */
export function groupAboutCard(
  words: Words,
  group: Group,
  moderators: readonly ModeratorView[],
  leave: ActionRef | null,
): Card {
  const { moderatorRoles: roles } = group
  const who: readonly Inline[] = [
    ...(moderators.length === 0 ? [] : [...moderatorNames(words, moderators), text(', ')]),
    ...(roles.length === 0
      ? []
      : [text(words.say('group.about.roles', { count: roles.length })), text(', ')]),
    text(words.say('group.about.managers')),
  ]
  return card(
    words.say('group.about.card', { group: group.name }),
    heading(group.name),
    paragraph(words.line('group.about.card', { group: said(group.name) })),
    paragraph(words.say('group.about')),
    paragraph(words.say('group.settings.guidelines')),
    quote(guidelinesOf(words, group)),
    paragraph([text(words.say('group.about.moderators')), text(' '), ...who, text('.')]),
    aside(words.say('group.about.leave')),
    leave && buttons(button(words.say('leave.button'), leave)),
  )
}

/** Private, to a moderator: whether the bot posts in this channel. */
export function muteCard(words: Words, isMuted: boolean, turn: ActionRef): Card {
  const sentence = words.say(isMuted ? 'mute.muted' : 'mute.unmuted')
  return card(
    sentence,
    paragraph(sentence),
    buttons(button(words.say(isMuted ? 'mute.unmute' : 'mute.mute'), turn)),
  )
}
