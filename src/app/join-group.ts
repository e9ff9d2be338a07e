import type { Group } from '#domain/group.ts'
import { asId, type ConsentId, type GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'

interface Joinable {
  readonly group: Group
  readonly isMember: boolean
}

/** The group in whose channel they are, for showing what joining it means. Changes nothing. */
export function findJoinable(
  { group, role }: Speaker,
  groupId: GroupId,
): Result<Joinable, 'group-not-here'> {
  return group?.id === groupId ? ok({ group, isMember: role !== null }) : failed('group-not-here')
}

/** Names a text that somebody is asked to agree to: another text has another name. */
export const agreementId = ({ id }: Group, words: string): string =>
  idForAct(id, words, 'agreement')

/**
 * Makes the speaker a member of the group in whose channel they are, and keeps what they agreed to. Who
 * is a member already keeps their role and what they agreed to then.
 *
 * @param words the very words that they read.
 * @param once as in `Invocation.once`.
 */
export async function joinGroup(
  store: Store,
  speaker: Speaker,
  groupId: GroupId,
  words: string,
  once: string,
): Promise<Result<Group, 'group-not-here'>> {
  const found = findJoinable(speaker, groupId)
  if (!found.ok) return found
  const { person, account, now } = speaker
  await changing(store, speaker, async (tx) => {
    // Another click of theirs can have come before this one.
    const known = await tx.people.byAccount(account)
    if (known?.memberships.some(({ group }) => group.id === groupId)) return
    await tx.groups.join(person.id, groupId, 'member', now)
    const id = asId<ConsentId>(idForAct(person.id, `${groupId} ${once}`, 'consent'))
    await tx.consents.add({ id, personId: person.id, groupId, words, agreedAt: now })
  })
  return ok(found.value.group)
}
