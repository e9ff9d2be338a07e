import type { Block } from '../blocks/blocks.ts'
import type { Path } from '../blocks/walk.ts'
import { type Flaw, flaw } from './flaw.ts'

/** Whom a text rings for. */
export interface Mentions {
  /** `<!channel>`, `<!here>` or `<!everyone>`. */
  readonly everyone: boolean
  /** Ids of users. */
  readonly people: readonly string[]
  /** Ids of user groups. */
  readonly groups: readonly string[]
}

interface PlacedText {
  readonly text: string
  /** Whether Slack makes mentions of plain words such as @here, too. */
  readonly guesses: boolean
  /** An element of rich text that names one user: only whoever means to call somebody writes it. */
  readonly isMeant?: boolean
  readonly path: Path
}

/**
 * Whom a message rings for. Everything counts in which Slack looks for mentions: the text beside
 * the blocks, formatted text in blocks, and the elements of rich text. Plain text is never looked
 * into.
 */
export function mentionsIn(text: string, blocks: readonly Block[]): Mentions {
  const found = [...placedTexts(text, blocks)].map((one) => inText(one))
  return {
    everyone: found.some(({ everyone }) => everyone),
    people: [...new Set(found.flatMap(({ people }) => people))],
    groups: [...new Set(found.flatMap(({ groups }) => groups))],
  }
}

/** @param rings Whether others are there to be called: not in private answers, forms or the Home tab. */
export function mentionFlaws(text: string, blocks: readonly Block[], rings: boolean): Flaw[] {
  return [...placedTexts(text, blocks)].flatMap((one) => {
    const { everyone, people, groups } = inText(one)
    const called = rings && !one.isMeant ? [...people, ...groups] : []
    return everyone || called.length > 0
      ? [flaw(one.path, 'unwanted_mention', 'nobody is to be called here')]
      : []
  })
}

function inText({ text, guesses }: PlacedText): Mentions {
  const ids = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id ?? '')
  const guessed = guesses && /(?:^|[\s("'])@(?:channel|here|everyone)\b/u.test(text)
  return {
    everyone: guessed || /<!(?:channel|here|everyone)(?:\|[^>]*)?>/u.test(text),
    people: ids(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu),
    groups: ids(/<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/gu),
  }
}

function* placedTexts(text: string, blocks: readonly Block[]): Generator<PlacedText> {
  if (text !== '') yield { text, guesses: false, path: ['text'] }
  for (const [index, block] of blocks.entries()) yield* textsUnder(block, ['blocks', index])
}

/** Goes through whatever a block is made of: texts have `type` mrkdwn wherever they stand. */
function* textsUnder(value: unknown, path: Path): Generator<PlacedText> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) yield* textsUnder(one, [...path, at])
    return
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return
  const { type } = value
  const text = 'text' in value && typeof value.text === 'string' ? value.text : ''
  if (type === 'mrkdwn') {
    yield { text, guesses: !('verbatim' in value && value.verbatim === true), path }
  } else if (type === 'markdown') yield { text, guesses: false, path }
  else if (type === 'broadcast') yield { text: '<!channel>', guesses: false, path }
  else if (type === 'user' && 'user_id' in value) {
    yield { text: `<@${String(value.user_id)}>`, guesses: false, isMeant: true, path }
  } else if (type === 'usergroup' && 'usergroup_id' in value) {
    yield { text: `<!subteam^${String(value.usergroup_id)}>`, guesses: false, path }
  } else {
    for (const [key, inner] of Object.entries(value)) yield* textsUnder(inner, [...path, key])
  }
}
