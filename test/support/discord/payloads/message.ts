import type { APIAttachment, APIMessage } from 'discord.js'
import { mentionsIn } from '../reading/mentions.ts'
import { type Attachment, isEphemeral, type Message } from '../world/message.ts'
import type { User } from '../world/places.ts'
import { componentPayload } from './components.ts'
import { userPayload } from './people.ts'

/** What is loose in a message, because nobody here reads it. */
type Loose = 'components' | 'embeds' | 'interaction_metadata'

export type MessagePayload = Omit<APIMessage, Loose> & { readonly [part in Loose]?: unknown }

/** @param files Where the files of messages are found, such as http://127.0.0.1:4711/attachments. */
export function messagePayload(message: Message, files: string, users: ReadonlyMap<string, User>) {
  const { asked, author, channel } = message
  const { everyone, people, roles } = mentionsIn(message)
  const payload: MessagePayload = {
    id: message.id,
    type: asked?.interactionType === 2 ? 20 : 0,
    channel_id: channel.id,
    author: userPayload(author),
    content: message.content,
    timestamp: message.sentAt,
    edited_timestamp: message.editedAt,
    tts: false,
    pinned: false,
    mention_everyone: everyone,
    mentions: people
      .map((id) => users.get(id))
      .flatMap((user) => (user ? [userPayload(user)] : [])),
    mention_roles: roles,
    attachments: message.attachments.map((one) => attachmentPayload(one, message, files)),
    embeds: message.embeds,
    components: message.components.map((one) =>
      componentPayload(one, {
        attachments: message.attachments,
        addressOf: (file) => addressOf(file, message, files),
      }),
    ),
    flags: message.flags,
    application_id: author.id,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(asked ? { webhook_id: author.id, interaction_metadata: metadata(message) } : {}),
  }
  return payload
}

const metadata = ({ asked, channel, id }: Message) =>
  asked && {
    id: asked.interactionId,
    type: asked.interactionType,
    user: userPayload(asked.user),
    authorizing_integration_owners: ownersIn(channel.kind === 'direct' ? null : channel.guild.id),
    ...(asked.interactionType === 3 ? { interacted_message_id: id } : {}),
  }

/** Who installed the bot: the guild, under 0; in direct messages nobody in particular. */
export const ownersIn = (guildId: string | null): { 0: string } => ({ 0: guildId ?? '0' })

const addressOf = (one: Attachment, { channel }: Message, files: string): string =>
  `${files}/${channel.id}/${one.id}/${encodeURIComponent(one.filename)}`

const attachmentPayload = (one: Attachment, message: Message, files: string): APIAttachment => ({
  id: one.id,
  filename: one.filename,
  size: one.bytes.length,
  url: addressOf(one, message, files),
  proxy_url: addressOf(one, message, files),
  content_type: one.contentType,
  ...(one.description === null ? {} : { description: one.description }),
  ...(isEphemeral(message) ? { ephemeral: true } : {}),
})
