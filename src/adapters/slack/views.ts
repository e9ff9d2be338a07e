import type { HomeView, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { limits } from './limits.ts'
import { blocksOf } from './message.ts'
import { type Origin, writeOrigin } from './origin.ts'
import { type CardFrame, plainObject } from './render-card.ts'
import { renderForm } from './render-form.ts'

/** What is said on dialogs, and at no other door. */
export interface ViewWords {
  /** The title of a dialog that shows a card: at most 24 characters. */
  readonly title: string
  readonly close: string
  /** While an answer takes longer. */
  readonly moment: string
}

export interface ViewParts {
  readonly frame: CardFrame
  readonly words: ViewWords
}

/** A card in a dialog. What is done on it comes back to the same dialog. */
export const cardView = async (
  client: WebClient,
  card: Card,
  { frame, words }: ViewParts,
): Promise<ModalView> => ({
  type: 'modal',
  title: plainObject(words.title),
  close: plainObject(words.close),
  private_metadata: writeOrigin({ at: 'dialog' }),
  blocks: await blocksOf(client, card, frame),
})

/** @param problems sentences by field name; those without a field stand above. */
export function formView(
  form: Form,
  problems: Readonly<Record<string, string>>,
  origin: Origin,
  { frame, words }: ViewParts,
): ModalView {
  const parts = { id: frame.id, origin: writeOrigin(origin), close: words.close }
  return renderForm(form, parts, Object.values(problems)).payload
}

export const momentView = ({ words }: ViewParts): ModalView => ({
  type: 'modal',
  title: plainObject(words.title),
  close: plainObject(words.close),
  blocks: [{ type: 'section', text: plainObject(words.moment) }],
})

/** Cards one below the other; what does not fit any more is left out from the end. */
export async function homeView(
  client: WebClient,
  cards: readonly Card[],
  { frame }: ViewParts,
): Promise<HomeView> {
  const all = await Promise.all(cards.map((card) => blocksOf(client, card, frame)))
  const blocks = all.flatMap((blocks, card) => [
    ...(card === 0 ? [] : [{ type: 'divider' } as const]),
    ...blocks.map((block, index) => ({ ...block, block_id: `card-${card}/${index}` })),
  ])
  return { type: 'home', blocks: blocks.slice(0, limits.viewBlocks) }
}

/** The how manieth card of the Home tab a block stands on, from 0. */
export const cardAt = (blockId: string): number => Number(/^card-(\d+)/u.exec(blockId)?.[1] ?? 0)
