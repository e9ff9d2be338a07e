import type { Temporal } from 'temporal-polyfill'
import type { Due, DueKind } from '#domain/due.ts'
import { asId, type PersonId } from '#domain/id.ts'
import type { Claimed, Schedule } from '../schedule.ts'
import type { Tools } from './client.ts'
import { dateOf, fromInstant, toInstant } from './convert.ts'
import { dueMembers } from './due-members.ts'

export const scheduleOn = (tools: Tools): Schedule => ({
  members: (ids, now) => dueMembers(tools, ids, now),

  put: (personId, due, now) => putAll(tools, [{ personId, due }], now),

  askLater: async (personId, wish) => {
    if (wish === null) {
      await tools.db.due.deleteMany({ where: { personId, kind: 'later' } })
      return
    }
    await tools.db.$executeRaw`
      INSERT INTO "Due" ("personId", kind, at, "on")
      SELECT id, 'later', ${fromInstant(wish.at)}::timestamptz, ${wish.on.toString()}::date
      FROM "Person" WHERE id = ${personId}::uuid
      ON CONFLICT ("personId", kind) DO UPDATE SET at = EXCLUDED.at, "on" = EXCLUDED."on"`
  },

  prompted: (personId, on) => promptedAll(tools, [{ personId, on }]),

  heardFrom: async (personId) => {
    await tools.db.$executeRaw`
      UPDATE "Person" SET unanswered = 0, unreached = 0
      WHERE id = ${personId}::uuid AND (unanswered <> 0 OR unreached <> 0)`
  },

  overdue: async (now) => {
    const [row] = await tools.db.$queryRaw<{ count: number; since: Date | null }[]>`
      SELECT count(DISTINCT "personId")::int AS count, min(at) AS since
      FROM "Due" WHERE at <= ${fromInstant(now)}::timestamptz`
    return { count: row?.count ?? 0, since: row?.since ? toInstant(row.since) : null }
  },

  setFollowUp: async (personId, setback, at) => {
    await tools.db.$executeRaw`
      UPDATE "Setback" SET "followUpAt" = ${at === null ? null : fromInstant(at)}::timestamptz
      WHERE id = ${setback}::uuid AND "personId" = ${personId}::uuid`
  },
})

/** What is due for one member. */
export interface MemberDue {
  readonly personId: PersonId
  readonly due: readonly Due[]
}

/**
 * As `Schedule.put` for each of these members, who are different ones. Who writes a member's rows holds the
 * member's own, in the order of ids: two who write several of them in one statement each could else wait
 * for one another. What stays as it is is not written again.
 */
export async function putAll(
  { db }: Tools,
  members: readonly MemberDue[],
  now: Temporal.Instant,
): Promise<void> {
  const ids = members.map(({ personId }) => personId)
  const given = members.flatMap(({ personId, due }) =>
    due.filter(({ kind }) => kind !== 'later').map((one) => ({ personId, ...one })),
  )
  const instant = fromInstant(now)
  await db.$executeRaw`
    WITH person AS MATERIALIZED (
      SELECT id FROM "Person" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE
    ), given AS (
      SELECT id, kind::"DueKind", at::timestamptz
      FROM unnest(${given.map(({ personId }) => personId)}::uuid[],
        ${given.map(({ kind }) => kind)}::text[],
        ${given.map(({ at }) => fromInstant(at))}::text[]) AS given (id, kind, at)
    ), gone AS (
      DELETE FROM "Due" d USING person
      WHERE d."personId" = person.id AND d.kind <> 'later' AND d.at > ${instant}::timestamptz
        AND NOT EXISTS (SELECT FROM given WHERE given.id = person.id AND given.kind = d.kind)
    )
    INSERT INTO "Due" AS d ("personId", kind, at)
    SELECT person.id, given.kind, given.at FROM person JOIN given ON given.id = person.id
    ON CONFLICT ("personId", kind) DO UPDATE SET at = EXCLUDED.at
    WHERE d.at > ${instant}::timestamptz AND d.at <> EXCLUDED.at`
}

/** A member's date that was asked for. */
export interface MemberPrompted {
  readonly personId: PersonId
  readonly on: Temporal.PlainDate
}

/** As `Schedule.prompted` for each of these members, who are different ones. */
export async function promptedAll(
  { db }: Tools,
  members: readonly MemberPrompted[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "Person" p SET "promptedOn" = given."on"::date, unanswered = p.unanswered + 1
    FROM unnest(${members.map(({ personId }) => personId)}::uuid[],
      ${members.map(({ on }) => on.toString())}::text[]) AS given (id, "on")
    WHERE p.id = given.id`
}

interface ClaimedRow {
  readonly personId: string
  readonly kind: string
  readonly at: Date
  readonly on: string | null
}

/**
 * Takes everything overdue of at most so many members off the schedule, and holds their rows until the
 * transaction ends. Members whose row somebody else holds are passed over.
 *
 * Each member is found by the oldest of their rows, walking along the index on `at`: neither what is due
 * later nor what is left for the next claim costs anything. (Written as `d.kind = (SELECT e.kind ...)`,
 * the planner thinks that hardly a row passes, and reads all that are overdue.) The members are in that
 * order, and the rows of each in the order of kinds.
 */
export async function claim(
  { db }: Tools,
  now: Temporal.Instant,
  most: number,
): Promise<readonly Claimed[]> {
  const instant = fromInstant(now)
  const rows = await db.$queryRaw<ClaimedRow[]>`
    WITH member AS MATERIALIZED (
      SELECT p.id, d.at
      FROM "Due" d JOIN "Person" p ON p.id = d."personId"
      WHERE d.at <= ${instant}::timestamptz
        AND (SELECT e.kind = d.kind FROM "Due" e WHERE e."personId" = d."personId"
          ORDER BY e.at, e.kind LIMIT 1)
      ORDER BY d.at
      LIMIT ${most}::int
      FOR NO KEY UPDATE OF p SKIP LOCKED
    ), claimed AS (
      DELETE FROM "Due" d USING member
      WHERE d."personId" = member.id AND d.at <= ${instant}::timestamptz
      RETURNING d."personId", d.kind, d.at, d."on", member.at AS since
    )
    SELECT "personId", kind, at, "on"::text FROM claimed ORDER BY since, "personId", kind`
  const members = Map.groupBy(rows, ({ personId }) => personId)
  return [...members].map(([personId, due]) => ({
    personId: asId<PersonId>(personId),
    due: due.map(toDue),
  }))
}

const toDue = ({ kind, at, on }: ClaimedRow): Due => ({
  // The column's type has the same words as DueKind.
  kind: kind as DueKind,
  at: toInstant(at),
  on: on === null ? null : dateOf(on),
})
