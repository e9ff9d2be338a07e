import type { Block, Card } from '#chat/card.ts'
import type { ChannelMessage } from './parts.ts'

type Body = ChannelMessage['body']
type Picture = Block & { readonly block: 'picture' }
type KeptBlock = Exclude<Block, Picture> | (Omit<Picture, 'png'> & { readonly png: string })
type KeptBody =
  | Exclude<Body, { from: 'us' }>
  | {
      readonly from: 'us'
      readonly card: Omit<Card, 'blocks'> & { readonly blocks: readonly KeptBlock[] }
    }

/** A body as JSON can hold it: bytes would not survive, so pictures are kept as base64. */
export function toKept(body: Body): KeptBody {
  if (body.from === 'persona') return body
  const blocks = body.card.blocks.map((block) =>
    block.block === 'picture'
      ? { ...block, png: Buffer.from(block.png).toString('base64') }
      : block,
  )
  return { ...body, card: { ...body.card, blocks } }
}

/** What `toKept` gave, once more as it was. Only what this page wrote is ever read back. */
export function fromKept(kept: unknown): Body {
  const body = kept as KeptBody // `toKept` wrote it, and nothing else writes here
  if (body.from === 'persona') return body
  const blocks = body.card.blocks.map((block) =>
    block.block === 'picture' ? { ...block, png: Buffer.from(block.png, 'base64') } : block,
  )
  return { ...body, card: { ...body.card, blocks } }
}
