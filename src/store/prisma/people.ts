import { Temporal } from 'temporal-polyfill'
import type { DayEnd, Zone } from '#domain/calendar.ts'
import type { Role } from '#domain/group.ts'
import { asId } from '#domain/id.ts'
import type { LeapDay } from '#domain/milestone-date.ts'
import type { AccountKey, Language, Person } from '#domain/person.ts'
import type { Asked } from '#domain/prompt.ts'
import type { QuietHours } from '#domain/quiet-hours.ts'
import { Prisma } from '../generated/client.ts'
import type { Acquaintance, People } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toPlainDate } from './convert.ts'
import { type ChannelRow, type GroupRow, groupColumns, toChannelKey, toGroup } from './group-row.ts'

export interface PersonRow {
  readonly personId: string
  readonly personZone: string | null
  readonly dayEnd: number
  readonly promptTime: string | null
  readonly language: string
  readonly leapDay: string
  readonly nudge: boolean
  readonly quietFrom: string | null
  readonly quietUntil: string | null
  readonly pingInChannel: boolean
  readonly buddyWhenQuiet: boolean
}

/** Of the row `p`, as `PersonRow` has them. */
export const personColumns = Prisma.sql`p.id AS "personId", p.zone AS "personZone", p."dayEnd",
  p."promptTime", p.language, p."leapDay", p.nudge, p."quietFrom", p."quietUntil",
  p."pingInChannel", p."buddyWhenQuiet"`

interface AskedRow {
  readonly promptedOn: Date | null
  readonly unanswered: number
  readonly unreached: number
}

/** Of the row `p`, as `AskedRow` has them. */
const askedColumns = Prisma.sql`p."promptedOn", p.unanswered, p.unreached`

const toAsked = ({ promptedOn, unanswered, unreached }: AskedRow): Asked => ({
  promptedOn: promptedOn && toPlainDate(promptedOn),
  unanswered,
  unreached,
})

/** One row for each membership; a person without any has one row with nothing of a group. */
type AcquaintanceRow = PersonRow &
  AskedRow & { readonly place: bigint; readonly accountName: string } & (
    | MembershipRow
    | { readonly role: null }
  )

interface MembershipRow extends GroupRow {
  readonly role: string
  readonly channels: readonly ChannelRow[]
}

/** Of each account who is behind it; `null` for one that nobody knows. In one statement for all. */
export async function acquaintances(
  tools: Tools,
  keys: readonly AccountKey[],
): Promise<readonly (Acquaintance | null)[]> {
  const rows = await tools.db.$queryRaw<AcquaintanceRow[]>`
    SELECT k.place, ${personColumns}, ${askedColumns}, a.name AS "accountName", m.role,
      ${groupColumns},
      (SELECT coalesce(json_agg(json_build_object(
          'door', o.door, 'community', o."externalId", 'channel', c."externalId"
        ) ORDER BY c."externalId"), '[]')
        FROM "Channel" c JOIN "Community" o ON o.id = c."communityId"
        WHERE c."groupId" = g.id AND o."removedAt" IS NULL) AS channels
    FROM unnest(${keys.map(({ door }) => door)}::text[], ${keys.map(({ tenant }) => tenant)}::text[],
      ${keys.map(({ externalId }) => externalId)}::text[])
      WITH ORDINALITY AS k (door, tenant, "externalId", place)
    JOIN "Account" a ON a.door = k.door::"Door" AND a.tenant = k.tenant
      AND a."externalId" = k."externalId"
    JOIN "Person" p ON p.id = a."personId"
    LEFT JOIN "Membership" m ON m."personId" = p.id
    LEFT JOIN "Group" g ON g.id = m."groupId"
    ORDER BY k.place, m."joinedAt", g.id`
  const rowsAt = Map.groupBy(rows, ({ place }) => Number(place))
  return await Promise.all(
    keys.map((_, index) => toAcquaintance(tools, rowsAt.get(index + 1) ?? [])),
  )
}

