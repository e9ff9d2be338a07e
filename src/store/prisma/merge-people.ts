import type { Temporal } from 'temporal-polyfill'
import type { PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** What asks for a date: it is planned anew, by the settings that hold from now on. */
const asking = Prisma.sql`('prompt', 'nudge', 'later', 'close')`

/** Tables whose rows simply belong to somebody. */
const belongings = [
  'Account',
  'Consent',
  'Draft',
  'Goal',
  'ModeratorAct',
  'Pause',
  'Plan',
  'RememberedDate',
  'Setback',
  'WebEntry',
] as const

/**
 * As `Accounts.merge`. Both people's rows are held already; here the one that goes is held so that nobody
 * can refer to it any more: what is added for it meanwhile waits, and fails rather than goes with it.
 */
export async function mergePeople(
  { db }: Tools,
  intoId: PersonId,
  fromId: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  const into = Prisma.sql`${intoId}::uuid`
  const from = Prisma.sql`${fromId}::uuid`
  const now = Prisma.sql`${fromInstant(at)}::timestamptz`
  const statements = [
    Prisma.sql`SELECT FROM "Person" WHERE id = ${from} FOR UPDATE`,
    ...belongings.map(
      (table) =>
        Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET "personId" = ${into} WHERE "personId" = ${from}`,
    ),
    ...memberships(into, from, now),
    ...groupGoalParts(into, from, now),
    ...pairs(into, from, now),
    ...shares(into, from, now),
    ...posts(into, from, now),
    ...deliveries(into, from, now),
    ...linkCodes(into, from, now),
    Prisma.sql`DELETE FROM "Due" WHERE "personId" = ${from}`,
    Prisma.sql`
      UPDATE "Person" p SET "promptedOn" = greatest(p."promptedOn", o."promptedOn"),
        "createdAt" = least(p."createdAt", o."createdAt")
      FROM "Person" o WHERE p.id = ${into} AND o.id = ${from}`,
    Prisma.sql`DELETE FROM "Person" WHERE id = ${from}`,
  ]
  for (const statement of statements) await db.$executeRaw(statement)
}

type Step = (into: Prisma.Sql, from: Prisma.Sql, now: Prisma.Sql) => readonly Prisma.Sql[]

/**
 * In a group of both: the stronger role (the type has them in this order), the earlier date, and its
 * weekly reports unless either of them said no.
 */
const memberships: Step = (into, from) => [
  Prisma.sql`
    UPDATE "Membership" m SET role = greatest(m.role, o.role),
      "joinedAt" = least(m."joinedAt", o."joinedAt"),
      "groupReports" = m."groupReports" AND o."groupReports"
    FROM "Membership" o
    WHERE m."personId" = ${into} AND o."personId" = ${from} AND o."groupId" = m."groupId"`,
  Prisma.sql`
    DELETE FROM "Membership" o USING "Membership" m
    WHERE o."personId" = ${from} AND m."personId" = ${into} AND m."groupId" = o."groupId"`,
  Prisma.sql`UPDATE "Membership" SET "personId" = ${into} WHERE "personId" = ${from}`,
]

/**
 * Where both take part, one part stays: the survivor's, unless they left and the other did not. It takes
 * over what of the other is in the figure that the group saw last, so that the figure does not fall by
 * what one person had. The goal of the other part becomes an ordinary one. The goal's row goes first, as
 * wherever a figure is shown.
 */
const groupGoalParts: Step = (into, from, now) => [
  Prisma.sql`
    SELECT FROM "GroupGoal" o WHERE o.id IN (
      SELECT "groupGoalId" FROM "GroupGoalPart" WHERE "personId" IN (${into}, ${from}))
    ORDER BY o.id FOR NO KEY UPDATE`,
  Prisma.sql`
    WITH both_parts AS (
      SELECT a."groupGoalId", a."leftAt" IS NOT NULL AND b."leftAt" IS NULL AS other_stays
      FROM "GroupGoalPart" a JOIN "GroupGoalPart" b ON b."groupGoalId" = a."groupGoalId"
      WHERE a."personId" = ${into} AND b."personId" = ${from}
    ), dropped AS (
      DELETE FROM "GroupGoalPart" p USING both_parts t
      WHERE p."groupGoalId" = t."groupGoalId"
        AND p."personId" = CASE WHEN t.other_stays THEN ${into} ELSE ${from} END
      RETURNING p."groupGoalId", p.counted, p.peak, p.round
    ), looked AS (
      UPDATE "GroupGoal" o SET "lookAt" = least(o."lookAt", ${now})
      FROM dropped WHERE o.id = dropped."groupGoalId" AND o."endedAt" IS NULL
    )
    UPDATE "GroupGoalPart" p SET round = greatest(p.round, d.round),
      counted = CASE WHEN p.round = d.round THEN p.counted + d.counted
        WHEN p.round > d.round THEN p.counted ELSE d.counted END,
      peak = CASE WHEN p.round = d.round THEN p.peak + d.peak
        WHEN p.round > d.round THEN p.peak ELSE d.peak END
    FROM dropped d JOIN both_parts t ON t."groupGoalId" = d."groupGoalId"
    WHERE p."groupGoalId" = d."groupGoalId"
      AND p."personId" = CASE WHEN t.other_stays THEN ${from} ELSE ${into} END`,
  Prisma.sql`UPDATE "GroupGoalPart" SET "personId" = ${into} WHERE "personId" = ${from}`,
]

/** Nobody walks with themselves, nor twice with the same person. */
const pairs: Step = (into, from, now) => [
  Prisma.sql`
    DELETE FROM "Pair" WHERE ("oneId" = ${into} AND "otherId" = ${from})
      OR ("oneId" = ${from} AND "otherId" = ${into})`,
  Prisma.sql`UPDATE "Pair" SET "oneId" = ${into} WHERE "oneId" = ${from}`,
  Prisma.sql`UPDATE "Pair" SET "otherId" = ${into} WHERE "otherId" = ${from}`,
  Prisma.sql`
    UPDATE "Pair" p SET "endedAt" = ${now}
    WHERE p."endedAt" IS NULL AND ${into} IN (p."oneId", p."otherId") AND EXISTS (
      SELECT FROM "Pair" q WHERE q."endedAt" IS NULL
        AND least(q."oneId", q."otherId") = least(p."oneId", p."otherId")
        AND greatest(q."oneId", q."otherId") = greatest(p."oneId", p."otherId")
        AND (q."startedAt", q.id) < (p."startedAt", p.id))`,
]

/** What one of the two told the other was told to nobody else. */
const shares: Step = (into, from) => [
  Prisma.sql`
    DELETE FROM "Share" WHERE ("personId" = ${into} AND "toId" = ${from})
      OR ("personId" = ${from} AND "toId" = ${into})`,
  Prisma.sql`UPDATE "Share" SET "personId" = ${into} WHERE "personId" = ${from}`,
  Prisma.sql`UPDATE "Share" SET "toId" = ${into} WHERE "toId" = ${from}`,
]

/** A newcomer's post is about the person; where both have one in a channel, the survivor's is kept. */
const posts: Step = (into, from) => [
  Prisma.sql`
    DELETE FROM "Post" o USING "Post" p
    WHERE o.kind = 'newcomer' AND p.kind = 'newcomer' AND o."channelId" = p."channelId"
      AND o.about = ${from}::text AND p.about = ${into}::text`,
  Prisma.sql`
    UPDATE "Post" SET about = ${into}::text WHERE kind = 'newcomer' AND about = ${from}::text`,
  Prisma.sql`UPDATE "Post" SET "personId" = ${into} WHERE "personId" = ${from}`,
]

/**
 * Of what both were to get about the same, the survivor's is kept, unless only the other's has arrived.
 * What else is on its way to the other comes to the survivor.
 */
const deliveries: Step = (into, from) => [
  Prisma.sql`
    DELETE FROM "Delivery" WHERE "personId" = ${from} AND state = 'queued' AND kind IN ${asking}`,
  Prisma.sql`
    DELETE FROM "Delivery" d USING "Delivery" e
    WHERE d."personId" = ${into} AND e."personId" = ${from} AND e.kind = d.kind
      AND e.about = d.about AND d.state = 'queued' AND e.state = 'sent'`,
  Prisma.sql`
    DELETE FROM "Delivery" d USING "Delivery" e
    WHERE d."personId" = ${from} AND e."personId" = ${into} AND e.kind = d.kind
      AND e.about = d.about`,
  Prisma.sql`UPDATE "Delivery" SET "personId" = ${into} WHERE "personId" = ${from}`,
]

/** One that links accounts was made for what each of them was; it is quickly made again. */
const linkCodes: Step = (into, from) => [
  Prisma.sql`
    DELETE FROM "LinkCode" WHERE "personId" IN (${into}, ${from}) AND "groupId" IS NULL`,
  Prisma.sql`UPDATE "LinkCode" SET "personId" = ${into} WHERE "personId" = ${from}`,
]
