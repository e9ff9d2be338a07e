import { Temporal } from 'temporal-polyfill'
import type { DayEnd, Zone } from '#domain/calendar.ts'
import type { Role } from '#domain/group.ts'
import { asId } from '#domain/id.ts'
import type { LeapDay } from '#domain/milestone-date.ts'
import type { Language, Person } from '#domain/person.ts'
import type { People } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { type ChannelRow, type GroupRow, toChannelKey, toGroup } from './groups.ts'

export interface PersonRow {
  readonly personId: string
  readonly personZone: string | null
  readonly dayEnd: number
  readonly promptTime: string | null
  readonly language: string
  readonly leapDay: string
}

/** One row for each membership; a person without any has one row with nothing of a group. */
type AcquaintanceRow = PersonRow & { readonly accountName: string } & (
    | MembershipRow
    | { readonly role: null }
  )

interface MembershipRow extends GroupRow {
  readonly role: string
  readonly channels: readonly ChannelRow[]
}

export const peopleOn = (tools: Tools): People => ({
  byAccount: async (key) => {
    const rows = await tools.db.$queryRaw<AcquaintanceRow[]>`
      SELECT p.id AS "personId", p.zone AS "personZone", p."dayEnd", p."promptTime", p.language,
        p."leapDay", a.name AS "accountName", m.role,
        g.id, g."communityId", g.name, g.kind, g.focus, g.zone, g."firstWeekday", g."backfillDays",
        g.milestones,
        (SELECT coalesce(json_agg(json_build_object(
            'door', o.door, 'community', o."externalId", 'channel', c."externalId"
          ) ORDER BY c."externalId"), '[]')
          FROM "Channel" c JOIN "Community" o ON o.id = c."communityId"
          WHERE c."groupId" = g.id AND o."removedAt" IS NULL) AS channels
      FROM "Account" a
      JOIN "Person" p ON p.id = a."personId"
      LEFT JOIN "Membership" m ON m."personId" = p.id
      LEFT JOIN "Group" g ON g.id = m."groupId"
      WHERE a.door = ${key.door}::"Door" AND a.tenant = ${key.tenant}
        AND a."externalId" = ${key.externalId}
      ORDER BY m."joinedAt", g.id`
    const first = rows[0]
    if (first === undefined) return null
    const memberships = rows.flatMap((row) => (row.role === null ? [] : [row]))
    return {
      person: toPerson(first),
      name: await tools.sealer.open(first.accountName),
      memberships: await Promise.all(
        memberships.map(async (row) => ({
          group: await toGroup(tools, row),
          // The column's type has the same words as Role.
          role: row.role as Role,
          channels: row.channels.map(toChannelKey),
        })),
      ),
    }
  },

  // The account goes first: only who gets it adds a person. Foreign keys are checked at the end.
  add: async ({ key, name, person, at }) => {
    await tools.db.$executeRaw`
      WITH account AS (
        INSERT INTO "Account" (id, "personId", door, tenant, "externalId", name)
        VALUES (gen_random_uuid(), ${person.id}::uuid, ${key.door}::"Door", ${key.tenant},
          ${key.externalId}, ${await tools.sealer.seal(name)})
        ON CONFLICT (door, tenant, "externalId") DO NOTHING
        RETURNING "personId"
      )
      INSERT INTO "Person" (id, zone, "dayEnd", "promptTime", language, "leapDay", "createdAt")
      SELECT "personId", ${person.zone}, ${person.dayEnd}::int, ${fromTime(person.promptTime)},
        ${person.language}, ${person.leapDay}::"LeapDay", ${fromInstant(at)}::timestamptz
      FROM account
      ON CONFLICT (id) DO NOTHING`
  },

  rename: async (key, name) => {
    await tools.db.$executeRaw`
      UPDATE "Account" SET name = ${await tools.sealer.seal(name)}
      WHERE door = ${key.door}::"Door" AND tenant = ${key.tenant} AND "externalId" = ${key.externalId}`
  },

  update: async (person) => {
    await tools.db.$executeRaw`
      UPDATE "Person" SET zone = ${person.zone}, "dayEnd" = ${person.dayEnd}::int,
        "promptTime" = ${fromTime(person.promptTime)}, language = ${person.language},
        "leapDay" = ${person.leapDay}::"LeapDay"
      WHERE id = ${person.id}::uuid`
  },
})

export function toPerson(row: PersonRow): Person {
  return {
    id: asId(row.personId),
    // Only this file writes these columns, from the very types that they are read back as.
    zone: row.personZone as Zone | null,
    dayEnd: row.dayEnd as DayEnd,
    promptTime: row.promptTime === null ? null : Temporal.PlainTime.from(row.promptTime),
    language: row.language as Language,
    leapDay: row.leapDay as LeapDay,
  }
}

export const fromTime = (time: Temporal.PlainTime | null): string | null =>
  time === null ? null : time.toString({ smallestUnit: 'minute' })
