import { asId } from '#domain/id.ts'
import type { Door } from '#domain/person.ts'
import type { Pairs } from '../store.ts'
import { accountOrder } from './accounts.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

interface BuddyRow {
  readonly pairId: string
  readonly personId: string
  readonly accounts: readonly {
    readonly door: string
    readonly tenant: string
    readonly externalId: string
    readonly name: string
  }[]
}

export const pairsOn = (tools: Tools): Pairs => ({
  add: async ({ id, one, other }, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "Pair" (id, "oneId", "otherId", "startedAt")
      VALUES (${id}::uuid, ${one}::uuid, ${other}::uuid, ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO NOTHING`
  },

  end: async (id, at) => {
    await tools.db.$executeRaw`
      UPDATE "Pair" SET "endedAt" = ${fromInstant(at)}::timestamptz
      WHERE id = ${id}::uuid AND "endedAt" IS NULL`
  },

  of: async (personId) => {
    const rows = await tools.db.$queryRaw<BuddyRow[]>`
      SELECT p.id AS "pairId", o.id AS "personId",
        (SELECT json_agg(json_build_object('door', a.door, 'tenant', a.tenant,
            'externalId', a."externalId", 'name', a.name) ORDER BY ${accountOrder})
          FROM "Account" a WHERE a."personId" = o.id) AS accounts
      FROM "Pair" p
      JOIN "Person" o
        ON o.id = CASE WHEN p."oneId" = ${personId}::uuid THEN p."otherId" ELSE p."oneId" END
      WHERE (p."oneId" = ${personId}::uuid OR p."otherId" = ${personId}::uuid)
        AND p."endedAt" IS NULL
      ORDER BY p."startedAt", p.id`
    return await Promise.all(
      rows.map(async ({ pairId, personId, accounts }) => ({
        pairId: asId<Awaited<ReturnType<Pairs['of']>>[number]['pairId']>(pairId),
        personId: asId<Awaited<ReturnType<Pairs['of']>>[number]['personId']>(personId),
        accounts: await Promise.all(
          accounts.map(async ({ door, tenant, externalId, name }) => ({
            // The column's type has the same words as Door.
            key: { door: door as Door, tenant, externalId },
            name: await tools.sealer.open(name),
          })),
        ),
      })),
    )
  },
})
