import type { Group } from '#domain/group.ts'
import type { GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { changing } from './replan.ts'

/**
 * Makes the speaker a member of the group in whose channel they are. Who is a member already keeps
 * their role.
 */
export async function joinGroup(
  store: Store,
  speaker: Speaker,
  groupId: GroupId,
): Promise<Result<Group, 'group-not-here'>> {
  const { group, role, person, now } = speaker
  if (group?.id !== groupId) return failed('group-not-here')
  if (role === null)
    await changing(store, speaker, (tx) => tx.groups.join(person.id, groupId, 'member', now))
  return ok(group)
}
