/** How a piece of text looks or behaves beyond being text. */
export type MarkKind =
  | 'bold'
  | 'italic'
  | 'struck'
  | 'underline'
  | 'code'
  | 'quote'
  | 'list'
  | 'link'
  | 'user'
  | 'group'
  | 'channel'
  | 'everyone'
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

/** Who reads, and when: names are theirs to see, and dates are in their zone. */
export interface Reader {
  user(id: string): string
  channel(id: string): string
  /** Whether a channel has this name: Slack makes links of such words. */
  hasChannel(name: string): boolean
  /** IANA. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly nowMs: number
}

export const nothing: Shown = { text: '', marks: [] }

export const joined = (all: readonly Shown[], between = ''): Shown => ({
  text: all.map(({ text }) => text).join(between),
  marks: all.flatMap(({ marks }) => marks),
})

export const marked = (kind: MarkKind, text: string, target?: string): Shown => ({
  text,
  marks: [{ kind, text, ...(target === undefined ? {} : { target }) }],
})

/** A person does not see soft hyphens, zero-width spaces, word joiners and byte order marks. */
export function seen({ text, marks }: Shown): Shown {
  const without = (one: string) => one.replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
  return {
    text: without(text).replace(/\n+$/u, ''),
    marks: marks.map((one) => ({ ...one, text: without(one.text) })),
  }
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** Slack knows these three entities, and no others. */
export const unescaped = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity)
