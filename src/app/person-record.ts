import { z } from 'zod'
import type { PersonId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import { personRecordFormat, recordVersion } from './person-record-format.ts'

/** Everything that is kept of a person, as plain JSON. */
export type PersonRecordJson = z.input<typeof personRecordFormat>

/**
 * Everything that is kept of a person, and of nobody else: whom they walk with and whom in person
 * they told something is not in it. `null` when there is nobody of this id.
 *
 * @internal The command that gives it to members is still to come.
 */
export async function exportPerson(
  store: Store,
  personId: PersonId,
): Promise<PersonRecordJson | null> {
  const record = await store.records.of(personId)
  return record && z.encode(personRecordFormat, { version: recordVersion, ...record })
}

export type ImportFailure = 'record-of-other-version' | 'record-unreadable' | 'record-known'

/**
 * Adds a person as their record has them, with the same ids, to a store that has nothing of it. They
 * join those of their groups that are there; the others are left out, and so is what they told to one
 * person. Accounts and roles are believed, so this is for whoever runs the bot, and for nobody else.
 *
 * @internal The command for it is still to come.
 */
export async function importPerson(
  store: Store,
  record: unknown,
): Promise<Result<PersonId, ImportFailure>> {
  const { success: isVersioned, data: versioned } = anyVersion.safeParse(record)
  if (isVersioned && versioned.version !== recordVersion) return failed('record-of-other-version')
  const read = personRecordFormat.safeParse(record)
  if (!read.success) return failed('record-unreadable')

  const { version, ...kept } = read.data
  const isAdded = await store.records.add(kept)
  return isAdded ? ok(kept.person.id) : failed('record-known')
}

const anyVersion = z.object({ version: z.number() })
