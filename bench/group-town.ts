import { asId, type GroupGoalId } from '#domain/id.ts'
import type { Bench } from './databases.ts'

const people = 100_000
const groups = 1000
const groupGoals = 50
const sizes = [10, 100, 10_000] as const
/** Members of each measured group who take no part yet. */
const joiners = 50

/** A group goal that is measured. People are numbered from 1. */
export interface TownGoal {
  readonly id: GroupGoalId
  /** How many take part, from the number `first` on. */
  readonly size: number
  readonly first: number
  /** The first of 50 members who do not. */
  readonly joinersFrom: number
}

export const townGoals: readonly TownGoal[] = sizes.map((size, nth) => {
  const before = sizes.slice(0, nth).reduce<number>((sum, one) => sum + one + joiners, 0)
  const id = asId<GroupGoalId>(`00000000-0000-4000-8000-00000000000${nth}`)
  return { id, size, first: before + 1, joinersFrom: before + size + 1 }
})

/**
 * Fills the database with one community. Its first three groups have the goals that are measured; everybody
 * else is in one of the others, and in 47 of those everybody takes part in a goal. Who takes part has
 * checked in on ten days with a goal that counts in the group.
 */
export async function groupTown({ database: { prisma }, sealer }: Bench): Promise<void> {
  const run = (statement: string, ...values: unknown[]) =>
    prisma.$executeRawUnsafe(statement, ...values)
  const name = await sealer.seal('somebody')
  const ends = townGoals.map(({ joinersFrom }) => joinersFrom + joiners - 1)
  const groupOf = `CASE ${ends.map((end, nth) => `WHEN n <= ${end} THEN ${nth}`).join(' ')}
    ELSE ${sizes.length} + n % ${groups - sizes.length} END`
  const idle = townGoals
    .map(({ joinersFrom }, nth) => `n BETWEEN ${joinersFrom} AND ${ends[nth]}`)
    .join(' OR ')

  await run('TRUNCATE "Person", "Community" CASCADE')
  await run(
    `INSERT INTO "Community" (id, door, "externalId", "createdAt") VALUES (md5('c')::uuid, 'discord', '1', now())`,
  )
  await run(
    `INSERT INTO "Group" (id, "communityId", name, kind, focus, zone, "createdAt")
      SELECT md5('g' || n)::uuid, md5('c')::uuid, $2, 'peer-led', 'wellbeing', 'UTC', '2025-12-01T12:00Z'
      FROM generate_series(0, $1::int - 1) n`,
    groups,
    name,
  )
  await run(
    `INSERT INTO "GroupGoal" (id, "groupId", title, mode, aim, "startsOn", "endsOn", repeats, marks, "createdAt")
      SELECT CASE WHEN n < $3::int THEN ('00000000-0000-4000-8000-00000000000' || n)::uuid
          ELSE md5('gg' || n)::uuid END,
        md5('g' || n)::uuid, $2, 'do', '{"of":"total","amount":1000000}', '2026-01-01', '2026-12-31', true,
        '{25,50,75,100}', now()
      FROM generate_series(0, $1::int - 1) n`,
    groupGoals,
    name,
    sizes.length,
  )
  await run(
    `INSERT INTO "Person" (id, "createdAt")
      SELECT md5('p' || n)::uuid, now() FROM generate_series(1, $1::int) n`,
    people,
  )
  await run(
    `INSERT INTO "Account" (id, "personId", door, tenant, "externalId", name)
      SELECT md5('a' || n)::uuid, md5('p' || n)::uuid, 'discord', '', n::text, $2
      FROM generate_series(1, $1::int) n`,
    people,
    name,
  )
  await run(
    `INSERT INTO "Membership" ("personId", "groupId", role, "joinedAt")
      SELECT md5('p' || n)::uuid, md5('g' || ${groupOf})::uuid, 'member', '2025-12-01T12:00Z'
      FROM generate_series(1, $1::int) n`,
    people,
  )
  await run(
    `INSERT INTO "Goal" (id, "personId", mode, title, cadence, "earlierCadences", "startedOn", "setOn",
        "startSaidOn", "createdAt")
      SELECT md5('o' || m."personId")::uuid, m."personId", 'do', $1, '{"every":"day"}', '[]',
        '2026-01-01', '2026-01-01', '2026-01-01', now()
      FROM generate_series(1, $2::int) n
      JOIN "Membership" m ON m."personId" = md5('p' || n)::uuid
      JOIN "GroupGoal" o ON o."groupId" = m."groupId"
      WHERE NOT (${idle})`,
    name,
    people,
  )
  await run(
    `INSERT INTO "GroupGoalPart" ("groupGoalId", "personId", "goalId", "joinedOn")
      SELECT o.id, m."personId", g.id, '2026-01-01'
      FROM "Goal" g JOIN "Membership" m ON m."personId" = g."personId"
      JOIN "GroupGoal" o ON o."groupId" = m."groupId"`,
  )
  await run(
    `INSERT INTO "GoalShare" ("goalId", "groupId", "sharedAt")
      SELECT p."goalId", o."groupId", '2026-01-01T12:00Z'
      FROM "GroupGoalPart" p JOIN "GroupGoal" o ON o.id = p."groupGoalId"`,
  )
  await run(`INSERT INTO "Run" ("goalId", "startOn") SELECT id, "startedOn" FROM "Goal"`)
  await run(
    `INSERT INTO "CheckIn" ("goalId", "on", state, at)
      SELECT g.id, '2026-01-01'::date + d, 'done', '2026-01-10T12:00Z' FROM "Goal" g, generate_series(0, 9) d`,
  )
  await run('ANALYZE')
}
