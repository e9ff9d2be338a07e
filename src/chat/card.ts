import type { ActionRef } from './action.ts'
import { type Inline, text } from './inline.ts'

/** A message of ours, from top to bottom. The same card goes to every platform. */
export interface Card {
  readonly kind: 'card'
  /** The card in one sentence: for notifications and screen readers. Never empty. */
  readonly summary: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'paragraph'; readonly line: readonly Inline[] }
  /** Longer words of a person, kept as they wrote them, with their line breaks. */
  | { readonly block: 'quote'; readonly text: string }
  | { readonly block: 'facts'; readonly facts: readonly Fact[] }
  /** Small print. */
  | { readonly block: 'aside'; readonly line: readonly Inline[] }
  | { readonly block: 'picture'; readonly png: Uint8Array; readonly alt: string }
  | { readonly block: 'divider' }
  | { readonly block: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly block: 'choice'
      readonly label: string
      readonly action: ActionRef
      readonly options: readonly Option[]
    }

export interface Fact {
  readonly label: string
  readonly value: readonly Inline[]
}

export interface Button {
  readonly label: string
  readonly action: ActionRef
  /** `main` is the one that most people will want. There is no red. */
  readonly style: 'main' | 'plain'
  /** What is chosen at present: shown as pressed. */
  readonly chosen: boolean
}

export interface Option {
  readonly label: string
  readonly value: string
}

/** Sentences come as inline nodes, or as a plain text for short. */
type Words = string | readonly Inline[]

const line = (words: Words): readonly Inline[] =>
  typeof words === 'string' ? [text(words)] : words

export const card = (
  summary: string,
  ...blocks: readonly (Block | readonly Block[] | null)[]
): Card => ({
  kind: 'card',
  summary,
  blocks: blocks.flatMap((block) => block ?? []),
})

export const heading = (text: string): Block => ({ block: 'heading', text })
export const paragraph = (words: Words): Block => ({ block: 'paragraph', line: line(words) })
export const quote = (text: string): Block => ({ block: 'quote', text })
export const aside = (words: Words): Block => ({ block: 'aside', line: line(words) })
export const facts = (...facts: readonly Fact[]): Block => ({ block: 'facts', facts })
export const fact = (label: string, value: Words): Fact => ({ label, value: line(value) })
export const divider: Block = { block: 'divider' }
export const buttons = (...buttons: readonly Button[]): Block => ({ block: 'buttons', buttons })
export const choice = (label: string, action: ActionRef, options: readonly Option[]): Block => ({
  block: 'choice',
  label,
  action,
  options,
})
export const button = (
  label: string,
  action: ActionRef,
  look: { readonly main?: boolean; readonly chosen?: boolean } = {},
): Button => ({
  label,
  action,
  style: look.main ? 'main' : 'plain',
  chosen: look.chosen ?? false,
})
