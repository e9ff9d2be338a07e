import { Temporal } from 'temporal-polyfill'
import type { Mode } from '#domain/goal.ts'
import { type Aim, type GroupGoal, type GroupGoalTerms, markKey } from '#domain/group-goal.ts'
import { asId, type PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { GroupGoalPart, GroupGoals, ShownPart } from '../store.ts'
import type { Tools } from './client.ts'
import { dateOf, fromInstant, toInstant, toPlainDate } from './convert.ts'
import { looksOn } from './group-goal-looks.ts'

interface GroupGoalRow {
  readonly id: string
  readonly groupId: string
  readonly title: string
  readonly mode: string
  readonly unit: string | null
  readonly aim: unknown
  readonly startsOn: Date
  readonly endsOn: Date
  readonly round: number
  readonly repeats: boolean
  readonly marks: readonly number[]
  readonly next: string | null
  readonly version: number
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly total: Prisma.Decimal
  readonly possible: number
  readonly countedAt: Date | null
}

interface PartRow {
  readonly groupGoalId: string
  readonly personId: string
  readonly goalId: string
  readonly joinedOn: Date
  readonly leftAt: Date | null
}

/** Instants as milliseconds since the epoch. */
interface CountedPartJson {
  readonly personId: string
  readonly goalId: string
  readonly joinedOn: string
  readonly leftAt: number | null
  readonly counted: number
  readonly peak: number
  readonly has: number
  readonly finishedOn: string | null
  readonly saidAt: number | null
}

const milliseconds = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(extract(epoch FROM ${at}) * 1000)::int8`

const instantAt = (at: number | null): Temporal.Instant | null =>
  at === null ? null : Temporal.Instant.fromEpochMilliseconds(at)

const columns = Prisma.sql`o.id, o."groupId", o.title, o.mode, o.unit, o.aim, o."startsOn", o."endsOn",
  o.round, o.repeats, o.marks, o.next, o.version, o."createdAt", o."endedAt", o.total, o.possible,
  o."countedAt"`

async function toGroupGoal({ sealer }: Tools, row: GroupGoalRow): Promise<GroupGoal> {
  const next = await openOptional(sealer, row.next)
  return {
    id: asId(row.id),
    groupId: asId(row.groupId),
    title: await sealer.open(row.title),
    // Only this file writes these columns, from the very types that they are read back as.
    mode: row.mode as Mode,
    unit: await openOptional(sealer, row.unit),
    aim: row.aim as Aim,
    marks: row.marks,
    repeats: row.repeats,
    period: { startsOn: toPlainDate(row.startsOn), endsOn: toPlainDate(row.endsOn) },
    round: row.round,
    next: next === null ? null : (JSON.parse(next) as GroupGoalTerms),
    version: row.version,
    createdAt: toInstant(row.createdAt),
    endedAt: row.endedAt === null ? null : toInstant(row.endedAt),
    shown: {
      total: row.total.toNumber(),
      possible: row.possible,
      countedAt: row.countedAt === null ? null : toInstant(row.countedAt),
    },
  }
}

const toPart = (row: PartRow): GroupGoalPart => ({
  groupGoalId: asId(row.groupGoalId),
  personId: asId(row.personId),
  goalId: asId(row.goalId),
  joinedOn: toPlainDate(row.joinedOn),
  leftAt: row.leftAt === null ? null : toInstant(row.leftAt),
})

async function sealedParts({ sealer }: Tools, { title, unit, next }: GroupGoal) {
  return {
    title: await sealer.seal(title),
    unit: await sealOptional(sealer, unit),
    next: await sealOptional(sealer, next === null ? null : JSON.stringify(next)),
  }
}

const optional = (instant: Temporal.Instant | null): string | null =>
  instant === null ? null : fromInstant(instant)

export const groupGoalsOn = (tools: Tools): GroupGoals => ({
  ...looksOn(tools),

  add: async (goal) => {
    const { title, unit, next } = await sealedParts(tools, goal)
    const { startsOn, endsOn } = goal.period
    const added = await tools.db.$executeRaw`
      INSERT INTO "GroupGoal" (id, "groupId", title, mode, unit, aim, "startsOn", "endsOn", round,
        repeats, marks, next, version, "createdAt", "endedAt", total, possible, "countedAt")
      VALUES (${goal.id}::uuid, ${goal.groupId}::uuid, ${title}, ${goal.mode}::"Mode", ${unit},
        ${JSON.stringify(goal.aim)}::jsonb, ${startsOn.toString()}::date, ${endsOn.toString()}::date,
        ${goal.round}::int, ${goal.repeats}::boolean, ${[...goal.marks]}::int[], ${next},
        ${goal.version}::int, ${fromInstant(goal.createdAt)}::timestamptz,
        ${optional(goal.endedAt)}::timestamptz, ${String(goal.shown.total)}::numeric,
        ${goal.shown.possible}::int, ${optional(goal.shown.countedAt)}::timestamptz)
      ON CONFLICT (id) DO NOTHING`
    return added === 1
  },

  get: async (id) => {
    const rows = await tools.db.$queryRaw<GroupGoalRow[]>`
      SELECT ${columns} FROM "GroupGoal" o WHERE o.id = ${id}::uuid`
    return rows[0] === undefined ? null : await toGroupGoal(tools, rows[0])
  },

  of: async (groupId) => {
    const rows = await tools.db.$queryRaw<GroupGoalRow[]>`
      SELECT ${columns} FROM "GroupGoal" o WHERE o."groupId" = ${groupId}::uuid
      ORDER BY o."endedAt" IS NOT NULL, o."createdAt", o.id`
    return await Promise.all(rows.map((row) => toGroupGoal(tools, row)))
  },

  update: async (goal) => {
    const { title, unit, next } = await sealedParts(tools, goal)
    const { startsOn, endsOn } = goal.period
    const isSame = Prisma.sql`round = ${goal.round}::int`
    const written = await tools.db.$executeRaw`
      UPDATE "GroupGoal" SET title = ${title}, mode = ${goal.mode}::"Mode", unit = ${unit},
        aim = ${JSON.stringify(goal.aim)}::jsonb, "startsOn" = ${startsOn.toString()}::date,
        "endsOn" = ${endsOn.toString()}::date, round = ${goal.round}::int,
        repeats = ${goal.repeats}::boolean, marks = ${[...goal.marks]}::int[], next = ${next},
        "endedAt" = ${optional(goal.endedAt)}::timestamptz, version = version + 1,
        total = CASE WHEN ${isSame} THEN total ELSE 0 END,
        possible = CASE WHEN ${isSame} THEN possible ELSE 0 END,
        "countedAt" = CASE WHEN ${isSame} THEN "countedAt" END
      WHERE id = ${goal.id}::uuid AND version = ${goal.version}::int`
    return written === 1
  },

  // One JSON value is read several times faster than the same rows, column by column.
  parts: async ({ id, mode, round, period: { startsOn, endsOn } }) => {
    const much = mode === 'target' ? Prisma.sql`coalesce(sum(c.amount), 0)` : Prisma.sql`count(*)`
    const [row] = await tools.db.$queryRaw<{ parts: readonly CountedPartJson[] }[]>`
      SELECT coalesce(json_agg(json_build_object('personId', p."personId", 'goalId', p."goalId",
          'joinedOn', p."joinedOn", 'leftAt', ${milliseconds(Prisma.sql`p."leftAt"`)},
          'counted', CASE WHEN p.round = ${round}::int THEN p.counted ELSE 0 END,
          'peak', CASE WHEN p.round = ${round}::int THEN p.peak ELSE 0 END,
          'has', said.much, 'finishedOn', g."finishedOn",
          'saidAt', ${milliseconds(Prisma.sql`said.at`)}
        ) ORDER BY p."personId"), '[]') AS parts
      FROM "GroupGoalPart" p JOIN "Goal" g ON g.id = p."goalId"
      CROSS JOIN LATERAL (
        SELECT ${much} AS much, max(c.at) AS at FROM "CheckIn" c
        WHERE c."goalId" = p."goalId" AND c.state <> 'skipped'
          AND c."on" >= greatest(p."joinedOn", ${startsOn.toString()}::date)
          AND c."on" <= ${endsOn.toString()}::date
      ) said
      WHERE p."groupGoalId" = ${id}::uuid AND (p."leftAt" IS NULL OR p.round = ${round}::int)`
    return (row?.parts ?? []).map(({ counted, peak, has, ...part }) => ({
      groupGoalId: id,
      personId: asId(part.personId),
      goalId: asId(part.goalId),
      joinedOn: dateOf(part.joinedOn),
      leftAt: instantAt(part.leftAt),
      counted,
      peak,
      has,
      finishedOn: part.finishedOn === null ? null : dateOf(part.finishedOn),
      saidAt: instantAt(part.saidAt),
    }))
  },

  shownParts: async (goals) => {
    const ids = goals.map(({ id }) => id)
    const rows = await tools.db.$queryRaw<
      { groupGoalId: string; personId: string; counted: Prisma.Decimal }[]
    >`
      SELECT p."groupGoalId", p."personId", p.counted
      FROM "GroupGoalPart" p JOIN "GroupGoal" o ON o.id = p."groupGoalId" AND o.round = p.round
      WHERE o.id = ANY(${ids}::uuid[]) AND o."countedAt" IS NOT NULL AND p.counted > 0
      ORDER BY p."personId"`
    const byGoal = Map.groupBy(rows, ({ groupGoalId }) => groupGoalId)
    return ids.map((id) => (byGoal.get(id) ?? []).map(toShownPart))
  },

  partsOf: async (personId) => {
    const rows = await tools.db.$queryRaw<PartRow[]>`
      SELECT p."groupGoalId", p."personId", p."goalId", p."joinedOn", p."leftAt"
      FROM "GroupGoalPart" p JOIN "GroupGoal" o ON o.id = p."groupGoalId"
      WHERE p."personId" = ${personId}::uuid ORDER BY o."createdAt", o.id`
    return rows.map(toPart)
  },

  // Of no round yet: the first figure with them in it says of which.
  join: async ({ groupGoalId, personId, goalId, joinedOn }) => {
    await tools.db.$executeRaw`
      INSERT INTO "GroupGoalPart" ("groupGoalId", "personId", "goalId", "joinedOn", round)
      VALUES (${groupGoalId}::uuid, ${personId}::uuid, ${goalId}::uuid, ${joinedOn.toString()}::date, -1)
      ON CONFLICT ("groupGoalId", "personId") DO UPDATE SET "leftAt" = NULL`
  },

  leave: async (id, personId, at) => {
    await tools.db.$executeRaw`
      UPDATE "GroupGoalPart" SET "leftAt" = ${fromInstant(at)}::timestamptz
      WHERE "groupGoalId" = ${id}::uuid AND "personId" = ${personId}::uuid AND "leftAt" IS NULL`
  },

  leaveAll: async (groupId, personId, at) => {
    await tools.db.$executeRaw`
      UPDATE "GroupGoalPart" p SET "leftAt" = ${fromInstant(at)}::timestamptz
      FROM "GroupGoal" o WHERE o.id = p."groupGoalId" AND o."groupId" = ${groupId}::uuid
        AND p."personId" = ${personId}::uuid AND p."leftAt" IS NULL`
  },

  // The goal's row goes first: of two who show something at the same time, one finds it changed.
  show: async ({ id, round, shown: before }, shown, counted) => {
    const [row] = await tools.db.$queryRaw<{ shown: number }[]>`
      WITH shown AS (
        UPDATE "GroupGoal" SET total = ${String(shown.total)}::numeric,
          possible = ${shown.possible}::int, "countedAt" = ${optional(shown.countedAt)}::timestamptz
        WHERE id = ${id}::uuid AND round = ${round}::int
          AND "countedAt" IS NOT DISTINCT FROM ${optional(before.countedAt)}::timestamptz
        RETURNING id
      ), part AS (
        UPDATE "GroupGoalPart" p SET counted = given.counted::numeric, round = ${round}::int,
          peak = greatest(given.counted::numeric, CASE WHEN p.round = ${round}::int THEN p.peak ELSE 0 END)
        FROM shown, unnest(${counted.map(({ personId }) => personId)}::uuid[],
          ${counted.map((one) => String(one.counted))}::text[]) AS given (id, counted)
        WHERE p."groupGoalId" = shown.id AND p."personId" = given.id
      )
      SELECT count(*)::int AS shown FROM shown`
    return row?.shown === 1
  },

  holdFigures: async (groupId) => {
    await tools.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${groupId}, 0))`
  },

  celebrated: async (goal) => {
    const keys = new Map(goal.marks.map((mark) => [markKey(goal, mark), mark]))
    const rows = await tools.db.$queryRaw<{ about: string }[]>`
      SELECT DISTINCT about FROM "Post"
      WHERE kind = 'group-mark' AND about = ANY(${[...keys.keys()]}::text[])`
    return new Set(rows.flatMap(({ about }) => keys.get(about) ?? []))
  },

  replanParts: async (id, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "Due" ("personId", kind, at)
      SELECT "personId", 'replan', ${fromInstant(at)}::timestamptz FROM "GroupGoalPart"
      WHERE "groupGoalId" = ${id}::uuid AND "leftAt" IS NULL
      ON CONFLICT ("personId", kind) DO NOTHING`
  },
})

const toShownPart = (row: { personId: string; counted: Prisma.Decimal }): ShownPart => ({
  personId: asId<PersonId>(row.personId),
  counted: row.counted.toNumber(),
})
