import type { Temporal } from 'temporal-polyfill'
import type { DeliveryId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import type { Outcome } from '../schedule.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/**
 * Keeps what became of a queued delivery, in one statement. Where it follows something for the member,
 * their row is held first, as `asOne` does: in the other order the two could wait for one another.
 *
 * @returns whether it was queued.
 */
export async function settle(
  { db }: Tools,
  id: DeliveryId,
  outcome: Outcome,
  at: Temporal.Instant,
): Promise<boolean> {
  const { state } = outcome
  const isDone = state !== 'queued'
  const wasSent = state === 'sent'
  const message = wasSent ? JSON.stringify(outcome.message ?? null) : null
  const [row] = await db.$queryRaw<{ settled: number }[]>`
    WITH member AS MATERIALIZED (
      SELECT p.id FROM "Delivery" d JOIN "Person" p ON p.id = d."personId"
      WHERE d.id = ${id}::uuid AND d.state = 'queued' AND ${follows(state)}
      FOR NO KEY UPDATE OF p
    ), settled AS (
      UPDATE "Delivery" d SET state = ${state}::"DeliveryState", attempts = d.attempts + 1,
        "doneAt" = ${isDone ? fromInstant(at) : null}::timestamptz,
        why = ${wasSent ? null : outcome.why}, message = ${message}::jsonb
      WHERE d.id = ${id}::uuid AND d.state = 'queued' AND (SELECT count(*) FROM member) >= 0
      RETURNING d.kind
    ), counted AS (
      UPDATE "Person" p SET
        unreached = CASE ${state} WHEN 'sent' THEN 0 WHEN 'closed' THEN p.unreached + 1
          ELSE p.unreached END,
        unanswered = CASE WHEN ${isDone && !wasSent}::boolean AND settled.kind = 'prompt'
          THEN greatest(0, p.unanswered - 1) ELSE p.unanswered END
      FROM settled, member WHERE p.id = member.id
    )
    SELECT count(*)::int AS settled FROM settled`
  return row?.settled === 1
}

/** A delivery that a platform has taken, and where it stands there. */
export interface SentDelivery {
  readonly id: DeliveryId
  readonly message: unknown
  readonly at: Temporal.Instant
}

/** As `settle` for each of them, in one statement. Gives for each whether it was queued. */
export async function settleSent(
  { db }: Tools,
  sent: readonly SentDelivery[],
): Promise<readonly boolean[]> {
  const ids = sent.map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH member AS MATERIALIZED (
      SELECT p.id FROM "Delivery" d JOIN "Person" p ON p.id = d."personId"
      WHERE d.id = ANY(${ids}::uuid[]) AND d.state = 'queued' AND p.unreached <> 0
      ORDER BY p.id FOR NO KEY UPDATE OF p
    ), settled AS (
      UPDATE "Delivery" d SET state = 'sent', attempts = d.attempts + 1, "doneAt" = given.at,
        why = NULL, message = given.message
      FROM (SELECT id, at::timestamptz, message::jsonb FROM unnest(${ids}::uuid[],
        ${sent.map(({ at }) => fromInstant(at))}::text[],
        ${sent.map(({ message }) => JSON.stringify(message ?? null))}::text[]
      ) AS given (id, at, message)) given
      WHERE d.id = given.id AND d.state = 'queued' AND (SELECT count(*) FROM member) >= 0
      RETURNING d.id
    ), counted AS (
      UPDATE "Person" p SET unreached = 0 FROM member WHERE p.id = member.id
    )
    SELECT id FROM settled`
  const settled = new Set(rows.map(({ id }) => id))
  return ids.map((id) => settled.delete(id))
}

/** Whether anything follows for the member `p` of the delivery `d`. */
function follows(state: Outcome['state']): Prisma.Sql {
  switch (state) {
    case 'queued':
      return Prisma.sql`false`
    case 'sent':
      return Prisma.sql`p.unreached <> 0`
    case 'closed':
      return Prisma.sql`true`
    case 'dropped':
    case 'dead':
      return Prisma.sql`d.kind = 'prompt' AND p.unanswered <> 0`
  }
}
