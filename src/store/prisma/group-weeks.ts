import { Temporal } from 'temporal-polyfill'
import type { SharedGoal, WeekFacts, WeekMember } from '#domain/count-week.ts'
import type { Cadence } from '#domain/goal.ts'
import type { Figures, GroupWeek } from '#domain/group-week.ts'
import { asId } from '#domain/id.ts'
import type { GroupWeeks } from '../group-week.ts'
import type { Tools } from './client.ts'
import { dateOf, fromInstant, toInstant, toPlainDate } from './convert.ts'
import { type PauseJson, toPause } from './pauses.ts'

interface WeekRow {
  readonly startsOn: Date
  readonly figures: unknown
  readonly countedAt: Date
  readonly closed: boolean
}

interface FactsJson {
  readonly members: readonly MemberJson[]
  readonly milestones: number
  readonly sharers: number
}

interface MemberJson {
  readonly joinedAt: string
  readonly welcomed: boolean
  readonly answered: readonly string[]
  readonly heardAt: string | null
  readonly pauses: readonly PauseJson[]
  readonly goals: readonly GoalJson[]
}

interface GoalJson {
  readonly id: string
  readonly cadence: unknown
  readonly earlierCadences: readonly { readonly cadence: unknown; readonly until: string }[]
  readonly startedOn: string
  readonly finishedOn: string | null
  readonly answered: readonly string[]
}

export const groupWeeksOn = ({ db }: Tools): GroupWeeks => ({
  began: async (groupId) => {
    const rows = await db.$queryRaw<{ createdAt: Date }[]>`
      SELECT "createdAt" FROM "Group" WHERE id = ${groupId}::uuid`
    return rows[0] === undefined ? null : toInstant(rows[0].createdAt)
  },

  weeks: async (groupId, from, to) => {
    const rows = await db.$queryRaw<WeekRow[]>`
      SELECT "startsOn", figures, "countedAt", closed FROM "GroupWeek"
      WHERE "groupId" = ${groupId}::uuid
        AND "startsOn" BETWEEN ${from.toString()}::date AND ${to.toString()}::date
      ORDER BY "startsOn"`
    return rows.map(toWeek)
  },

  facts: async ({ id, zone }, { startsOn, from, until }) => {
    const first = startsOn.toZonedDateTime(zone).toInstant()
    const after = until.add({ days: 1 }).toZonedDateTime(zone).toInstant()
    const answers = { from: from.toString(), start: startsOn.toString(), until: until.toString() }
    const rows = await db.$queryRaw<{ facts: FactsJson }[]>`
      WITH shared AS (
        SELECT count(*)::int AS milestones, count(DISTINCT s."personId")::int AS sharers
        FROM "Share" s
        WHERE s."groupId" = ${id}::uuid AND s.kind = 'milestone'
          AND s."postedAt" >= ${fromInstant(first)}::timestamptz
          AND s."postedAt" < ${fromInstant(after)}::timestamptz
      ), member AS (
        SELECT m."joinedAt",
          EXISTS (SELECT FROM "Post" o WHERE o."groupId" = m."groupId"
            AND o."personId" = m."personId" AND o.kind = 'newcomer'
            AND o.about <> o."personId"::text) AS welcomed,
          (SELECT coalesce(json_agg(DISTINCT c."on"), '[]') FROM "CheckIn" c
            JOIN "Goal" g ON g.id = c."goalId"
            WHERE g."personId" = m."personId"
              AND c."on" BETWEEN ${answers.from}::date AND ${answers.until}::date) AS answered,
          (SELECT max(c.at) FROM "CheckIn" c JOIN "Goal" g ON g.id = c."goalId"
            WHERE g."personId" = m."personId"
              AND c."on" BETWEEN ${answers.start}::date AND ${answers.until}::date) AS "heardAt",
          (SELECT coalesce(json_agg(h), '[]') FROM "Pause" h
            WHERE h."personId" = m."personId") AS pauses,
          (SELECT coalesce(json_agg(json_build_object(
              'id', g.id, 'cadence', g.cadence, 'earlierCadences', g."earlierCadences",
              'startedOn', g."startedOn", 'finishedOn', g."finishedOn",
              'answered', ARRAY(SELECT c."on" FROM "CheckIn" c WHERE c."goalId" = g.id
                AND c."on" BETWEEN ${answers.start}::date AND ${answers.until}::date)
            )), '[]')
            FROM "Goal" g JOIN "GoalShare" s ON s."goalId" = g.id
            WHERE g."personId" = m."personId" AND s."groupId" = m."groupId") AS goals
        FROM "Membership" m WHERE m."groupId" = ${id}::uuid
      )
      SELECT json_build_object('milestones', shared.milestones, 'sharers', shared.sharers,
        'members', (SELECT coalesce(json_agg(member), '[]') FROM member)) AS facts FROM shared`
    const [row] = rows
    if (row === undefined) throw new Error('counting always gives a row')
    return toFacts(row.facts, zone)
  },

  put: async (groupId, { startsOn, figures, closed, countedAt }, seen) => {
    const instant = fromInstant(countedAt)
    const written =
      seen === null
        ? await db.$executeRaw`
            INSERT INTO "GroupWeek" ("groupId", "startsOn", figures, "countedAt", closed)
            VALUES (${groupId}::uuid, ${startsOn.toString()}::date,
              ${JSON.stringify(figures)}::jsonb, ${instant}::timestamptz, ${closed}::boolean)
            ON CONFLICT ("groupId", "startsOn") DO NOTHING`
        : await db.$executeRaw`
            UPDATE "GroupWeek" SET figures = ${JSON.stringify(figures)}::jsonb,
              "countedAt" = ${instant}::timestamptz, closed = ${closed}::boolean
            WHERE "groupId" = ${groupId}::uuid AND "startsOn" = ${startsOn.toString()}::date
              AND "countedAt" = ${fromInstant(seen)}::timestamptz AND NOT closed`
    return written === 1
  },

  isSent: async (personId, groupId) => {
    const found = await db.membership.findUnique({
      where: { personId_groupId: { personId, groupId } },
      select: { groupReports: true },
    })
    return found?.groupReports ?? false
  },

  send: async (personId, groupId, isWanted) => {
    await db.membership.updateMany({
      where: { personId, groupId },
      data: { groupReports: isWanted },
    })
  },
})

