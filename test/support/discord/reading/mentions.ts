import { placed } from '../component-walk.ts'
import type { Message } from '../world/message.ts'

/** Who gets a notification. */
export interface Mentions {
  readonly everyone: boolean
  /** Ids of users. */
  readonly people: string[]
  readonly roles: string[]
}

/** Every text of a message in which Discord looks for mentions. */
const textsOf = ({ content, components }: Message): string[] => [
  ...(content ? [content] : []),
  ...[...placed(components)].flatMap(({ component }) =>
    component.type === 10 ? [component.content] : [],
  ),
]

/**
 * Whom a message rings for. Discord decides by the raw text and by `allowed_mentions` alone: a
 * backslash before a mention changes how it looks, and not whom it rings for.
 */
export function mentionsIn(message: Message): Mentions {
  const text = textsOf(message).join('\n')
  const allowed = message.allowedMentions
  const may = (kind: string) => !allowed || allowed.parse.includes(kind)
  const ids = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? '')),
  ]
  return {
    everyone: may('everyone') && /@(everyone|here)/u.test(text),
    people: ids(/<@!?(\d+)>/gu).filter((id) => may('users') || allowed?.users.includes(id)),
    roles: ids(/<@&(\d+)>/gu).filter((id) => may('roles') || allowed?.roles.includes(id)),
  }
}
