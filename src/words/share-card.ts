import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  divider,
  paragraph,
} from '#chat/card.ts'
import { type AccountRef, mention, said } from '#chat/inline.ts'
import { reportButton } from './concern-blocks.ts'
import type { Words } from './words.ts'

/** What a group reads of one check-in: who, and how many days in all. Never the goal. */
export interface CheckInPost {
  readonly account: AccountRef
  readonly name: string
  readonly totalDays: number
}

/**
 * The post itself. The preview shows these very blocks.
 *
 * @param report has the moderators look at it; `null` in the preview.
 */
export function checkInPostCard(
  words: Words,
  post: CheckInPost,
  report: ActionRef | null = null,
): Card {
  const name = mention(post.account, post.name)
  const line =
    post.totalDays > 0
      ? words.line('post.check-in-days', { name, days: post.totalDays })
      : words.line('post.check-in', { name })
  return card(
    words.say('post.check-in', { name: post.name }),
    paragraph(line),
    report && reportButton(words, report),
  )
}

/** Shows what will be posted and who will read it, before anything is posted. */
export function sharePreviewCard(
  words: Words,
  post: CheckInPost,
  group: string,
  actions: { readonly post: ActionRef; readonly keep: ActionRef },
): Card {
  const blocks: readonly Block[] = checkInPostCard(words, post).blocks
  return card(
    words.say('share.preview.summary'),
    paragraph(words.line('share.preview', { group: said(group) })),
    paragraph(words.say('share.preview.words')),
    divider,
    blocks,
    divider,
    aside(words.line('share.preview.readers', { group: said(group) })),
    buttons(
      button(words.say('share.post'), actions.post, { main: true }),
      button(words.say('share.keep'), actions.keep),
    ),
  )
}
