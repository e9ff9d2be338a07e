import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  divider,
  heading,
  paragraph,
} from '#chat/card.ts'
import { type AccountRef, type Inline, mention, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import { reportButton } from './concern-blocks.ts'
import { type NamedListener, readersLine, shareWithLabel, toldText } from './listener.ts'
import { isTwentyFourHours, milestoneName } from './milestone-name.ts'
import { milestonePictureBlock, type PicturedMilestone } from './milestone-picture.ts'
import type { Words } from './words.ts'

/** A milestone that the member has reached. */
export interface AwardView extends PicturedMilestone {
  readonly goal: Goal
  readonly on: Temporal.PlainDate
}

/** Whom it can be shared with, and what keeps it private. */
export interface AwardSharing {
  readonly with: readonly (NamedListener & { readonly preview: ActionRef })[]
  readonly keep: ActionRef
}

/** As many as there is room for beside the button that keeps it private. */
const listenersShown = 3

/**
 * Private, to the member.
 *
 * @param sharing `null` when it is kept private, or too late for telling others.
 */
export function awardCard(
  words: Words,
  view: AwardView,
  today: Temporal.PlainDate,
  sharing: AwardSharing | null,
): Card {
  const title = words.say('award.title')
  const canShare = sharing !== null && sharing.with.length > 0
  return card(
    title,
    heading(title),
    milestonePictureBlock(words, view),
    paragraph(words.line('goal.title', { title: said(view.goal.title) })),
    paragraph(reachedLine(words, view, today)),
    paragraph(words.say('award.words')),
    canShare
      ? [
          paragraph(words.say('award.ask')),
          buttons(
            ...sharing.with
              .slice(0, listenersShown)
              .map((one) => button(shareWithLabel(words, one), one.preview)),
            button(words.say('award.keep'), sharing.keep),
          ),
        ]
      : null,
    aside(words.say('award.private')),
  )
}

function reachedLine(
  words: Words,
  { milestone, kind, on }: AwardView,
  today: Temporal.PlainDate,
): readonly Inline[] {
  const name = milestoneName(words, milestone, kind)
  return on.equals(today) || on.equals(today.subtract({ days: 1 }))
    ? words.line('award.reached', { milestone: name, day: words.day(on, today) })
    : words.line('award.reached-on', { milestone: name, date: words.date(on, today) })
}

/**
 * Asks first: it was reached before the member told of the start.
 *
 * @param since the first day, where it says how long it has been; else `null`.
 */
export function awardOfferCard(
  words: Words,
  { goal, milestone, kind }: Pick<AwardView, 'goal' | 'milestone' | 'kind'>,
  {
    since,
    today,
  }: { readonly since: Temporal.PlainDate | null; readonly today: Temporal.PlainDate },
  actions: { readonly accept: ActionRef; readonly decline: ActionRef },
): Card {
  const name = milestoneName(words, milestone, kind)
  return card(
    words.say('award.offer.summary'),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    paragraph(
      since === null
        ? words.line('award.offer.before', { milestone: name })
        : words.line('award.offer.since', { milestone: name, date: words.date(since, today) }),
    ),
    buttons(
      button(words.say('award.accept'), actions.accept, { main: true }),
      button(words.say('award.decline'), actions.decline),
    ),
  )
}

/** What others read of a milestone: who, and how far. Never the goal. */
export interface MilestonePost extends PicturedMilestone {
  readonly account: AccountRef
  readonly name: string
}

/**
 * The post itself. The preview shows these very blocks.
 *
 * @param report has the moderators look at it; `null` where there are none, and in the preview.
 */
export function milestonePostCard(
  words: Words,
  post: MilestonePost,
  report: ActionRef | null = null,
): Card {
  const { milestone, kind, account, name } = post
  const { unit, count } = milestone
  const is24Hours = isTwentyFourHours(milestone, kind)
  const mentioned = mention(account, name)
  return card(
    is24Hours
      ? words.say('post.milestone.24-hours', { name })
      : words.say(`post.milestone.${unit}`, { name, count }),
    paragraph(
      is24Hours
        ? words.line('post.milestone.24-hours', { name: mentioned })
        : words.line(`post.milestone.${unit}`, { name: mentioned, count }),
    ),
    milestonePictureBlock(words, post),
    report && reportButton(words, report),
  )
}

/** Shows what will be posted and who will read it, before anything is posted. */
export function milestonePreviewCard(
  words: Words,
  post: MilestonePost,
  listener: NamedListener,
  actions: { readonly post: ActionRef; readonly keep: ActionRef },
): Card {
  const blocks: readonly Block[] = milestonePostCard(words, post).blocks
  return card(
    words.say('share.preview.summary'),
    paragraph(words.line('share.preview', { group: said(listener.name) })),
    paragraph(words.say('award.preview')),
    divider,
    blocks,
    divider,
    aside(readersLine(words, listener)),
    buttons(
      button(words.say('share.post'), actions.post, { main: true }),
      button(words.say('share.keep'), actions.keep),
    ),
  )
}

/** Said once it has arrived, or had arrived before. */
export function awardToldCard(words: Words, listener: NamedListener, isBefore: boolean): Card {
  const sentence = isBefore
    ? words.say('award.told-before', { name: listener.name })
    : toldText(words, listener)
  return card(shorten(sentence, limits.summary), paragraph([said(sentence)]))
}