async function toAcquaintance(
  tools: Tools,
  rows: readonly AcquaintanceRow[],
): Promise<Acquaintance | null> {
  const first = rows[0]
  if (first === undefined) return null
  const memberships = rows.flatMap((row) => (row.role === null ? [] : [row]))
  return {
    person: toPerson(first),
    asked: toAsked(first),
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
}

export const peopleOn = (tools: Tools): People => ({
  byAccount: async (key) => (await acquaintances(tools, [key]))[0] ?? null,

  // The account goes first: only who gets it adds a person. Foreign keys are checked at the end.
  add: async ({ key, name, person, at }) => {
    const wishes = wishColumns(person)
    await tools.db.$executeRaw`
      WITH account AS (
        INSERT INTO "Account" (id, "personId", door, tenant, "externalId", name)
        VALUES (gen_random_uuid(), ${person.id}::uuid, ${key.door}::"Door", ${key.tenant},
          ${key.externalId}, ${await tools.sealer.seal(name)})
        ON CONFLICT (door, tenant, "externalId") DO NOTHING
        RETURNING "personId"
      )
      INSERT INTO "Person" (id, zone, "dayEnd", "promptTime", language, "leapDay", nudge, "quietFrom",
        "quietUntil", "pingInChannel", "buddyWhenQuiet", "createdAt")
      SELECT "personId", ${person.zone}, ${person.dayEnd}::int, ${fromTime(person.promptTime)},
        ${person.language}, ${person.leapDay}::"LeapDay", ${wishes.nudge}::boolean,
        ${wishes.quietFrom}, ${wishes.quietUntil}, ${wishes.pingInChannel}::boolean, ${wishes.buddyWhenQuiet}::boolean,
        ${fromInstant(at)}::timestamptz
      FROM account
      ON CONFLICT (id) DO NOTHING`
  },

  rename: async (key, name) => {
    await tools.db.$executeRaw`
      UPDATE "Account" SET name = ${await tools.sealer.seal(name)}
      WHERE door = ${key.door}::"Door" AND tenant = ${key.tenant} AND "externalId" = ${key.externalId}`
  },

  update: async (person) => {
    const wishes = wishColumns(person)
    await tools.db.$executeRaw`
      UPDATE "Person" SET zone = ${person.zone}, "dayEnd" = ${person.dayEnd}::int,
        "promptTime" = ${fromTime(person.promptTime)}, language = ${person.language},
        "leapDay" = ${person.leapDay}::"LeapDay", nudge = ${wishes.nudge}::boolean,
        "quietFrom" = ${wishes.quietFrom}, "quietUntil" = ${wishes.quietUntil},
        "pingInChannel" = ${wishes.pingInChannel}::boolean,
        "buddyWhenQuiet" = ${wishes.buddyWhenQuiet}::boolean
      WHERE id = ${person.id}::uuid`
  },
})

export function toPerson(row: PersonRow): Person {
  return {
    id: asId(row.personId),
    // Only this file writes these columns, from the very types that they are read back as.
    zone: row.personZone as Zone | null,
    dayEnd: row.dayEnd as DayEnd,
    promptTime: toTime(row.promptTime),
    language: row.language as Language,
    leapDay: row.leapDay as LeapDay,
    wishes: {
      nudge: row.nudge,
      quietHours: toQuietHours(row),
      pingInChannel: row.pingInChannel,
      buddyWhenQuiet: row.buddyWhenQuiet,
    },
  }
}

/** The columns in which a member's wishes are kept. */
export const wishColumns = ({ wishes: { quietHours, ...wishes } }: Person) => ({
  ...wishes,
  quietFrom: fromTime(quietHours?.from ?? null),
  quietUntil: fromTime(quietHours?.until ?? null),
})

function toQuietHours({ quietFrom, quietUntil }: PersonRow): QuietHours | null {
  const from = toTime(quietFrom)
  const until = toTime(quietUntil)
  return from === null || until === null ? null : { from, until }
}

const toTime = (text: string | null): Temporal.PlainTime | null =>
  text === null ? null : Temporal.PlainTime.from(text)

export const fromTime = (time: Temporal.PlainTime | null): string | null =>
  time === null ? null : time.toString({ smallestUnit: 'minute' })
