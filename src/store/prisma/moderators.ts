import { asId, type GroupId } from '#domain/id.ts'
import type { Door } from '#domain/person.ts'
import type { NamedModerator } from '../store.ts'
import { accountOrder } from './accounts.ts'
import type { Tools } from './client.ts'

interface ModeratorRow {
  readonly personId: string
  readonly accounts: readonly {
    readonly door: string
    readonly tenant: string
    readonly externalId: string
    readonly name: string
  }[]
}

/** The named moderators of a group with their accounts, the first joined first. */
export async function moderatorsOf(
  tools: Tools,
  groupId: GroupId,
): Promise<readonly NamedModerator[]> {
  const rows = await tools.db.$queryRaw<ModeratorRow[]>`
    SELECT m."personId", json_agg(json_build_object('door', a.door, 'tenant', a.tenant,
      'externalId', a."externalId", 'name', a.name) ORDER BY ${accountOrder}) AS accounts
    FROM "Membership" m JOIN "Account" a ON a."personId" = m."personId"
    WHERE m."groupId" = ${groupId}::uuid AND m.role = 'moderator'
    GROUP BY m."personId", m."joinedAt"
    ORDER BY m."joinedAt", m."personId"`
  return await Promise.all(
    rows.map(async ({ personId, accounts }) => ({
      personId: asId<NamedModerator['personId']>(personId),
      accounts: await Promise.all(
        accounts.map(async ({ door, tenant, externalId, name }) => ({
          // The column's type has the same words as Door.
          key: { door: door as Door, tenant, externalId },
          name: await tools.sealer.open(name),
        })),
      ),
    })),
  )
}
