import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import type { GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import { hellosOf } from './greet.ts'
import { leaveGroupGoalsOf } from './group-goal-parts.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { removePosts } from './post-in-channels.ts'
import { changing } from './replan.ts'

export interface LeftGroup {
  readonly group: Group
  readonly wasModerator: boolean
  /** Whether nobody is left who was named a moderator of the group. */
  readonly wasLastModerator: boolean
}

/**
 * Ends the speaker's membership, and what they agreed to with it. None of their goals counts in the group
 * any more; nothing of theirs is deleted, and nobody is told. A hello that was said for them is taken away.
 *
 * @param once as in `Invocation.once`.
 */
export async function endMembership(
  store: Store,
  messenger: Pick<Messenger, 'remove'>,
  speaker: Speaker,
  groupId: GroupId,
  once: string,
): Promise<Result<LeftGroup, 'not-in-group'>> {
  const membership = speaker.memberships.find(({ group }) => group.id === groupId)
  if (!membership) return failed('not-in-group')
  const { person, now } = speaker
  const wasModerator = membership.role === 'moderator'
  const hellos = await hellosOf(store, person.id, groupId)

  const wasLastModerator = await changing(store, speaker, async (tx) => {
    await tx.groups.leave(person.id, groupId)
    await leaveGroupGoalsOf(tx, person.id, groupId, now)
    await tx.consents.end(person.id, groupId, now)
    if (!wasModerator) return false
    await tx.moderatorActs.add({
      id: idForAct(person.id, `${groupId} ${once}`, 'stepped down'),
      groupId,
      personId: person.id,
      kind: 'stepped-down',
      details: {},
      at: now,
    })
    return (await tx.groups.moderators(groupId)).length === 0
  })
  await removePosts(store, messenger, hellos)
  return ok({ group: membership.group, wasModerator, wasLastModerator })
}
