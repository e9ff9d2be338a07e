import type { DeliveryKind } from '#domain/due.ts'
import { asId, type PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import type { Deliveries, Delivery, DeliveryState, NewDelivery } from '../schedule.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'
import { settle } from './settle.ts'

interface DeliveryRow {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly about: string
  readonly state: string
  readonly dueAt: Date
  readonly until: Date | null
  readonly attempts: number
  readonly doneAt: Date | null
  readonly why: string | null
  readonly message: unknown
}

const done = Prisma.sql`('sent', 'dropped', 'closed', 'dead')`

/** How many are forgotten at once: nobody else waits for long meanwhile. */
const mostForgotten = 10_000

export const deliveriesOn = (tools: Tools): Deliveries => ({
  // Without a name of what conflicts: two who add the same at once meet by either of its two keys.
  add: async (deliveries) => {
    if (deliveries.length === 0) return []
    const rows = await tools.db.$queryRaw<{ id: string }[]>`
      INSERT INTO "Delivery" (id, "personId", kind, about, "dueAt", "until")
      SELECT id, person, kind::"DeliveryKind", about, at::timestamptz, "until"::timestamptz
      FROM unnest(${deliveries.map(({ id }) => id)}::uuid[],
        ${deliveries.map(({ personId }) => personId)}::uuid[],
        ${deliveries.map(({ kind }) => kind)}::text[],
        ${deliveries.map(({ about }) => about)}::text[],
        ${deliveries.map(({ at }) => fromInstant(at))}::text[],
        ${deliveries.map(({ until }) => until && fromInstant(until))}::text[]
      ) AS given (id, person, kind, about, at, "until")
      ON CONFLICT DO NOTHING
      RETURNING id`
    const added = new Set(rows.map(({ id }) => id))
    return deliveries.filter(({ id }) => added.delete(id))
  },

  get: (ids) => read(tools, Prisma.sql`WHERE id = ANY(${[...ids]}::uuid[])`),

  settle: (id, outcome, at) => settle(tools, id, outcome, at),

  take: async (id, at) => {
    const taken = await tools.db.$executeRaw`
      UPDATE "Delivery" SET state = 'dropped', "doneAt" = ${fromInstant(at)}::timestamptz
      WHERE id = ${id}::uuid AND state = 'closed'`
    return taken === 1
  },

  // Two statements, so that the second sees what somebody else adds while the first waits for them.
  decline: async ({ id, personId, kind, about, at: dueAt, until }, at) => {
    const doneAt = Prisma.sql`${fromInstant(at)}::timestamptz`
    const added = await tools.db.$executeRaw`
      INSERT INTO "Delivery" (id, "personId", kind, about, state, "dueAt", "until", "doneAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${kind}::"DeliveryKind", ${about}, 'dropped',
        ${fromInstant(dueAt)}::timestamptz, ${until && fromInstant(until)}::timestamptz, ${doneAt})
      ON CONFLICT DO NOTHING`
    if (added === 1) return
    await tools.db.$executeRaw`
      UPDATE "Delivery" SET state = 'dropped', "doneAt" = ${doneAt}
      WHERE id = ${id}::uuid AND state = 'queued'`
  },

  of: (personId, state) =>
    read(
      tools,
      Prisma.sql`WHERE "personId" = ${personId}::uuid AND state = ${state}::"DeliveryState"
        ORDER BY "dueAt", id`,
    ),

  newest: (state, most) =>
    read(
      tools,
      Prisma.sql`WHERE state = ${state}::"DeliveryState" ORDER BY "dueAt" DESC, id LIMIT ${most}::int`,
    ),

  // A prompt that was given up was no longer waited for, and now it is again.
  revive: async (ids) => {
    const rows = await tools.db.$queryRaw<DeliveryRow[]>`
      WITH person AS MATERIALIZED (
        SELECT p.id FROM "Person" p
        WHERE p.id IN (SELECT d."personId" FROM "Delivery" d WHERE d.id = ANY(${[...ids]}::uuid[]))
        ORDER BY p.id
        FOR NO KEY UPDATE
      ), revived AS (
        UPDATE "Delivery" d SET state = 'queued', attempts = 0, "doneAt" = NULL
        FROM person
        WHERE d."personId" = person.id AND d.id = ANY(${[...ids]}::uuid[]) AND d.state = 'dead'
        RETURNING d.*
      ), waited AS (
        UPDATE "Person" p SET unanswered = p.unanswered + prompts.count
        FROM (SELECT "personId", count(*)::int AS count FROM revived WHERE kind = 'prompt'
          GROUP BY "personId") prompts
        WHERE p.id = prompts."personId"
      )
      SELECT * FROM revived`
    return rows.map(toDelivery)
  },

  counts: async (since) => {
    const rows = await tools.db.$queryRaw<{ state: DeliveryState; count: number }[]>`
      SELECT state, count(*)::int AS count FROM "Delivery"
      WHERE state = 'queued' OR (state IN ${done}
        AND "doneAt" >= ${fromInstant(since)}::timestamptz)
      GROUP BY state`
    const counts = { queued: 0, sent: 0, dropped: 0, closed: 0, dead: 0 }
    for (const { state, count } of rows) counts[state] = count
    return counts
  },

  forget: (doneBefore) => tools.db.$executeRaw`
    DELETE FROM "Delivery" WHERE id IN (
      SELECT id FROM "Delivery" WHERE state IN ${done}
        AND "doneAt" < ${fromInstant(doneBefore)}::timestamptz
      ORDER BY "doneAt" LIMIT ${mostForgotten}::int FOR UPDATE SKIP LOCKED)`,
})

async function read({ db }: Tools, which: Prisma.Sql): Promise<readonly Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`SELECT * FROM "Delivery" ${which}`
  return rows.map(toDelivery)
}

const toDelivery = (row: DeliveryRow): Delivery => ({
  id: asId<NewDelivery['id']>(row.id),
  personId: asId<PersonId>(row.personId),
  // The columns' types have the same words as DeliveryKind and DeliveryState.
  kind: row.kind as DeliveryKind,
  state: row.state as DeliveryState,
  about: row.about,
  at: toInstant(row.dueAt),
  until: row.until && toInstant(row.until),
  attempts: row.attempts,
  doneAt: row.doneAt && toInstant(row.doneAt),
  why: row.why,
  message: row.message,
})