const toWeek = (row: WeekRow): GroupWeek => ({
  startsOn: toPlainDate(row.startsOn),
  // Only this file writes this column, from the very type that it is read back as.
  figures: row.figures as Figures,
  closed: row.closed,
  countedAt: toInstant(row.countedAt),
})

const toFacts = ({ members, ...shared }: FactsJson, zone: string): WeekFacts => ({
  ...shared,
  members: members.map(
    (row): WeekMember => ({
      joinedOn: Temporal.Instant.from(row.joinedAt).toZonedDateTimeISO(zone).toPlainDate(),
      welcomed: row.welcomed,
      answered: row.answered.map(dateOf),
      heardAt: row.heardAt === null ? null : Temporal.Instant.from(row.heardAt),
      pauses: row.pauses.map(toPause),
      goals: row.goals.map(toSharedGoal),
    }),
  ),
})

const toSharedGoal = (row: GoalJson): SharedGoal => ({
  goal: {
    id: asId(row.id),
    // Only goals.ts writes these columns, from the very types that they are read back as.
    cadence: row.cadence as Cadence,
    earlierCadences: row.earlierCadences.map(({ cadence, until }) => ({
      cadence: cadence as Cadence,
      until: dateOf(until),
    })),
    startedOn: dateOf(row.startedOn),
    finishedOn: row.finishedOn === null ? null : dateOf(row.finishedOn),
  },
  answered: row.answered.map(dateOf),
})
