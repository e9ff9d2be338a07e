import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Temporal } from 'temporal-polyfill'
import { startBoss } from '#schedule/boss.ts'
import { deliveries } from '#schedule/queue-settings.ts'
import { openStore } from '#store/open.ts'
import { fromInstant } from '#store/prisma/convert.ts'
import { createSealer } from '#store/sealing.ts'
import { testKey } from '../support/store.ts'
import type { Member } from './platforms.ts'

/** Each has a group of its own. */
const communities = 40

export interface Wishes {
  /** When their prompt falls due for the first time. */
  readonly at: Temporal.Instant
  /** On whose clock they want it at that time. Default UTC. */
  readonly zone?: string
  /** The hour at which their day ends. Default 3. */
  readonly dayEnd?: number
}

/**
 * Brings an empty database up to date and fills it with people who want a prompt each day. Each has a
 * goal for every day, and is in one of many communities.
 */
export async function addDuePeople(
  databaseUrl: string,
  members: readonly Member[],
  { at, zone = 'UTC', dayEnd = 3 }: Wishes,
): Promise<void> {
  await (await openStore({ dataDir: '', databaseUrl, encryptionKeys: [testKey] })).close()
  const sealer = createSealer([testKey])
  const local = at.toZonedDateTimeISO(zone)
  const [promptTime, startedOn] = [
    local.toPlainTime().toString({ smallestUnit: 'minute' }),
    local.toPlainDate().subtract({ days: 3 }).toString(),
  ]
  const ids = members.map(() => randomUUID())
  const groups = Array.from({ length: communities }, () => randomUUID())
  const before = fromInstant(at.subtract({ hours: 72 }))

  await withClient(databaseUrl, async (run) => {
    await run(
      `WITH community AS (
        INSERT INTO "Community" (id, door, "externalId", "createdAt")
        SELECT id, 'discord', id::text, $3::timestamptz FROM unnest($1::uuid[]) id RETURNING id
      ) INSERT INTO "Group" (id, "communityId", name, kind, focus, zone, "createdAt")
        SELECT id, id, $2, 'peer-led', 'wellbeing', 'UTC', $3::timestamptz FROM community`,
      [groups, await sealer.seal('Harbour'), before],
    )
    await run(
      `INSERT INTO "Person" (id, zone, "promptTime", "createdAt", "dayEnd")
        SELECT id, $2, $3, $4::timestamptz, $5::int FROM unnest($1::uuid[]) id`,
      [ids, zone, promptTime, before, dayEnd],
    )
    await run(
      `INSERT INTO "Account" (id, "personId", door, tenant, "externalId", name)
        SELECT gen_random_uuid(), person, door::"Door", tenant, account, $5
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) one (person, door, tenant, account)`,
      [
        ids,
        members.map(({ account }) => account.door),
        members.map(({ account }) => account.tenant),
        members.map(({ account }) => account.externalId),
        await sealer.seal('Somebody'),
      ],
    )
    await run(
      `INSERT INTO "Membership" ("personId", "groupId", role, "joinedAt")
        SELECT person, ($2::uuid[])[1 + number % cardinality($2::uuid[])], 'member', $3::timestamptz
        FROM unnest($1::uuid[]) WITH ORDINALITY one (person, number)`,
      [ids, groups, before],
    )
    await run(
      `WITH goal AS (
        INSERT INTO "Goal" (id, "personId", mode, title, cadence, "earlierCadences", "startedOn",
          "setOn", "startSaidOn", "createdAt")
        SELECT gen_random_uuid(), person, 'do', $2, '{"every":"day"}', '[]', $3::date, $3::date,
          $3::date, $4::timestamptz
        FROM unnest($1::uuid[]) person RETURNING id
      ) INSERT INTO "Run" ("goalId", "startOn") SELECT id, $3::date FROM goal`,
      [ids, await sealer.seal('Walk ten minutes'), startedOn, before],
    )
    await run(
      `INSERT INTO "Due" ("personId", kind, at)
        SELECT person, 'prompt', $2::timestamptz FROM unnest($1::uuid[]) person`,
      [ids, fromInstant(at)],
    )
    await run('ANALYZE')
  })
}

/** What became of everything that was owed. */
export interface Owed {
  /** How many members have something overdue that nobody has claimed. */
  readonly overdue: number
  readonly queued: number
  readonly sent: number
  readonly dead: number
  /** Jobs that somebody has, or that wait. */
  readonly jobs: number
}

export const owedIn = (databaseUrl: string, now: Temporal.Instant): Promise<Owed> =>
  withClient(databaseUrl, async (run) => {
    const [owed] = await run(
      `SELECT
        (SELECT count(DISTINCT "personId")::int FROM "Due" WHERE at <= $1::timestamptz) AS overdue,
        count(*) FILTER (WHERE state = 'queued')::int AS queued,
        count(*) FILTER (WHERE state = 'sent')::int AS sent,
        count(*) FILTER (WHERE state = 'dead')::int AS dead,
        (SELECT count(*)::int FROM pgboss.job
          WHERE name = 'deliveries' AND state IN ('created', 'retry', 'active')) AS jobs
        FROM "Delivery"`,
      [fromInstant(now)],
    )
    if (owed === undefined) throw new Error('a count without a row')
    return owed as unknown as Owed // as the statement names its columns
  })

/** When each prompt fell due, in order, without repeating an instant. */
export const promptsIn = (databaseUrl: string): Promise<readonly string[]> =>
  withClient(databaseUrl, async (run) => {
    const rows = await run(
      `SELECT DISTINCT to_char("dueAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') AS due
        FROM "Delivery" WHERE kind = 'prompt' ORDER BY due`,
    )
    return rows.map(({ due }) => String(due))
  })

/** For the queue it is two minutes later: jobs that a killed process had in hand come back. */
export async function letTwoMinutesPass(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, (run) =>
    run(
      `WITH queue AS (
        UPDATE pgboss.queue SET monitor_claim_on = monitor_claim_on - interval '2 minutes'
      ) UPDATE pgboss.job SET started_on = started_on - interval '2 minutes'
        WHERE name = 'deliveries' AND state = 'active'`,
    ),
  )
  const neverAsked = async (): Promise<never> => {
    throw new Error('nothing is put into this queue')
  }
  const troubles: unknown[] = []
  const boss = await startBoss({
    database: { at: { url: databaseUrl }, inTransaction: neverAsked },
    onTrouble: (error) => troubles.push(error),
  })
  await boss.supervise(deliveries.name)
  await boss.stop({ graceful: false })
  if (troubles.length > 0) throw new AggregateError(troubles)
}

type Row = Readonly<Record<string, unknown>>
type Run = (statement: string, values?: readonly unknown[]) => Promise<readonly Row[]>

async function withClient<T>(url: string, work: (run: Run) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(async (statement, values = []) => {
      const { rows } = await client.query(statement, [...values])
      return rows
    })
  } finally {
    await client.end()
  }
}
