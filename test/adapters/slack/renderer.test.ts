import { type RenderedCard, renderCard } from '#adapters/slack/render-card.ts'
import { type RenderedForm, renderForm } from '#adapters/slack/render-form.ts'
import { fold, rendererContract } from '../../contracts/renderer.ts'
import { dateText } from '../../support/slack/reading/dates.ts'
import type { Reader } from '../../support/slack/reading/mark.ts'
import { visibleBlocks } from '../../support/slack/reading/visible.ts'
import { words } from '../../support/slack/reading/words.ts'

const id = ({ name }: { readonly name: string }) => name
const cardFrame = { id, commandPrefix: '' }
const formFrame = { id, origin: '', close: 'Close' }

const momentFormat = {
  date: '{date_long}',
  time: '{time}',
  'date-time': '{date_long}, {time}',
} as const

type Payload = RenderedCard['payload'] | RenderedForm['payload']
type Blocks = Parameters<typeof visibleBlocks>[0]

/** Nobody that a text could name is known here: what is read as a name shows as `unknown`. */
const reader: Reader = {
  user: () => 'unknown',
  channel: () => 'unknown',
  hasChannel: () => true,
  zone: 'Etc/UTC',
  nowMs: Date.parse('2026-03-02T18:00Z'),
}

rendererContract('Slack', {
  card: (card) => renderCard(card, cardFrame),
  form: (form) => renderForm(form, formFrame),
  // The contract hands back what `card` and `form` gave.
  wordsOf: async (payload) =>
    fold(
      wordsOf(payload as Payload)
        .map(plain)
        .join(' '),
    ),
  moment: ({ at, show }) => dateText(Date.parse(at) / 1000, momentFormat[show], reader) ?? at,
  linksOf: async (payload) => {
    const one = payload as Payload
    return read(one.blocks).marks.flatMap(({ kind, target }) =>
      kind === 'link' ? [target ?? ''] : [],
    )
  },
  actionsOf: async (payload) => {
    const one = payload as Payload
    if ('type' in one) return [one.callback_id ?? '']
    return one.blocks.flatMap((block) => {
      const { buttons, selects } = read([block])
      return [...buttons, ...selects].map(({ actionId }) => actionId)
    })
  },
  valuesOf: async (payload) => valuesOf(payload as Payload),
})

/** What is seen of one block after the other, its words and then what can be used in it. */
function wordsOf(payload: Payload): readonly string[] {
  if ('type' in payload)
    return [
      words(payload.title) ?? '',
      ...payload.blocks.flatMap((one) =>
        'label' in one ? [words(one.label) ?? '', words(one.hint) ?? ''] : [],
      ),
    ]
  return payload.blocks.flatMap((block) => {
    const { text, buttons, selects, pictures } = read([block])
    return [
      ...(block.type === 'actions' || block.type === 'image' ? [] : [text]),
      ...buttons.map(({ label }) => label.replace(/^✓ /u, '')),
      ...selects.flatMap(({ placeholder, options }) => [
        placeholder ?? '',
        ...options.map(({ label }) => label),
      ]),
      ...pictures.map(({ alt }) => alt),
    ]
  })
}

function valuesOf(payload: Payload): readonly string[] {
  if (!('type' in payload)) return []
  return payload.blocks.flatMap((one) => {
    if (!('element' in one)) return []
    const { element } = one
    if (element.type === 'plain_text_input') return [element.initial_value ?? '']
    if (element.type === 'conversations_select') return [element.initial_conversation ?? '']
    return [element.type === 'static_select' ? (element.initial_option?.value ?? '') : '']
  })
}

/** The loopback's blocks are Slack's own, written down a second time. */
const read = (blocks: readonly unknown[]) => visibleBlocks(blocks as Blocks, reader)

/** Without isolates, which cannot be seen; a moment is shown Slack's own way. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/gu, '')
