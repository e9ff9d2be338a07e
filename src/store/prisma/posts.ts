import { asId } from '#domain/id.ts'
import type { Post, PostKind, Posts } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'
import { type ChannelRow, toChannelKey } from './group-row.ts'

interface PostRow extends ChannelRow {
  readonly groupId: string
  readonly kind: string
  readonly about: string
  readonly personId: string | null
  readonly message: unknown
  readonly postedAt: Date
}

export const postsOn = ({ db }: Tools): Posts => ({
  put: async ({ groupId, channel, kind, about, personId, message, postedAt }) => {
    await db.$executeRaw`
      INSERT INTO "Post" (id, "groupId", "channelId", kind, about, "personId", message, "postedAt")
      SELECT gen_random_uuid(), ${groupId}::uuid, c.id, ${kind}::"PostKind", ${about}, ${personId}::uuid,
        ${JSON.stringify(message)}::jsonb, ${fromInstant(postedAt)}::timestamptz
      FROM "Channel" c JOIN "Community" m ON m.id = c."communityId"
      WHERE m.door = ${channel.door}::"Door" AND m."externalId" = ${channel.community}
        AND c."externalId" = ${channel.channel}
      ON CONFLICT ("channelId", kind, about) DO UPDATE
        SET message = EXCLUDED.message, "postedAt" = EXCLUDED."postedAt"`
  },

  about: async (kind, about) => {
    const rows = await db.$queryRaw<PostRow[]>`
      SELECT p."groupId", p.kind, p.about, p."personId", p.message, p."postedAt",
        m.door, m."externalId" AS community, c."externalId" AS channel
      FROM "Post" p JOIN "Channel" c ON c.id = p."channelId"
      JOIN "Community" m ON m.id = c."communityId"
      WHERE p.kind = ${kind}::"PostKind" AND p.about = ${about} AND m."removedAt" IS NULL
      ORDER BY c."externalId"`
    return rows.map(toPost)
  },

  remove: async ({ channel, kind, about }) => {
    await db.$executeRaw`
      DELETE FROM "Post" p USING "Channel" c, "Community" m
      WHERE c.id = p."channelId" AND m.id = c."communityId" AND p.kind = ${kind}::"PostKind"
        AND p.about = ${about} AND m.door = ${channel.door}::"Door"
        AND m."externalId" = ${channel.community} AND c."externalId" = ${channel.channel}`
  },
})

const toPost = (row: PostRow): Post => ({
  groupId: asId(row.groupId),
  channel: toChannelKey({ door: row.door, community: row.community, channel: row.channel }),
  // The column's type has the same words as PostKind.
  kind: row.kind as PostKind,
  about: row.about,
  personId: row.personId === null ? null : asId(row.personId),
  message: row.message,
  postedAt: toInstant(row.postedAt),
})
