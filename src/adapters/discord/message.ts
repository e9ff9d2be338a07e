import { type APIMessageTopLevelComponent, MessageFlags, type RawFile } from 'discord.js'
import type { CardFile } from './render-card.ts'

/**
 * A message of ours as Discord takes it. Nothing in it notifies anybody but those who are called: ids of
 * Discord users.
 */
export function messageOf(
  components: readonly APIMessageTopLevelComponent[],
  pictures: readonly CardFile[],
  flags = 0,
  called: readonly string[] = [],
): { readonly body: object; readonly files: RawFile[] } {
  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | flags,
      components,
      allowed_mentions: called.length > 0 ? { parse: [], users: called } : { parse: [] },
      attachments: pictures.map(({ name, alt }, id) => ({
        id: String(id),
        filename: name,
        description: alt,
      })),
    },
    files: pictures.map(({ name, data }) => ({
      name,
      data: Buffer.from(data),
      contentType: 'image/png',
    })),
  }
}
