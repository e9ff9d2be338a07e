import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { type Inline, plainText, text } from '#chat/inline.ts'
import { anyCard, anyForm } from '../support/arbitrary-cards.ts'
import { cards, forms } from '../support/gallery.ts'

/** A moment in a card's text. */
type Moment = Extract<Inline, { readonly node: 'moment' }>

/** A door's renderers, and how what they made is read back. */
export interface RendererUnderTest {
  card(card: Card): { readonly payload: unknown; readonly losses: readonly string[] }
  form(form: Form): { readonly payload: unknown; readonly losses: readonly string[] }
  /** The words that a person sees or has read to them, in order, white space folded; of a link its text. */
  wordsOf(payload: unknown): Promise<string>
  /** How a moment reads to whoever `wordsOf` reads as. */
  moment(moment: Moment): string
  /** Where the links of a card lead, in order. */
  linksOf(payload: unknown): Promise<readonly string[]>
  /** What a click or a submission would send, in order. */
  actionsOf(payload: unknown): Promise<readonly string[]>
  /** What stands in the fields of a form, in order. */
  valuesOf(payload: unknown): Promise<readonly string[]>
}

/** Nothing is lost, nothing is read as markup, on any door, of any card or form. */
export function rendererContract(name: string, door: RendererUnderTest): void {
  describe(`renderer: ${name}`, () => {
    it.each(cards)('shows all of %s', async (_, card) => {
      await showsAll(card)
    })

    it.each(forms)('shows all of %s', async (_, form) => {
      await asksAll(form)
    })

    it('shows any card as it is, whatever people wrote', async () => {
      await fc.assert(fc.asyncProperty(anyCard, showsAll), { numRuns: 500 })
    })

    it('asks any form as it is, whatever people wrote', async () => {
      await fc.assert(fc.asyncProperty(anyForm, asksAll), { numRuns: 300 })
    })

    async function showsAll(card: Card): Promise<void> {
      const { payload, losses } = door.card(card)

      expect(losses).toEqual([])
      expect(await door.wordsOf(payload)).toBe(
        fold(card.blocks.flatMap((block) => blockWords(block, door)).join(' ')),
      )
      expect(await door.linksOf(payload)).toEqual(card.blocks.flatMap(blockLinks))
      expect(await door.actionsOf(payload)).toEqual(card.blocks.flatMap(blockActions))
    }

    async function asksAll(form: Form): Promise<void> {
      const { payload, losses } = door.form(form)

      expect(losses).toEqual([])
      const words = await door.wordsOf(payload)
      for (const { label, hint } of form.fields) {
        expect(words).toContain(fold(label))
        expect(words).toContain(fold(hint ?? ''))
      }
      expect(words).toContain(fold(form.title))
      expect(await door.valuesOf(payload)).toEqual(form.fields.map(({ value }) => value ?? ''))
      expect(await door.actionsOf(payload)).toEqual([form.action.name])
    }
  })
}

function blockWords(block: Block, door: RendererUnderTest): readonly string[] {
  switch (block.block) {
    case 'heading':
    case 'quote':
      return [block.text]
    case 'paragraph':
    case 'aside':
      return [lineWords(block.line, door)]
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, lineWords(value, door)])
    case 'buttons':
      return block.buttons.map(({ label }) => label)
    case 'choice':
      return [block.label, ...block.options.map(({ label }) => label)]
    case 'picture':
      return [block.alt]
    case 'divider':
      return []
    default:
      return block satisfies never
  }
}

/** A link leads somewhere and does not say where. */
const lineWords = (line: readonly Inline[], door: RendererUnderTest): string =>
  plainText(
    line.map((one) => {
      if (one.node === 'moment') return text(door.moment(one))
      return one.node === 'link' ? text(one.text) : one
    }),
  )

function blockLinks(block: Block): readonly string[] {
  const lines =
    block.block === 'facts'
      ? block.facts.map(({ value }) => value)
      : 'line' in block
        ? [block.line]
        : []
  return lines.flat().flatMap((one) => (one.node === 'link' ? [one.url] : []))
}

function blockActions(block: Block): readonly string[] {
  if (block.block === 'buttons') return block.buttons.map(({ action }) => action.name)
  return block.block === 'choice' ? [block.action.name] : []
}

export const fold = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
