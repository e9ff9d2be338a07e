import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  divider,
  type Fact,
  fact,
  facts,
  heading,
  paragraph,
  quote,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import type { Group, RoleKey } from '#domain/group.ts'
import type { Door } from '#domain/person.ts'
import { timeText } from './clock-time.ts'
import { groupCard } from './group-card.ts'
import { guidelinesOf } from './group-guidelines.ts'
import type { GroupPart } from './group-settings-form.ts'
import { languageList } from './language-names.ts'
import { type Words, wordsIn } from './words.ts'

/** A channel in which the group lives. */
export interface ChannelView {
  readonly door: Door
  /** Whether the reader is in it. */
  readonly isHere: boolean
  readonly isMuted: boolean
}

export interface GroupSettingsActions {
  change(part: GroupPart): ActionRef
  readonly milestones: ActionRef
  /** Takes back what was just changed; `null` where nothing was. */
  readonly undo: ActionRef | null
}

/** To a moderator: everything that can be changed of the group. */
export function groupSettingsCard(
  words: Words,
  group: Group,
  channels: readonly ChannelView[],
  news: 'title' | 'saved' | 'undone',
  actions: GroupSettingsActions,
): Card {
  const title = words.say(`group.settings.${news}`)
  return card(
    title,
    heading(title),
    facts(
      ...aboutFacts(words, group),
      fact(words.say('group.settings.channels'), channelsText(words, channels)),
      ...daysFacts(words, group),
      fact(
        words.say('group.settings.roles'),
        group.moderatorRoles.length === 0
          ? words.say('group.settings.roles.none')
          : [said(rolesText(words, group.moderatorRoles))],
      ),
    ),
    guidelines(words, group),
    actions.undo && buttons(button(words.say('group.settings.undo'), actions.undo)),
    buttons(
      ...partButtons(words, actions.change),
      button(words.say('group.settings.change-milestones'), actions.milestones),
    ),
    aside(words.say('group.settings.private')),
  )
}

/**
 * Private, before anybody else reads of the group: what they will read, and what it begins with.
 *
 * @param actions.change changes a part of it first.
 */
export function groupPreviewCard(
  words: Words,
  group: Group,
  actions: { readonly post: ActionRef; change(part: GroupPart): ActionRef },
): Card {
  const shown = groupCard(wordsIn(words.language, group), group, actions.post)
  return card(
    words.say('group.set'),
    heading(words.say('group.set')),
    paragraph(words.say('group.preview')),
    divider,
    shown.blocks.filter(({ block }) => block !== 'buttons'),
    divider,
    paragraph(words.say('group.preview.defaults')),
    facts(...aboutFacts(words, group).slice(1), ...daysFacts(words, group)),
    guidelines(words, group),
    buttons(
      button(words.say('group.preview.post'), actions.post, { main: true }),
      ...partButtons(words, actions.change),
    ),
  )
}

const guidelines = (words: Words, group: Group): readonly Block[] => [
  paragraph(words.say('group.settings.guidelines')),
  quote(guidelinesOf(words, group)),
]

const partButtons = (words: Words, change: (part: GroupPart) => ActionRef) => [
  button(words.say('group.settings.change-about'), change('about')),
  button(words.say('group.settings.change-days'), change('days')),
  button(words.say('group.settings.change-guidelines'), change('guidelines')),
]

const aboutFacts = (words: Words, { name, kind, focus }: Group): readonly Fact[] => [
  fact(words.say('group.form.name'), [said(name)]),
  fact(words.say('group.form.kind'), words.say(`group.kind.${kind}`)),
  fact(words.say('group.form.focus'), words.say(`group.focus.${focus}`)),
]

const daysFacts = (words: Words, group: Group): readonly Fact[] => [
  fact(words.say('group.settings.zone'), group.zone.replaceAll('_', ' ')),
  fact(words.say('group.settings.weekday'), words.weekday(group.firstWeekday)),
  fact(
    words.say('group.settings.prompt'),
    words.say('group.settings.prompt.value', { time: timeText(group.promptTime) }),
  ),
  fact(words.say('group.settings.languages'), languageList(words, group.languages)),
  fact(
    words.say('group.settings.backfill'),
    words.say('group.settings.backfill.value', { days: group.backfillDays }),
  ),
]

function channelsText(words: Words, channels: readonly ChannelView[]): string {
  if (channels.length === 0) return words.say('group.settings.nowhere')
  const texts = channels.slice(0, 10).map(({ door, isHere, isMuted }) =>
    words.say('group.settings.channel', {
      where: isHere ? 'here' : door,
      muted: isMuted ? 'yes' : 'no',
    }),
  )
  return words.list(texts)
}

/** Roles by what their platform calls them. */
export const rolesText = (words: Words, roles: readonly RoleKey[]): string =>
  words.list(roles.slice(0, 10).map((one) => roleText(words, one)))

export const roleText = (words: Words, { door, role }: RoleKey): string =>
  words.say('group.settings.role', { door, role })

/**
 * To a moderator who was not the only one to change the group.
 *
 * @param stand the fields in which something else stands than what they typed.
 */
export function changedMeanwhileCard(
  words: Words,
  stand: readonly { readonly label: string; readonly now: string }[],
  open: ActionRef,
): Card {
  return card(
    words.say('group.changed'),
    paragraph(words.say('group.changed')),
    stand.length === 0 ? null : facts(...stand.map(({ label, now }) => fact(label, [said(now)]))),
    paragraph(words.say('group.changed.kept')),
    buttons(button(words.say('group.changed.open'), open, { main: true })),
  )
}

/** What stands in a field of the group's forms now, as it is read. */
export function standingText(words: Words, group: Group, field: string): string {
  switch (field) {
    case 'name':
      return group.name
    case 'kind':
      return words.say(`group.kind.${group.kind}`)
    case 'focus':
      return words.say(`group.focus.${group.focus}`)
    case 'zone':
      return group.zone.replaceAll('_', ' ')
    case 'week':
      return words.weekday(group.firstWeekday)
    case 'time':
      return timeText(group.promptTime)
    case 'lang':
      return languageList(words, group.languages)
    case 'back':
      return words.say('group.settings.backfill.value', { days: group.backfillDays })
    default:
      return guidelinesOf(words, group)
  }
}
