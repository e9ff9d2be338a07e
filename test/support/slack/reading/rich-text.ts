import type { RichTextInline, RichTextPart } from '../blocks/rich-text.ts'
import { dateText } from './dates.ts'
import { joined, type MarkKind, marked, type Reader, type Shown } from './mark.ts'

/** Rich text as it is shown. What stands in its texts is never formatted. */
export const readRichText = (parts: readonly RichTextPart[], reader: Reader): Shown =>
  joined(
    parts.map((part) => partText(part, reader)),
    '\n',
  )

function partText(part: RichTextPart, reader: Reader): Shown {
  const inlines = (all: readonly RichTextInline[]) =>
    joined(all.map((one) => styled(one, inlineText(one, reader))))
  switch (part.type) {
    case 'rich_text_section':
      return trimmed(inlines(part.elements))
    case 'rich_text_quote':
      return around('quote', trimmed(inlines(part.elements)))
    case 'rich_text_preformatted':
      return around('code', inlines(part.elements))
    case 'rich_text_list': {
      const items = part.elements.map(({ elements }) => trimmed(inlines(elements)))
      const shown = items.map((item, at) => {
        const { text, marks } = around('list', item)
        return { text: `${part.style === 'ordered' ? `${at + 1}.` : '•'} ${text}`, marks }
      })
      return joined(shown, '\n')
    }
    default:
      return part satisfies never
  }
}

/** A section may end its own line. */
const trimmed = ({ text, marks }: Shown): Shown => ({ text: text.replace(/\n$/u, ''), marks })

const around = (kind: MarkKind, { text, marks }: Shown): Shown => ({
  text,
  marks: [{ kind, text }, ...marks],
})

const styleMarks = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['strike', 'struck'],
  ['underline', 'underline'],
  ['code', 'code'],
] as const

function styled({ style }: RichTextInline, shown: Shown): Shown {
  const kinds = styleMarks.filter(([name]) => style?.[name] === true).map(([, kind]) => kind)
  return kinds.reduce((inner, kind) => around(kind, inner), shown)
}

function inlineText(one: RichTextInline, reader: Reader): Shown {
  switch (one.type) {
    case 'text':
      return { text: one.text, marks: [] }
    case 'link':
      return marked('link', one.text ?? one.url, one.url)
    case 'user':
      return marked('user', `@${reader.user(one.user_id)}`, one.user_id)
    case 'channel':
      return marked('channel', `#${reader.channel(one.channel_id)}`, one.channel_id)
    case 'usergroup':
      return marked('group', '@group', one.usergroup_id)
    case 'broadcast':
      return marked('everyone', `@${one.range}`)
    case 'emoji':
      return marked('emoji', `:${one.name}:`)
    case 'date': {
      const text = dateText(one.timestamp, one.format, reader)
      return text === null
        ? { text: one.fallback ?? '', marks: [] }
        : marked('time', text, String(one.timestamp))
    }
    default:
      return one satisfies never
  }
}
