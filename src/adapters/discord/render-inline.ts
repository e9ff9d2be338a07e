import type { Inline } from '#chat/inline.ts'

/** What a renderer has to know about the place where it renders. */
export interface InlineFrame {
  /** The ids of the registered commands, by name: a command can then be tapped. */
  readonly commandIds: ReadonlyMap<string, string>
}

const nothing = '\u200b'
const [isolate, popIsolate] = ['\u2068', '\u2069']

/** One line of Discord markdown. Everything that people wrote is escaped here, and nowhere else. */
export const renderLine = (line: readonly Inline[], frame: InlineFrame): string =>
  line
    .map((inline) => renderInline(inline, frame))
    .join('')
    // Bold words that touch would show their stars; nothing visible keeps them apart.
    .replaceAll(/(?<!\\)\*{4}/gu, `**${nothing}**`)

function renderInline(inline: Inline, { commandIds }: InlineFrame): string {
  switch (inline.node) {
    case 'text':
      return escapeText(inline.text)
    case 'strong':
      return `**${escapeText(inline.text)}**`
    case 'said': {
      const words = `${isolate}${escapeText(inline.text)}${popIsolate}`
      return inline.strong ? `**${words}**` : words
    }
    case 'mention':
    case 'call':
      return inline.account.door === 'discord'
        ? `<@${inline.account.externalId}>`
        : `${isolate}${escapeText(inline.name)}${popIsolate}`
    case 'moment':
      return `<t:${Math.floor(Date.parse(inline.at) / 1000)}:${momentStyle[inline.show]}>`
    case 'command': {
      const id = commandIds.get(inline.name)
      return id ? `</${inline.name}:${id}>` : `\`/${inline.name}\``
    }
    case 'link':
      // Within angle brackets, so that no preview comes with it.
      return `[${escapeText(inline.text)}](<${inline.url}>)`
    default:
      return inline satisfies never
  }
}

const momentStyle = { date: 'D', time: 't', 'date-time': 'f' } as const

/**
 * Keeps a text plain: no formatting, no mention, no link, and no list, heading or quote at the
 * beginning of a line. A backslash before a character that Discord would read does all of that.
 */
export const escapeText = (text: string): string =>
  text.replaceAll(/[\\*_~`|<>[\]()#@:.\-+/]/gu, '\\$&')

/** Gives back what was escaped. */
export const unescapeText = (text: string): string => text.replaceAll(/\\(.)/gsu, '$1')
