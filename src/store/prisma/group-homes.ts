import type { Groups } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** In which channels a group lives. */
export const homesOn = ({ db }: Tools): Pick<Groups, 'addChannel' | 'removeChannel'> => ({
  addChannel: async (groupId, { door, community, channel }, communityId, at) => {
    const added = await db.$executeRaw`
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

  // The group's row goes first: of two who take away the last two channels, one waits and is refused.
  removeChannel: async (groupId, { door, community, channel }) => {
    await db.$executeRaw`SELECT FROM "Group" WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`
    const removed = await db.$executeRaw`
      DELETE FROM "Channel" c USING "Community" m
      WHERE m.id = c."communityId" AND c."groupId" = ${groupId}::uuid AND m.door = ${door}::"Door"
        AND m."externalId" = ${community} AND c."externalId" = ${channel}
        AND EXISTS (SELECT FROM "Channel" o JOIN "Community" n ON n.id = o."communityId"
          WHERE o."groupId" = c."groupId" AND o.id <> c.id AND n."removedAt" IS NULL)`
    return removed === 1
  },
})
