import type { ActionRef } from '#chat/action.ts'
import { button, buttons, type Card, card, divider, paragraph } from '#chat/card.ts'
import { type AccountRef, mention } from '#chat/inline.ts'
import { reportButton } from './concern-blocks.ts'
import { type NamedListener, readersLine } from './listener.ts'
import { type StepActions, stopButton } from './restart-card.ts'
import type { Words } from './words.ts'

/** Who is making a new start; never of what. */
export interface NewStartPost {
  readonly account: AccountRef
  readonly name: string
}

/**
 * What the others read. The preview shows these very blocks.
 *
 * @param report has the moderators look at it; `null` where there are none, and in the preview.
 */
export const newStartPostCard = (
  words: Words,
  { account, name }: NewStartPost,
  report: ActionRef | null = null,
): Card =>
  card(
    words.say('post.setback', { name }),
    paragraph(words.line('post.setback', { name: mention(account, name) })),
    report && reportButton(words, report),
  )

/** The exact words and the exact people, before anything is sent. */
export function newStartPreviewCard(
  words: Words,
  post: NewStartPost,
  listener: NamedListener,
  actions: StepActions & { readonly share: ActionRef },
): Card {
  return card(
    words.say('share.preview.summary'),
    paragraph(words.say('restart.tell.exact')),
    divider,
    newStartPostCard(words, post).blocks,
    divider,
    paragraph(readersLine(words, listener)),
    paragraph(words.say('restart.tell.left-out')),
    buttons(
      button(words.say('share.post'), actions.share),
      button(words.say('restart.tell.keep'), actions.goOn, { main: true }),
      stopButton(words, actions),
    ),
  )
}
