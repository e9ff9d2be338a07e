import { type AccountId, asId } from '#domain/id.ts'
import type { Door } from '#domain/person.ts'
import { Prisma } from '../generated/client.ts'
import type { Accounts } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { mergePeople } from './merge-people.ts'

/** In which order a person's accounts `a` stand, wherever they are listed: messages go to the first. */
export const accountOrder = Prisma.sql`a.preferred DESC, a.door, a.tenant, a."externalId"`

interface AccountRow {
  readonly id: string
  readonly door: string
  readonly tenant: string
  readonly externalId: string
  readonly name: string
}

export const accountsOn = (tools: Tools): Accounts => ({
  of: async (personId) => {
    const rows = await tools.db.$queryRaw<AccountRow[]>`
      SELECT a.id, a.door, a.tenant, a."externalId", a.name FROM "Account" a
      WHERE a."personId" = ${personId}::uuid ORDER BY ${accountOrder}`
    return await Promise.all(
      rows.map(async ({ id, door, tenant, externalId, name }) => ({
        id: asId<AccountId>(id),
        // The column's type has the same words as Door.
        key: { door: door as Door, tenant, externalId },
        name: await tools.sealer.open(name),
      })),
    )
  },

  prefer: async (personId, id) => {
    const changed = await tools.db.$executeRaw`
      UPDATE "Account" SET preferred = (id = ${id}::uuid)
      WHERE "personId" = ${personId}::uuid AND EXISTS (
        SELECT FROM "Account" b WHERE b.id = ${id}::uuid AND b."personId" = ${personId}::uuid)`
    return changed > 0
  },

  hold: async (personIds) => {
    await tools.db.$executeRaw`
      SELECT FROM "Person" WHERE id = ANY(${[...personIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  },

  merge: (into, from, at) => mergePeople(tools, into, from, at),

  // A browser that came in by the account no longer acts for the person whom it has left.
  unlink: async (personId, id, fresh, at) => {
    const theirs = await tools.db.account.findMany({ where: { personId }, select: { id: true } })
    if (theirs.length < 2 || !theirs.some((one) => one.id === id)) return false
    await tools.db.$executeRaw`
      INSERT INTO "Person" (id, "createdAt") VALUES (${fresh}::uuid, ${fromInstant(at)}::timestamptz)`
    await tools.db.$executeRaw`
      UPDATE "Account" SET "personId" = ${fresh}::uuid, preferred = false WHERE id = ${id}::uuid`
    await tools.db.$executeRaw`
      DELETE FROM "WebEntry" w USING "Account" a
      WHERE a.id = ${id}::uuid AND w."personId" = ${personId}::uuid AND w.door = a.door
        AND w.tenant = a.tenant AND w."externalId" = a."externalId"`
    return true
  },
})
