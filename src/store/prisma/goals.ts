import { Temporal } from 'temporal-polyfill'
import type { Cadence, EarlierCadence, Goal, Mode, ReserveDays } from '#domain/goal.ts'
import { asId, type PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { GoalHistory, GoalOnDate, Goals, KeptGoal } from '../store.ts'
import { type AwardJson, toAward } from './awards.ts'
import { type AnswerJson, type CheckInJson, toCheckIn, toDatedAnswer } from './check-ins.ts'
import type { Tools } from './client.ts'
import { fromInstant, toPlainDate } from './convert.ts'
import { type PauseJson, toPause } from './pauses.ts'
import { type SetbackJson, toSetback } from './setbacks.ts'

interface GoalRow {
  readonly id: string
  readonly personId: string
  readonly mode: string
  readonly title: string
  readonly cadence: unknown
  readonly earlierCadences: unknown
  readonly targetAmount: Prisma.Decimal | null
  readonly targetUnit: string | null
  readonly targetBy: Date | null
  readonly startedOn: Date
  readonly startSaidOn: Date
  readonly setOn: Date
  readonly reserveDays: number
  readonly finishedOn: Date | null
  readonly sharedWith: readonly string[]
}

const one = (personId: string, goalId: string): Prisma.Sql =>
  Prisma.sql`g.id = ${goalId}::uuid AND g."personId" = ${personId}::uuid`
const all = (personId: string): Prisma.Sql => Prisma.sql`g."personId" = ${personId}::uuid`
const open = (personId: string): Prisma.Sql =>
  Prisma.sql`g."personId" = ${personId}::uuid AND g."finishedOn" IS NULL`

/** Reads goals in one statement: the open ones first, each part in the order of creation. */
function read<More = unknown>(
  { db }: Tools,
  which: Prisma.Sql,
  more = Prisma.empty,
): Promise<readonly (GoalRow & More)[]> {
  return db.$queryRaw<(GoalRow & More)[]>`
    SELECT g.id, g."personId", g.mode, g.title, g.cadence, g."earlierCadences", g."targetAmount",
      g."targetUnit", g."targetBy", g."startedOn", g."startSaidOn", g."setOn", g."finishedOn", g."reserveDays",
      ARRAY(SELECT s."groupId"::text FROM "GoalShare" s WHERE s."goalId" = g.id
        ORDER BY s."sharedAt", s."groupId") AS "sharedWith"
      ${more}
    FROM "Goal" g WHERE ${which}
    ORDER BY g."finishedOn" IS NOT NULL, g."createdAt", g.id`
}

/** The open goals of each of these people, with what was said for the date. In one statement for all. */
export async function openGoalsOn(
  tools: Tools,
  people: readonly PersonId[],
  on: Temporal.PlainDate,
): Promise<readonly (readonly GoalOnDate[])[]> {
  const theirs = Prisma.sql`g."personId" = ANY(${[...people]}::uuid[]) AND g."finishedOn" IS NULL`
  const goals = Map.groupBy(await readOn(tools, theirs, on), ({ goal }) => goal.personId)
  return people.map((id) => goals.get(id) ?? [])
}

async function readOn(
  tools: Tools,
  which: Prisma.Sql,
  on: Temporal.PlainDate,
): Promise<readonly GoalOnDate[]> {
  const rows = await read<{ checkIn: CheckInJson | null }>(
    tools,
    which,
    Prisma.sql`, (SELECT to_json(c) FROM "CheckIn" c
      WHERE c."goalId" = g.id AND c."on" = ${on.toString()}::date) AS "checkIn"`,
  )
  return await Promise.all(
    rows.map(async (row) => ({
      ...(await toKeptGoal(tools, row)),
      checkIn: row.checkIn === null ? null : await toCheckIn(tools, row.checkIn),
    })),
  )
}

interface HistoryJson {
  readonly checkIns: readonly AnswerJson[]
  readonly runStarts: readonly string[]
  readonly pauses: readonly PauseJson[]
  readonly setbacks: readonly SetbackJson[]
  readonly awards: readonly AwardJson[]
}

async function readHistories(tools: Tools, which: Prisma.Sql): Promise<readonly GoalHistory[]> {
  const rows = await read<HistoryJson>(
    tools,
    which,
    Prisma.sql`, (SELECT coalesce(json_agg(c ORDER BY c."on"), '[]')
        FROM (SELECT "on", state, amount FROM "CheckIn" WHERE "goalId" = g.id) c) AS "checkIns",
      ARRAY(SELECT r."startOn"::text FROM "Run" r WHERE r."goalId" = g.id
        ORDER BY r."startOn") AS "runStarts",
      (SELECT coalesce(json_agg(p ORDER BY p."createdAt", p.id), '[]') FROM "Pause" p
        WHERE p."personId" = g."personId"
          AND (p."goalId" IS NULL OR p."goalId" = g.id)) AS "pauses",
      (SELECT coalesce(json_agg(s ORDER BY s."on", s.at, s.id), '[]') FROM "Setback" s
        WHERE s."goalId" = g.id) AS "setbacks",
      (SELECT coalesce(json_agg(a ORDER BY a.at, a.run, a.key), '[]') FROM "Award" a
        WHERE a."goalId" = g.id) AS "awards"`,
  )
  return await Promise.all(
    rows.map(async (row) => ({
      ...(await toKeptGoal(tools, row)),
      checkIns: row.checkIns.map(toDatedAnswer),
      runStarts: row.runStarts.map((date) => Temporal.PlainDate.from(date)),
      pauses: row.pauses.map(toPause),
      setbacks: await Promise.all(row.setbacks.map((setback) => toSetback(tools, setback))),
      awards: row.awards.flatMap(toAward),
    })),
  )
}

/** As JSON keeps it: a Temporal date writes itself as YYYY-MM-DD. */
interface KeptCadence {
  readonly cadence: Cadence
  readonly until: string
}

const toEarlierCadence = ({ cadence, until }: KeptCadence): EarlierCadence => ({
  cadence,
  until: Temporal.PlainDate.from(until),
})

async function toKeptGoal({ sealer }: Tools, row: GoalRow): Promise<KeptGoal> {
  const common = {
    id: asId<Goal['id']>(row.id),
    personId: asId<Goal['personId']>(row.personId),
    title: await sealer.open(row.title),
    // Only this file writes these columns, from the very types that they are read back as.
    cadence: row.cadence as Cadence,
    earlierCadences: (row.earlierCadences as KeptCadence[]).map(toEarlierCadence),
    startedOn: toPlainDate(row.startedOn),
    startSaidOn: toPlainDate(row.startSaidOn),
    setOn: toPlainDate(row.setOn),
    reserveDays: row.reserveDays as ReserveDays,
    finishedOn: row.finishedOn === null ? null : toPlainDate(row.finishedOn),
  }
  const mode = row.mode as Mode
  const unit = await openOptional(sealer, row.targetUnit)
  const sharedWith = row.sharedWith.map((id) => asId<KeptGoal['sharedWith'][number]>(id))
  if (mode !== 'target') return { goal: { ...common, mode }, sharedWith }

  if (row.targetAmount === null || unit === null) throw new Error('a target goal has no target')
  const by = row.targetBy === null ? null : toPlainDate(row.targetBy)
  const target = { amount: row.targetAmount.toNumber(), unit, by }
  return { goal: { ...common, mode, target }, sharedWith }
}

export const goalsOn = (tools: Tools): Goals => ({
  get: async (personId, goalId) => {
    const [row] = await read(tools, one(personId, goalId))
    return row === undefined ? null : await toKeptGoal(tools, row)
  },

  of: async (personId) => {
    const rows = await read(tools, all(personId))
    return await Promise.all(rows.map((row) => toKeptGoal(tools, row)))
  },

  getOn: async (personId, goalId, on) =>
    (await readOn(tools, one(personId, goalId), on))[0] ?? null,

  openOn: (personId, on) => readOn(tools, open(personId), on),

  history: async (personId, goalId) =>
    (await readHistories(tools, one(personId, goalId)))[0] ?? null,

  openHistories: (personId) => readHistories(tools, open(personId)),

  countOpen: (personId) => tools.db.goal.count({ where: { personId, finishedOn: null } }),

  add: async (goal, at) => {
    const { title, amount, unit, by } = await sealedParts(tools, goal)
    const added = await tools.db.$executeRaw`
      WITH goal AS (
        INSERT INTO "Goal" (id, "personId", mode, title, cadence, "earlierCadences", "targetAmount", "targetUnit",
          "targetBy", "startedOn", "startSaidOn", "setOn", "finishedOn", "reserveDays", "createdAt")
        VALUES (${goal.id}::uuid, ${goal.personId}::uuid, ${goal.mode}::"Mode", ${title},
          ${JSON.stringify(goal.cadence)}::jsonb, ${JSON.stringify(goal.earlierCadences)}::jsonb, ${amount}::numeric, ${unit}, ${by}::date,
          ${goal.startedOn.toString()}::date, ${goal.startSaidOn.toString()}::date,
          ${goal.setOn.toString()}::date,
          ${goal.finishedOn?.toString() ?? null}::date, ${goal.reserveDays}::int,
          ${fromInstant(at)}::timestamptz)
        ON CONFLICT (id) DO NOTHING
        RETURNING id, "startedOn"
      )
      INSERT INTO "Run" ("goalId", "startOn") SELECT id, "startedOn" FROM goal`
    return added === 1
  },

  // The first run begins with the goal, so a new start moves it and what was awarded in it along.
  update: async (goal) => {
    const { title, amount, unit, by } = await sealedParts(tools, goal)
    await tools.db.$executeRaw`
      WITH before AS (
        SELECT id, "startedOn" FROM "Goal"
        WHERE id = ${goal.id}::uuid AND "personId" = ${goal.personId}::uuid
        FOR UPDATE
      ), run AS (
        UPDATE "Run" r SET "startOn" = ${goal.startedOn.toString()}::date
        FROM before WHERE r."goalId" = before.id AND r."startOn" = before."startedOn"
      ), award AS (
        UPDATE "Award" a SET run = ${goal.startedOn.toString()}
        FROM before WHERE a."goalId" = before.id AND a.run = before."startedOn"::text
          AND NOT EXISTS (SELECT FROM "Award" o WHERE o."goalId" = a."goalId" AND o.key = a.key
            AND o.run = ${goal.startedOn.toString()})
      )
      UPDATE "Goal" g SET title = ${title}, cadence = ${JSON.stringify(goal.cadence)}::jsonb,
        "earlierCadences" = ${JSON.stringify(goal.earlierCadences)}::jsonb,
        "targetAmount" = ${amount}::numeric, "targetUnit" = ${unit}, "targetBy" = ${by}::date,
        "startedOn" = ${goal.startedOn.toString()}::date,
        "startSaidOn" = ${goal.startSaidOn.toString()}::date,
        "reserveDays" = ${goal.reserveDays}::int,
        "finishedOn" = ${goal.finishedOn?.toString() ?? null}::date
      FROM before WHERE g.id = before.id`
  },

  share: async (goalId, groupId, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "GoalShare" ("goalId", "groupId", "sharedAt")
      VALUES (${goalId}::uuid, ${groupId}::uuid, ${fromInstant(at)}::timestamptz)
      ON CONFLICT DO NOTHING`
  },

  unshare: async (goalId, groupId) => {
    await tools.db.goalShare.deleteMany({ where: { goalId, groupId } })
  },
})

async function sealedParts({ sealer }: Tools, goal: Goal) {
  const target = goal.mode === 'target' ? goal.target : null
  return {
    title: await sealer.seal(goal.title),
    amount: target === null ? null : String(target.amount),
    unit: await sealOptional(sealer, target === null ? null : target.unit),
    by: target?.by?.toString() ?? null,
  }
}
