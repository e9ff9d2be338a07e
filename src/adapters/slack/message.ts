import type { KnownBlock } from '@slack/types'
import type { FilesCompleteUploadExternalResponse, WebClient } from '@slack/web-api'
import type { Card } from '#chat/card.ts'
import { shorten } from '#chat/shorten.ts'
import { limits } from './limits.ts'
import { type CardFile, type CardFrame, renderCard } from './render-card.ts'
import { escapeText } from './render-inline.ts'

/** A message of ours as Slack takes it. Nothing in it notifies anybody or unfolds a link. */
export interface Message {
  /** For notifications and screen readers. */
  readonly text: string
  readonly blocks: KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/** Uploads the card's pictures, and makes the message that shows them. */
export async function messageOf(client: WebClient, card: Card, frame: CardFrame): Promise<Message> {
  return {
    text: escapeText(shorten(card.summary, limits.text)),
    blocks: await blocksOf(client, card, frame),
    unfurl_links: false,
    unfurl_media: false,
  }
}

/** The card's blocks, with its pictures uploaded. */
export async function blocksOf(
  client: WebClient,
  card: Card,
  frame: CardFrame,
): Promise<KnownBlock[]> {
  const { blocks, files } = renderCard(card, frame).payload
  const shown = [...blocks]
  for (const file of files) {
    const id = await upload(client, file)
    shown[file.at] = { type: 'image', slack_file: { id }, alt_text: file.alt }
  }
  return shown
}

/** A file that is in no channel: only who gets the message can see it. */
async function upload(client: WebClient, { name, data, alt }: CardFile): Promise<string> {
  const form = { filename: name, file: Buffer.from(data), alt_text: alt }
  // The library tells too little of what `uploadV2` gives: the answers to its last call, in a list.
  const uploaded = (await client.files.uploadV2(form)) as {
    files?: FilesCompleteUploadExternalResponse[]
  }
  const id = uploaded.files?.[0]?.files?.[0]?.id
  if (!id) throw new TypeError('Slack gave no id for a file')
  return id
}
