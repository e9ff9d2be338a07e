/** How a piece of text looks or behaves beyond being text. */
export type MarkKind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'struck'
  | 'spoiler'
  | 'code'
  | 'heading'
  | 'small'
  | 'list'
  | 'quote'
  | 'link'
  | 'user'
  | 'role'
  | 'channel'
  | 'everyone'
  | 'command'
  | 'emoji'
  | 'time'

/** Something in a text that formats, links, or names somebody. */
export interface Mark {
  readonly kind: MarkKind
  /** What is shown of it. */
  readonly text: string
  /** Where a link leads, or whose id it is. */
  readonly target?: string
}

/** A text as it is read, and everything in it that is more than text, in reading order. */
export interface Shown {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** What a mention is shown as. */
export interface Names {
  user(id: string): string
  role(id: string): string
  channel(id: string): string
}

interface Rule {
  readonly kind: MarkKind
  /** Matches at the beginning of what is left of the text. Group 1 is what stands inside. */
  readonly pattern: RegExp
  /** Only at the beginning of a line. */
  readonly atLine?: true
  /** What is shown in place of what stands inside; nothing inside formats then. */
  readonly shows?: (match: readonly string[], names: Names) => string
  readonly target?: (match: readonly string[]) => string
  /** Shown before what stands inside. */
  readonly before?: string
  /** Shown after it: a block ends its line. */
  readonly after?: string
}

const second = (match: readonly string[]) => match[2] ?? ''
const first = (match: readonly string[]) => match[1] ?? ''

/** Discord's rules, in its order: the first that matches is taken. */
const rules: readonly Rule[] = [
  { kind: 'heading', atLine: true, pattern: /^ *#{1,3}\s+([^\n]+?)\s*(?:\n|$)/u, after: '\n' },
  { kind: 'small', atLine: true, pattern: /^ *-#\s+([^\n]+?)\s*(?:\n|$)/u, after: '\n' },
  {
    kind: 'code',
    pattern: /^```(?:[a-z0-9_+\-.#]+\n)?\n*([\s\S]*?[^\n])\n*```/iu,
    shows: first,
    after: '\n',
  },
  { kind: 'quote', atLine: true, pattern: /^ *>>> +([\s\S]+)/u },
  { kind: 'quote', atLine: true, pattern: /^ *> +([^\n]*)(?:\n|$)/u, after: '\n' },
  { kind: 'list', atLine: true, pattern: /^ *(?:[*-]|\d+\.) +([^\n]+)/u, before: '• ' },
  {
    kind: 'link',
    pattern:
      /^\[((?:\\.|[^\]\\])+)\]\(\s*<?((?:https?|discord):\/\/[^\s>)]+)>?(?:\s+["'][^"']*["'])?\s*\)/u,
    target: second,
  },
  {
    kind: 'link',
    pattern: /^<((?:https?|discord|mailto|tel|sms):[^\s>]+)>/u,
    shows: first,
    target: first,
  },
  {
    kind: 'link',
    pattern: /^((?:https?|discord):\/\/[^\s<]+[^<.,:;"')\]\s])/u,
    shows: first,
    target: first,
  },
  {
    kind: 'user',
    pattern: /^<@!?(\d+)>/u,
    shows: (match, names) => `@${names.user(first(match))}`,
    target: first,
  },
  {
    kind: 'role',
    pattern: /^<@&(\d+)>/u,
    shows: (match, names) => `@${names.role(first(match))}`,
    target: first,
  },
  {
    kind: 'channel',
    pattern: /^<#(\d+)>/u,
    shows: (match, names) => `#${names.channel(first(match))}`,
    target: first,
  },
  { kind: 'channel', pattern: /^<id:([a-z-]+)>/u, shows: first },
  { kind: 'everyone', pattern: /^(@everyone|@here)/u, shows: first },
  {
    kind: 'command',
    pattern: /^<\/([-\w\p{L} ]{1,100}):(\d+)>/u,
    shows: (match) => `/${first(match)}`,
    target: second,
  },
  { kind: 'emoji', pattern: /^<a?(:\w+:)(\d+)>/u, shows: first, target: second },
  { kind: 'time', pattern: /^(<t:-?\d+(?::[tTdDfFsSR])?>)/u, shows: first },
  { kind: 'spoiler', pattern: /^\|\|([\s\S]+?)\|\|/u },
  { kind: 'struck', pattern: /^~~([\s\S]+?)~~(?!_)/u },
  { kind: 'code', pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/u, shows: (match) => second(match).trim() },
]

/** Of these the one that reaches furthest is taken. */
const emphasis: readonly Rule[] = [
  {
    kind: 'italic',
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u,
  },
  { kind: 'italic', pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/u },
  { kind: 'bold', pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u },
  { kind: 'underline', pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u },
]

const escaped = /^\\([^0-9A-Za-z\s])/u

const anything = /^[\s\S]/u

/** Reads Discord's markdown as its app shows it. Escapes are gone, and timestamps stay as they are. */
export const readMarkdown = (text: string, names: Names): Shown => read(text, names, true)

/** @param block Whether headings, lists and quotes may begin with the text. */
function read(text: string, names: Names, block: boolean): Shown {
  const marks: Mark[] = []
  let shown = ''
  let rest = text
  while (rest !== '') {
    const atLine = rest.length === text.length ? block : text.at(-rest.length - 1) === '\n'
    const found = matching(rest, atLine)
    if (found) {
      const inside = show(found, names)
      const after = found.rule.after ?? ''
      marks.push(inside.mark, ...inside.marks)
      shown += inside.text + after
      rest = rest.slice(found.match[0]?.length)
    } else {
      const character = escaped.exec(rest) ?? anything.exec(rest)
      shown += character?.[1] ?? character?.[0] ?? ''
      rest = rest.slice(character?.[0].length ?? 1)
    }
  }
  return { text: shown.replace(/\n+$/u, ''), marks }
}

interface Found {
  readonly rule: Rule
  readonly match: readonly string[]
}

function matching(rest: string, atLine: boolean): Found | null {
  const found = (some: readonly Rule[]) =>
    some.flatMap((rule) => {
      const match = rule.atLine && !atLine ? null : rule.pattern.exec(rest)
      return match ? [{ rule, match }] : []
    })
  const reach = ({ match }: Found) => match[0]?.length ?? 0
  const [longest] = found(emphasis).sort((one, other) => reach(other) - reach(one))
  return found(rules)[0] ?? longest ?? null
}

function show({ rule, match }: Found, names: Names): Shown & { readonly mark: Mark } {
  const { kind, before = '' } = rule
  const inside: Shown = rule.shows
    ? { text: rule.shows(match, names), marks: [] }
    : read(first(match), names, kind === 'quote' || kind === 'list')
  const mark = { kind, text: inside.text, ...(rule.target ? { target: rule.target(match) } : {}) }
  return { mark, marks: inside.marks, text: before + inside.text }
}
