import type { ActionRef } from '#chat/action.ts'
import { button, buttons, type Card, card, heading, paragraph } from '#chat/card.ts'
import { type Inline, said, text } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { GroupSetting } from '#domain/group-change.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'
import type { Words } from './words.ts'

export interface RecordEntry {
  readonly kind: ModeratorActKind
  /** The name of who did it; `null` where it is no longer known. */
  readonly by: string | null
  /** A title or a name; `null` where there is none. */
  readonly about: string | null
  /** What was changed, for a change of settings. */
  readonly settings: readonly GroupSetting[]
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** As many as stand on one card. */
export const entriesAtOnce = 10

/**
 * To a moderator: what moderators did, newest first.
 *
 * @param actions.undo for the newest change of settings, where nothing was changed since; else `null`.
 * @param actions.more the next page, or the first one from the last; `null` where all of it is shown.
 */
export function recordCard(
  words: Words,
  entries: readonly RecordEntry[],
  isLast: boolean,
  actions: { readonly undo: ActionRef | null; readonly more: ActionRef | null },
): Card {
  const shown = [
    ...(actions.undo ? [button(words.say('record.undo'), actions.undo)] : []),
    ...(actions.more ? [button(words.say(isLast ? 'page.first' : 'page.next'), actions.more)] : []),
  ]
  return card(
    words.say('record.title'),
    heading(words.say('record.title')),
    entries.length === 0 ? paragraph(words.say('record.nothing')) : null,
    entries.map((entry) => paragraph(entryLine(words, entry))),
    shown.length === 0 ? null : buttons(...shown),
  )
}

function entryLine(
  words: Words,
  { kind, by, about, settings, at }: RecordEntry,
): readonly Inline[] {
  const what =
    settings.length === 0
      ? words.say('record.what.settings')
      : words.list(settings.map((one) => words.say(`record.what.${one}`)))
  const values = {
    by: short(by ?? words.say('record.somebody')),
    about: short(about ?? words.say('moderators.somebody')),
    what,
  }
  return [
    { node: 'moment', at, show: 'date-time' },
    text(' '),
    ...words.line(`record.${kind}`, values),
  ]
}

const short = (name: string): Inline => said(shorten(name, limits.optionLabel))
