import { type MarkKind, marked, nothing, type Reader, type Shown, seen, unescaped } from './mark.ts'
import { tokenText } from './token.ts'

/**
 * Slack's mrkdwn as its app shows it.
 *
 * A marker (`*` bold, `_` italic, `~` struck, and the wide ＊ and ＿) begins something only where a
 * word could begin: at the start, after white space, or after one of `? . , - ! ^ ; : { ( [ % $ # +
 * = "` and the Unicode punctuation from U+2000 to U+206F and from U+2E00 to U+2E7F. It ends where a
 * word could end, which allows `' ) ] } ~ <` and `…` besides. Between the two there is no line break,
 * and no white space right inside; a marker that stands twice (`**a**`) is text. These rules have
 * consequences for who wants markers to stay text:
 *
 * - There is no escape character. A backslash is shown.
 * - Zero-width spaces and joiners lie in U+2000 to U+206F: beside a marker they make it work, also
 *   in the middle of a word. A soft hyphen (U+00AD) in front of it keeps it from working.
 * - Entities are resolved after formatting: the `;` of `&lt;` lets a word begin.
 * - The fallback of a date whose format is unknown, `<!date^0^{_}|*>`, is never formatted.
 *
 * `` ` `` begins code where a word could begin, and code ends at the next one. Three of them make a
 * block, `>` at the start of a line a quote. Lists and headings do not exist. `:name:` is an emoji.
 * Unless the text is verbatim, addresses become links, and @here, @channel, @everyone and the names
 * of channels after a # become mentions.
 */
export const readMrkdwn = (text: string, reader: Reader, guesses: boolean): Shown =>
  seen(read(text, { reader, guesses }))

/** Text that is not formatted. Its entities are resolved, and its emoji are shown, if they are. */
export function readPlain(text: string, emoji = true): Shown {
  const marks = emoji
    ? [...text.matchAll(emojiPattern('gu'))].map(
        ([name]) => ({ kind: 'emoji', text: name }) as const,
      )
    : []
  return seen({ text: unescaped(text), marks })
}

interface Setting {
  readonly reader: Reader
  readonly guesses: boolean
}

const emojiPattern = (flags: string): RegExp =>
  new RegExp(`${flags.includes('g') ? '' : '^'}:[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:`, flags)

const emoji = emojiPattern('u')
const opener = /[\s?.,\-!^;:{([%$#+="\u2000-\u206F\u2E00-\u2E7F]/u
const closer = /[\s?.,'\-!^;:})\]%$~{[<#+=\u2000-\u206F\u2E00-\u2E7F…"]/u
const fenceNeighbour = /[\s_*?.,\-!^;:{}()[\]%$#+=\u2000-\u206F\u2E00-\u2E7F…"]/u
const emphasis: Readonly<Record<string, MarkKind>> = {
  '*': 'bold',
  '＊': 'bold',
  _: 'italic',
  '＿': 'italic',
  '~': 'struck',
}

function read(text: string, setting: Setting): Shown {
  const marks: Shown['marks'][number][] = []
  let shown = ''
  let at = 0
  while (at < text.length) {
    const found = step(text, at, setting)
    shown += found.shown.text
    marks.push(...found.shown.marks)
    at += found.length
  }
  return { text: shown, marks }
}

interface Step {
  readonly shown: Shown
  /** How much of the text it takes. */
  readonly length: number
}

/** The first that fits is taken. */
function step(text: string, at: number, setting: Setting): Step {
  const rest = text.slice(at)
  const before = text[at - 1] ?? ''
  return (
    (before === '' || before === '\n' ? quote(rest, setting) : null) ??
    code(rest, before) ??
    token(rest, setting) ??
    matched(rest, emoji, ([name = '']) => marked('emoji', name)) ??
    emphasized(rest, before, setting) ??
    (setting.guesses ? guessed(rest, before, setting) : null) ??
    matched(rest, /^&(?:amp|lt|gt);/u, ([entity = '']) => plain(unescaped(entity))) ?? {
      shown: plain(rest[0] ?? ''),
      length: 1,
    }
  )
}

const plain = (text: string): Shown => ({ text, marks: [] })

function matched(
  rest: string,
  pattern: RegExp,
  show: (match: readonly string[]) => Shown,
): Step | null {
  const match = pattern.exec(rest)
  return match && { shown: show(match), length: match[0].length }
}

function quote(rest: string, setting: Setting): Step | null {
  const show = (inside: string, after: string): Shown => {
    const { text, marks } = read(inside, setting)
    return { text: text + after, marks: [{ kind: 'quote', text }, ...marks] }
  }
  const mark = '(?:&gt;|>|＞)'
  return (
    matched(rest, new RegExp(`^${mark}{3} ?([\\s\\S]+)`, 'u'), ([, inside = '']) =>
      show(inside, ''),
    ) ??
    matched(rest, new RegExp(`^${mark} ?([^\\n]+)(\\n|$)`, 'u'), ([, inside = '', after = '']) =>
      show(inside, after),
    )
  )
}

function code(rest: string, before: string): Step | null {
  const block = /^```\n?([\s\S]+?)\n?```/u.exec(rest)
  if (block && isAt(before, fenceNeighbour) && isAt(rest[block[0].length] ?? '', fenceNeighbour)) {
    return { shown: marked('code', unescaped(block[1] ?? '')), length: block[0].length }
  }
  if (!isAt(before, opener)) return null
  return matched(rest, /^`([^`\n]*[^`\s][^`\n]*)`/u, ([, inside = '']) =>
    marked('code', unescaped(inside)),
  )
}

/** The beginning or the end of a text is as good as a neighbour that fits. */
const isAt = (neighbour: string, pattern: RegExp): boolean =>
  neighbour === '' || pattern.test(neighbour)

const token = (rest: string, { reader }: Setting): Step | null =>
  matched(rest, /^<([^<>\n]+)>/u, ([, inside = '']) => tokenText(inside, reader))

function emphasized(rest: string, before: string, setting: Setting): Step | null {
  const marker = rest[0] ?? ''
  const kind = emphasis[marker]
  if (!kind || !isAt(before, opener) || rest[1] === marker || /\s/u.test(rest[1] ?? ' '))
    return null
  const line = rest.split('\n', 1)[0] ?? ''
  for (let end = line.indexOf(marker, 2); end > 0; end = line.indexOf(marker, end + 1)) {
    const isEnd = isAt(line[end + 1] ?? '', closer) && !/\s/u.test(line[end - 1] ?? ' ')
    if (isEnd && line[end - 1] !== marker) {
      const { text, marks } = read(line.slice(1, end), setting)
      return { shown: { text, marks: [{ kind, text }, ...marks] }, length: end + 1 }
    }
  }
  return null
}

/** What Slack makes of words that were not meant for it. */
function guessed(rest: string, before: string, { reader }: Setting): Step | null {
  if (/[\p{L}\p{N}_]/u.test(before)) return null
  return (
    matched(rest, /^https?:\/\/[^\s<>|]*[^\s<>|.,:;"'!?)\]}]/u, ([url = '']) =>
      marked('link', unescaped(url), unescaped(url)),
    ) ??
    matched(rest, /^@(?:here|channel|everyone)\b/u, ([name = '']) => marked('everyone', name)) ??
    matched(rest, /^#[\p{L}\p{N}_-]+/u, ([name = '']) =>
      reader.hasChannel(name.slice(1)) ? marked('channel', name) : { ...nothing, text: name },
    )
  )
}
