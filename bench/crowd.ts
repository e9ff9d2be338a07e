import type { Temporal } from 'temporal-polyfill'
import { fromInstant } from '../src/store/prisma/convert.ts'
import type { Bench } from './databases.ts'

/** In so many communities, each with one group. */
const communities = 100

/**
 * Fills the database with these people alone, who want a prompt each evening, in UTC. Each has a goal that was
 * answered on the last thirty days. For the first `due` of them it falls due at `at`, for the others at
 * some later minute of the same day.
 */
export async function crowd(
  { database: { prisma }, sealer }: Bench,
  { people, due, at }: { people: number; due: number; at: Temporal.Instant },
): Promise<void> {
  const run = (statement: string, ...values: unknown[]) =>
    prisma.$executeRawUnsafe(statement, ...values)
  const name = await sealer.seal('somebody')
  const title = await sealer.seal('Walk ten minutes')
  const now = fromInstant(at)
  const step = 50_000

  await run('TRUNCATE "Person", "Community", "Delivery" CASCADE')
  await run(
    `INSERT INTO "Community" (id, door, "externalId", "createdAt")
      SELECT md5('c' || n)::uuid, 'discord', n::text, $2::timestamptz FROM generate_series(0, $1::int - 1) n`,
    communities,
    now,
  )
  await run(
    `INSERT INTO "Group" (id, "communityId", name, kind, focus, zone, "createdAt")
      SELECT md5('g' || n)::uuid, md5('c' || n)::uuid, $2, 'peer-led', 'wellbeing', 'UTC', $3::timestamptz
      FROM generate_series(0, $1::int - 1) n`,
    communities,
    name,
    now,
  )
  for (let first = 1; first <= people; first += step) {
    const last = Math.min(people, first + step - 1)
    await run(
      `INSERT INTO "Person" (id, "promptTime", "createdAt")
        SELECT md5('p' || n)::uuid, '20:00', $3::timestamptz FROM generate_series($1::int, $2::int) n`,
      first,
      last,
      now,
    )
    await run(
      `INSERT INTO "Account" (id, "personId", door, tenant, "externalId", name)
        SELECT md5('a' || n)::uuid, md5('p' || n)::uuid, 'discord', '', (200000000000000000 + n)::text, $3
        FROM generate_series($1::int, $2::int) n`,
      first,
      last,
      name,
    )
    await run(
      `INSERT INTO "Membership" ("personId", "groupId", role, "joinedAt")
        SELECT md5('p' || n)::uuid, md5('g' || n % $3::int)::uuid, 'member', $4::timestamptz
        FROM generate_series($1::int, $2::int) n`,
      first,
      last,
      communities,
      now,
    )
    await run(
      `INSERT INTO "Goal" (id, "personId", mode, title, cadence, "earlierCadences", "startedOn", "setOn",
          "startSaidOn", "createdAt")
        SELECT md5('o' || n)::uuid, md5('p' || n)::uuid, 'do', $3, '{"every":"day"}', '[]', d, d, d,
          $4::timestamptz
        FROM generate_series($1::int, $2::int) n, (SELECT ($4::timestamptz - interval '31 days')::date AS d) s`,
      first,
      last,
      title,
      now,
    )
    await run(
      `INSERT INTO "Due" ("personId", kind, at)
        SELECT md5('p' || n)::uuid, 'prompt',
          $3::timestamptz + CASE WHEN n <= $4::int THEN interval '0' ELSE (1 + n % 1400) * interval '1 minute' END
        FROM generate_series($1::int, $2::int) n`,
      first,
      last,
      now,
      due,
    )
  }
  await run(
    `INSERT INTO "CheckIn" ("goalId", "on", state, at)
      SELECT md5('o' || n)::uuid, ($2::timestamptz)::date - d, 'done', $2::timestamptz
      FROM generate_series(1, $1::int) n, generate_series(1, 30) d`,
    due,
    now,
  )
  await run(
    `INSERT INTO "Run" ("goalId", "startOn")
      SELECT md5('o' || n)::uuid, ($2::timestamptz - interval '31 days')::date
      FROM generate_series(1, $1::int) n`,
    due,
    now,
  )
  await run('ANALYZE')
}

/** As it was before: the same are due at the same instant, and nothing is owed to anybody. */
export async function again(
  { database: { prisma } }: Bench,
  { due, at }: { due: number; at: Temporal.Instant },
): Promise<void> {
  const run = (statement: string, ...values: unknown[]) =>
    prisma.$executeRawUnsafe(statement, ...values)
  await run('TRUNCATE "Delivery"')
  await run(
    'UPDATE "Person" SET "promptedOn" = NULL, unanswered = 0 WHERE "promptedOn" IS NOT NULL',
  )
  await run(`DELETE FROM "Due" WHERE kind <> 'prompt'`)
  await run(
    `INSERT INTO "Due" ("personId", kind, at)
      SELECT md5('p' || n)::uuid, 'prompt', $2::timestamptz FROM generate_series(1, $1::int) n
      ON CONFLICT ("personId", kind) DO UPDATE SET at = EXCLUDED.at`,
    due,
    fromInstant(at),
  )
}
