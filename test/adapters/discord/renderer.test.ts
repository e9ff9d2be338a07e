import { type RenderedCard, renderCard } from '#adapters/discord/render-card.ts'
import { type RenderedForm, renderForm } from '#adapters/discord/render-form.ts'
import type { Card } from '#chat/card.ts'
import { fold, rendererContract } from '../../contracts/renderer.ts'
import { type Names, readMarkdown, type Shown } from '../../support/discord/reading/markdown.ts'

const frame = {
  commandIds: new Map([['checkin', '100000000000000001']]),
  id: ({ name }: { readonly name: string }) => name,
}

const momentStyle = { date: 'D', time: 't', 'date-time': 'f' } as const

type Payload = RenderedCard['payload'] | RenderedForm['payload']

/** Whom the ids of the card at hand belong to: Discord shows its own names for them. */
const named = new Map<string, string>()
const names: Names = {
  user: (id) => named.get(id) ?? 'unknown',
  role: () => 'unknown',
  channel: () => 'unknown',
}

rendererContract('Discord', {
  card(card) {
    for (const { account, name } of mentionsOf(card)) named.set(account.externalId, name)
    return renderCard(card, frame)
  },
  form: (form) => renderForm(form, frame),
  // The contract hands back what `card` and `form` gave.
  wordsOf: async (payload) =>
    fold(
      wordsOf(payload as Payload)
        .map(plain)
        .join(' '),
    ),
  // Discord's app turns this into the reader's own time.
  moment: ({ at, show }) => `<t:${Date.parse(at) / 1000}:${momentStyle[show]}>`,
  linksOf: async (payload) =>
    shownOf(payload as Payload).flatMap(({ marks }) =>
      marks.flatMap(({ kind, target }) => (kind === 'link' ? [target ?? ''] : [])),
    ),
  actionsOf: async (payload) => actionsOf(payload as Payload),
  valuesOf: async (payload) => valuesOf(payload as Payload),
})

/** The texts of a card, as they are read. */
const shownOf = (payload: Payload): readonly Shown[] =>
  'custom_id' in payload
    ? []
    : payload.components[0].components.flatMap((part) =>
        part.type === 10 ? [readMarkdown(part.content, names)] : [],
      )

function wordsOf(payload: Payload): readonly string[] {
  if ('custom_id' in payload)
    return [
      payload.title,
      ...payload.components.flatMap((one) =>
        one.type === 18 ? [one.label, one.description ?? ''] : [],
      ),
    ]
  return payload.components[0].components.flatMap((part): readonly string[] => {
    if (part.type === 10) return [readMarkdown(part.content, names).text]
    if (part.type === 12) return part.items.map(({ description }) => description ?? '')
    if (part.type !== 1) return []
    return part.components.flatMap((control): readonly string[] => {
      if (control.type === 2) return 'label' in control ? [control.label ?? ''] : []
      if (control.type !== 3) return []
      return [control.placeholder ?? '', ...control.options.map(({ label }) => label)]
    })
  })
}

function actionsOf(payload: Payload): readonly string[] {
  if ('custom_id' in payload) return [payload.custom_id]
  return payload.components[0].components.flatMap((part) =>
    part.type === 1
      ? part.components.flatMap((control) => ('custom_id' in control ? [control.custom_id] : []))
      : [],
  )
}

function valuesOf(payload: Payload): readonly string[] {
  if (!('custom_id' in payload)) return []
  return payload.components.flatMap((one) => {
    if (one.type !== 18) return []
    const { component } = one
    if (component.type === 4) return [component.value ?? '']
    if (component.type !== 3) return ['']
    return [component.options.find((option) => option.default)?.value ?? '']
  })
}

const mentionsOf = ({ blocks }: Card) =>
  blocks
    .flatMap((block) => {
      if (block.block === 'paragraph' || block.block === 'aside') return block.line
      return block.block === 'facts' ? block.facts.flatMap(({ value }) => value) : []
    })
    .flatMap((inline) => (inline.node === 'mention' || inline.node === 'call' ? [inline] : []))

/** Without isolates and zero-width spaces, which cannot be seen; a mention's sign and a moment are Discord's own. */
const plain = (text: string): string =>
  [...named.values()]
    .reduce((all, name) => all.replaceAll(`@${name}`, name), text)
    .replaceAll(/[\u200b\u2066-\u2069]/gu, '')
