import type { RichTextElement } from '@slack/types'
import type { Inline } from '#chat/inline.ts'

/** What a renderer has to know about the place where it renders. */
export interface InlineFrame {
  /** How our commands begin in this workspace, where their plain names are taken; else empty. */
  readonly commandPrefix: string
}

const [isolate, popIsolate] = ['\u2068', '\u2069']

/**
 * One line as rich text. Slack reads no markup in it: stars, brackets and colons that somebody wrote
 * stay what they are, and nobody is notified.
 */
export const renderLine = (line: readonly Inline[], frame: InlineFrame): RichTextElement[] =>
  line.flatMap((inline) => {
    const element = renderInline(inline, frame)
    return element.type === 'text' && element.text === '' ? [] : [element]
  })

function renderInline(inline: Inline, { commandPrefix }: InlineFrame): RichTextElement {
  switch (inline.node) {
    case 'text':
      return plain(inline.text)
    case 'strong':
      return bold(inline.text)
    case 'said':
      return inline.strong ? bold(isolated(inline.text)) : plain(isolated(inline.text))
    case 'mention':
      // A mention would notify; a name does not.
      return plain(isolated(inline.name))
    case 'call':
      return inline.account.door === 'slack'
        ? { type: 'user', user_id: inline.account.externalId }
        : plain(isolated(inline.name))
    case 'moment':
      return {
        type: 'date',
        timestamp: Math.floor(Date.parse(inline.at) / 1000),
        format: momentFormat[inline.show],
        fallback: inline.at,
      }
    case 'command':
      return { ...plain(`/${commandPrefix}${inline.name}`), style: { code: true } }
    case 'link':
      return { type: 'link', url: inline.url, text: inline.text }
    default:
      return inline satisfies never
  }
}

const momentFormat = {
  date: '{date_long}',
  time: '{time}',
  'date-time': '{date_long}, {time}',
} as const

export const plain = (text: string) => ({ type: 'text', text }) as const

export const bold = (text: string) => ({ type: 'text', text, style: { bold: true } }) as const

const isolated = (text: string): string => (text === '' ? '' : `${isolate}${text}${popIsolate}`)

/** For the few places where Slack reads markup: the text beside the blocks. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
