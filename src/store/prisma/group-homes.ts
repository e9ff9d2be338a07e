import type { Groups } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { type GroupRow, groupColumns, toGroup } from './group-row.ts'

/** In which channels a group lives. */
export const homesOn = (
  tools: Tools,
): Pick<Groups, 'addChannel' | 'inCommunity' | 'removeChannel'> => ({
  addChannel: async (groupId, { door, community, channel }, communityId, at) => {
    const added = await tools.db.$executeRaw`
      WITH community AS (
        INSERT INTO "Community" (id, door, "externalId", "createdAt")
        VALUES (${communityId}::uuid, ${door}::"Door", ${community}, ${fromInstant(at)}::timestamptz)
        ON CONFLICT (door, "externalId") DO UPDATE SET "removedAt" = NULL
        RETURNING id
      )
      INSERT INTO "Channel" (id, "communityId", "externalId", "groupId")
      SELECT gen_random_uuid(), community.id, ${channel}, ${groupId}::uuid FROM community
      ON CONFLICT ("communityId", "externalId") DO NOTHING`
    return added === 1
  },

  inCommunity: async ({ door, community }) => {
    const rows = await tools.db.$queryRaw<(GroupRow & { readonly channel: string | null })[]>`
      SELECT ${groupColumns}, c."externalId" AS channel
      FROM "Community" m
      JOIN "Group" g ON g.id IN (
        SELECT id FROM "Group" WHERE "communityId" = m.id
        UNION SELECT "groupId" FROM "Channel" WHERE "communityId" = m.id)
      LEFT JOIN "Channel" c ON c."groupId" = g.id AND c."communityId" = m.id
      WHERE m.door = ${door}::"Door" AND m."externalId" = ${community}
      ORDER BY g."createdAt", g.id, c."externalId"`
    return await Promise.all(
      rows.map(async (row) => ({ group: await toGroup(tools, row), channel: row.channel })),
    )
  },

  // The group's row goes first: of two who take away the last two channels, one waits and is refused.
  removeChannel: async (groupId, { door, community, channel }) => {
    await tools.db.$executeRaw`SELECT FROM "Group" WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`
    const removed = await tools.db.$executeRaw`
      DELETE FROM "Channel" c USING "Community" m
      WHERE m.id = c."communityId" AND c."groupId" = ${groupId}::uuid AND m.door = ${door}::"Door"
        AND m."externalId" = ${community} AND c."externalId" = ${channel}
        AND EXISTS (SELECT FROM "Channel" o JOIN "Community" n ON n.id = o."communityId"
          WHERE o."groupId" = c."groupId" AND o.id <> c.id AND n."removedAt" IS NULL)`
    return removed === 1
  },
})
