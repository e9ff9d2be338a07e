import { Temporal } from 'temporal-polyfill'
import type { Cadence, EarlierCadence, Goal, Mode } from '#domain/goal.ts'
import { asId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { Goals, KeptGoal } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toPlainDate } from './convert.ts'

export interface GoalRow {
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
  readonly finishedOn: Date | null
  readonly sharedWith: readonly string[]
}

/** The columns of a `GoalRow`, from "Goal" as `g`. */
export const goalColumns = Prisma.sql`
  g.id, g."personId", g.mode, g.title, g.cadence, g."earlierCadences", g."targetAmount", g."targetUnit", g."targetBy",
  g."startedOn", g."finishedOn",
  ARRAY(SELECT s."groupId"::text FROM "GoalShare" s WHERE s."goalId" = g.id
    ORDER BY s."sharedAt", s."groupId") AS "sharedWith"`

/** As JSON keeps it: a Temporal date writes itself as YYYY-MM-DD. */
interface KeptCadence {
  readonly cadence: Cadence
  readonly until: string
}

const toEarlierCadence = ({ cadence, until }: KeptCadence): EarlierCadence => ({
  cadence,
  until: Temporal.PlainDate.from(until),
})

export async function toKeptGoal({ sealer }: Tools, row: GoalRow): Promise<KeptGoal> {
  const common = {
    id: asId<Goal['id']>(row.id),
    personId: asId<Goal['personId']>(row.personId),
    title: await sealer.open(row.title),
    // Only this file writes these columns, from the very types that they are read back as.
    cadence: row.cadence as Cadence,
    earlierCadences: (row.earlierCadences as KeptCadence[]).map(toEarlierCadence),
    startedOn: toPlainDate(row.startedOn),
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
    const rows = await tools.db.$queryRaw<GoalRow[]>`
      SELECT ${goalColumns} FROM "Goal" g
      WHERE g.id = ${goalId}::uuid AND g."personId" = ${personId}::uuid`
    return rows[0] === undefined ? null : await toKeptGoal(tools, rows[0])
  },

  of: async (personId) => {
    const rows = await tools.db.$queryRaw<GoalRow[]>`
      SELECT ${goalColumns} FROM "Goal" g
      WHERE g."personId" = ${personId}::uuid
      ORDER BY g."finishedOn" IS NOT NULL, g."createdAt", g.id`
    return await Promise.all(rows.map((row) => toKeptGoal(tools, row)))
  },

  countOpen: (personId) => tools.db.goal.count({ where: { personId, finishedOn: null } }),

  add: async (goal, at) => {
    const { title, amount, unit, by } = await sealedParts(tools, goal)
    const added = await tools.db.$executeRaw`
      WITH goal AS (
        INSERT INTO "Goal" (id, "personId", mode, title, cadence, "earlierCadences", "targetAmount", "targetUnit",
          "targetBy", "startedOn", "finishedOn", "createdAt")
        VALUES (${goal.id}::uuid, ${goal.personId}::uuid, ${goal.mode}::"Mode", ${title},
          ${JSON.stringify(goal.cadence)}::jsonb, ${JSON.stringify(goal.earlierCadences)}::jsonb, ${amount}::numeric, ${unit}, ${by}::date,
          ${goal.startedOn.toString()}::date, ${goal.finishedOn?.toString() ?? null}::date,
          ${fromInstant(at)}::timestamptz)
        ON CONFLICT (id) DO NOTHING
        RETURNING id, "startedOn"
      )
      INSERT INTO "Run" ("goalId", "startOn") SELECT id, "startedOn" FROM goal`
    return added === 1
  },

  // The first run begins with the goal, so a new start moves it along.
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
      )
      UPDATE "Goal" g SET title = ${title}, cadence = ${JSON.stringify(goal.cadence)}::jsonb,
        "earlierCadences" = ${JSON.stringify(goal.earlierCadences)}::jsonb,
        "targetAmount" = ${amount}::numeric, "targetUnit" = ${unit}, "targetBy" = ${by}::date,
        "startedOn" = ${goal.startedOn.toString()}::date,
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

  runStarts: async (goalId) => {
    const runs = await tools.db.run.findMany({ where: { goalId }, orderBy: { startOn: 'asc' } })
    return runs.map((run) => toPlainDate(run.startOn))
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
