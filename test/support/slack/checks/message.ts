import type { Block } from '../blocks/blocks.ts'
import { type Flaw, flaw } from './flaw.ts'
import { mentionFlaws } from './mentions.ts'

/** What a message says, wherever it is going to stand. */
export interface MessageBody {
  readonly text?: string | undefined
  readonly blocks?: readonly Block[] | undefined
}

export const limits = { text: 40_000, updatedText: 4000, blocks: 50 } as const

/** What Slack takes and we never want to send. */
export const unwantedIn = (
  { text = '', blocks = [] }: MessageBody,
  frame: { readonly mentions: 'none' | 'any'; readonly rings: boolean },
): Flaw[] => [
  ...(blocks.length > 0 && text.trim() === ''
    ? [flaw(['text'], 'missing_text', 'notifications and screen readers need a text')]
    : []),
  ...(frame.mentions === 'any' ? [] : mentionFlaws(text, blocks, frame.rings)),
]
