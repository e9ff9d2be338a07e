import { asId } from '#domain/id.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'
import type { ModeratorAct, ModeratorActDetails, ModeratorActs } from '../store.ts'
import { accountOrder } from './accounts.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface ActRow {
  readonly id: string
  readonly groupId: string
  readonly personId: string | null
  readonly kind: string
  readonly details: string
  readonly at: Date
}

export const moderatorActsOn = (tools: Tools): ModeratorActs => ({
  add: async ({ id, groupId, personId, kind, details, at }) => {
    await tools.db.$executeRaw`
      INSERT INTO "ModeratorAct" (id, "groupId", "personId", kind, details, at)
      VALUES (${id}::uuid, ${groupId}::uuid, ${personId}::uuid, ${kind},
        ${await tools.sealer.seal(JSON.stringify(details))}, ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO NOTHING`
  },

  get: async (groupId, id) => {
    const rows = await tools.db.$queryRaw<ActRow[]>`
      SELECT id, "groupId", "personId", kind, details, at FROM "ModeratorAct"
      WHERE id = ${id}::uuid AND "groupId" = ${groupId}::uuid`
    return rows[0] === undefined ? null : await toAct(tools, rows[0])
  },

  of: async (groupId, most) => {
    const rows = await tools.db.$queryRaw<(ActRow & { readonly name: string | null })[]>`
      SELECT t.id, t."groupId", t."personId", t.kind, t.details, t.at,
        (SELECT a.name FROM "Account" a WHERE a."personId" = t."personId"
          ORDER BY ${accountOrder} LIMIT 1) AS name
      FROM "ModeratorAct" t WHERE t."groupId" = ${groupId}::uuid
      ORDER BY t.at DESC, t.id LIMIT ${most}::int`
    return await Promise.all(
      rows.map(async (row) => ({
        ...(await toAct(tools, row)),
        by: row.name === null ? null : await tools.sealer.open(row.name),
      })),
    )
  },
})

const toAct = async ({ sealer }: Tools, row: ActRow): Promise<ModeratorAct> => ({
  id: row.id,
  groupId: asId(row.groupId),
  personId: row.personId === null ? null : asId(row.personId),
  // Only this file writes these columns, from the very types that they are read back as.
  kind: row.kind as ModeratorActKind,
  details: JSON.parse(await sealer.open(row.details)) as ModeratorActDetails,
  at: toInstant(row.at),
})
