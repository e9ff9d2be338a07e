import type { Temporal } from 'temporal-polyfill'
import type { GroupId } from '#domain/id.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'
import { Prisma } from '../generated/client.ts'
import { sealOptional } from '../sealing.ts'
import type { ChannelKey, Groups } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { homesOn } from './group-homes.ts'
import { type ChannelRow, type GroupRow, groupColumns, toChannelKey, toGroup } from './group-row.ts'
import { moderatorsOf } from './moderators.ts'

export const groupsOn = (tools: Tools): Groups => ({
  ...homesOn(tools),

  // The channel goes first: only who gets it adds a group. Foreign keys are checked at the end.
  add: async (group, lives, at) => {
    const instant = fromInstant(at)
    await tools.db.$executeRaw`
      WITH community AS (
        INSERT INTO "Community" (id, door, "externalId", "createdAt")
        VALUES (${group.communityId}::uuid, ${lives.door}::"Door", ${lives.community}, ${instant}::timestamptz)
        ON CONFLICT (door, "externalId") DO UPDATE SET "externalId" = EXCLUDED."externalId"
        RETURNING id
      ), channel AS (
        INSERT INTO "Channel" (id, "communityId", "externalId", "groupId")
        SELECT gen_random_uuid(), community.id, ${lives.channel}, ${group.id}::uuid FROM community
        ON CONFLICT ("communityId", "externalId") DO NOTHING
        RETURNING "communityId", "groupId"
      )
      INSERT INTO "Group" (id, "communityId", name, kind, focus, zone, "firstWeekday", "backfillDays",
        milestones, "promptTime", languages, guidelines, "moderatorRoles", version, "createdAt")
      SELECT "groupId", "communityId", ${await tools.sealer.seal(group.name)},
        ${group.kind}::"GroupKind", ${group.focus}::"Focus", ${group.zone},
        ${group.firstWeekday}::int, ${group.backfillDays}::int, ${listJson(group.milestones)}::jsonb,
        ${timeText(group.promptTime)}, ${[...group.languages]}::text[],
        ${await sealOptional(tools.sealer, group.guidelines)}, ${JSON.stringify(group.moderatorRoles)}::jsonb,
        ${group.version}::int, ${instant}::timestamptz
      FROM channel
      ON CONFLICT (id) DO NOTHING`
  },

  at: async (channel) => {
    const rows = await tools.db.$queryRaw<GroupRow[]>`
      SELECT ${groupColumns}
      FROM "Channel" c
      JOIN "Community" m ON m.id = c."communityId"
      JOIN "Group" g ON g.id = c."groupId"
      WHERE m.door = ${channel.door}::"Door" AND m."externalId" = ${channel.community}
        AND c."externalId" = ${channel.channel}`
    return rows[0] === undefined ? null : await toGroup(tools, rows[0])
  },

  get: async (groupId) => {
    const rows = await tools.db.$queryRaw<GroupRow[]>`
      SELECT ${groupColumns} FROM "Group" g WHERE g.id = ${groupId}::uuid`
    return rows[0] === undefined ? null : await toGroup(tools, rows[0])
  },

  channels: (groupId) => channelsOf(tools, groupId, Prisma.empty),

  postsIn: (groupId) => channelsOf(tools, groupId, Prisma.sql`AND NOT c.muted`),

  mute: async ({ door, community, channel }, isMuted) => {
    await tools.db.channel.updateMany({
      where: { externalId: channel, community: { door, externalId: community } },
      data: { muted: isMuted },
    })
  },

  moderators: (groupId) => moderatorsOf(tools, groupId),

  communities: async (door) => {
    const rows = await tools.db.community.findMany({
      where: { door },
      select: { externalId: true, removedAt: true },
      orderBy: { externalId: 'asc' },
    })
    return rows.map(({ externalId, removedAt }) => ({
      community: externalId,
      isRemoved: removedAt !== null,
    }))
  },

  markRemoved: async ({ door, community }, at) => {
    await tools.db.community.updateMany({
      where: { door, externalId: community },
      data: { removedAt: at === null ? null : new Date(at.epochMilliseconds) },
    })
  },

  forgetChannel: async ({ door, community, channel }) => {
    await tools.db.channel.deleteMany({
      where: { externalId: channel, community: { door, externalId: community } },
    })
  },

  update: async (group) => {
    const written = await tools.db.$executeRaw`
      UPDATE "Group" SET name = ${await tools.sealer.seal(group.name)}, kind = ${group.kind}::"GroupKind",
        focus = ${group.focus}::"Focus", zone = ${group.zone}, "firstWeekday" = ${group.firstWeekday}::int,
        "backfillDays" = ${group.backfillDays}::int, milestones = ${listJson(group.milestones)}::jsonb,
        "promptTime" = ${timeText(group.promptTime)}, languages = ${[...group.languages]}::text[],
        guidelines = ${await sealOptional(tools.sealer, group.guidelines)},
        "moderatorRoles" = ${JSON.stringify(group.moderatorRoles)}::jsonb, version = version + 1
      WHERE id = ${group.id}::uuid AND version = ${group.version}::int`
    return written === 1
  },

  join: async (personId, groupId, role, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "Membership" ("personId", "groupId", role, "joinedAt")
      VALUES (${personId}::uuid, ${groupId}::uuid, ${role}::"Role", ${fromInstant(at)}::timestamptz)
      ON CONFLICT ("personId", "groupId") DO UPDATE SET role = EXCLUDED.role`
  },

  leave: async (personId, groupId) => {
    await tools.db.$executeRaw`
      WITH left_it AS (
        DELETE FROM "Membership" WHERE "personId" = ${personId}::uuid AND "groupId" = ${groupId}::uuid
      )
      DELETE FROM "GoalShare" s USING "Goal" g
      WHERE g.id = s."goalId" AND g."personId" = ${personId}::uuid AND s."groupId" = ${groupId}::uuid`
  },

  replanMembers: async (groupId, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "Due" ("personId", kind, at)
      SELECT "personId", 'replan', ${fromInstant(at)}::timestamptz FROM "Membership"
      WHERE "groupId" = ${groupId}::uuid
      ON CONFLICT ("personId", kind) DO NOTHING`
  },
})

async function channelsOf(
  tools: Tools,
  groupId: GroupId,
  which: Prisma.Sql,
): Promise<readonly ChannelKey[]> {
  const rows = await tools.db.$queryRaw<ChannelRow[]>`
    SELECT m.door, m."externalId" AS community, c."externalId" AS channel
    FROM "Channel" c JOIN "Community" m ON m.id = c."communityId"
    WHERE c."groupId" = ${groupId}::uuid AND m."removedAt" IS NULL ${which}
    ORDER BY c."externalId"`
  return rows.map(toChannelKey)
}

const timeText = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

const listJson = (list: MilestoneList | null): string | null =>
  list === null ? null : JSON.stringify(list)
