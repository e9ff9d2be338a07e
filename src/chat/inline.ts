/**
 * Text as nodes, never as a markup string: each renderer escapes in one place, so that nothing a
 * person wrote can ping somebody, link somewhere or change the formatting.
 */
export type Inline =
  | { readonly node: 'text'; readonly text: string }
  | { readonly node: 'strong'; readonly text: string }
  /** Words that a person wrote. Set apart, so that right-to-left text cannot turn ours around. */
  | { readonly node: 'said'; readonly text: string; readonly strong: boolean }
  /** Names a person. It notifies nobody, and is their plain name where the account is unknown. */
  | { readonly node: 'mention'; readonly account: AccountRef; readonly name: string }
  /** Names a person in a paragraph and notifies them, at the door of their account. */
  | { readonly node: 'call'; readonly account: AccountRef; readonly name: string }
  /** A moment, shown in the reader's own time zone. `at` is ISO 8601 in UTC. */
  | { readonly node: 'moment'; readonly at: string; readonly show: 'date' | 'time' | 'date-time' }
  /** A command that the reader can use from here, without its slash. */
  | { readonly node: 'command'; readonly name: string }
  /**
   * An address of ours that the reader can open: https or http, as `link` writes it. The text is ours,
   * too.
   */
  | { readonly node: 'link'; readonly text: string; readonly url: string }

/** Names an account for good: a Discord user, a Slack user in a workspace, a persona of the page. */
export interface AccountRef {
  readonly door: 'discord' | 'slack' | 'web'
  readonly tenant: string
  readonly externalId: string
}

export const text = (text: string): Inline => ({ node: 'text', text })
export const strong = (text: string): Inline => ({ node: 'strong', text })
export const said = (text: string): Inline => ({ node: 'said', text, strong: false })
export const saidStrongly = (text: string): Inline => ({ node: 'said', text, strong: true })
export const mention = (account: AccountRef, name: string): Inline => ({
  node: 'mention',
  account,
  name,
})
export const call = (account: AccountRef, name: string): Inline => ({ node: 'call', account, name })
export const command = (name: string): Inline => ({ node: 'command', name })

/**
 * Writes the address so that no platform reads anything else in it.
 *
 * @throws when it is no address of https or http, which is a bug of ours.
 */
export function link(text: string, url: string): Inline {
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`no link: ${protocol}`)
  return { node: 'link', text, url: href.replaceAll(/[()*\\`|~]/gu, escapeOne) }
}

const escapeOne = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** The same words without any formatting: for notifications, screen readers, and counting. */
export function plainText(line: readonly Inline[]): string {
  return line.map(plainNode).join('')
}

function plainNode(inline: Inline): string {
  switch (inline.node) {
    case 'text':
    case 'strong':
    case 'said':
      return inline.text
    case 'mention':
    case 'call':
      return inline.name
    case 'moment':
      return inline.at
    case 'command':
      return `/${inline.name}`
    case 'link':
      return `${inline.text} (${inline.url})`
    default:
      return inline satisfies never
  }
}
