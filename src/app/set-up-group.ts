import type { Temporal } from 'temporal-polyfill'
import type { Zone } from '#domain/calendar.ts'
import type { Focus, Group, GroupKind } from '#domain/group.ts'
import { groupLimits } from '#domain/group-change.ts'
import { asId, type CommunityId, type GroupId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import { firstSettings } from '#domain/policy.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { cleanLine } from '#domain/text.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { idForAct } from './once.ts'

export interface GroupDraft {
  readonly name: string
  readonly kind: GroupKind
  readonly focus: Focus
  readonly zone: Zone
}

export type GroupProblem = 'group-name-empty' | 'group-name-too-long' | 'channel-has-group'

/**
 * Sets up a group in a channel, with the defaults of its policy, and records who did. The same act makes
 * one group; a channel that has a group keeps it.
 */
export async function setUpGroup(
  store: Store,
  lives: ChannelKey,
  once: string,
  draft: GroupDraft,
  { person, now }: { readonly person: Pick<Person, 'id'> | null; readonly now: Temporal.Instant },
): Promise<Result<Group, GroupProblem>> {
  const name = cleanLine(draft.name)
  if (name === '') return failed('group-name-empty')
  if (name.length > groupLimits.name) return failed('group-name-too-long')
  const id = asId<GroupId>(idForAct(lives.community, once, 'group'))
  const communityId = asId<CommunityId>(idForAct(lives.door, lives.community, 'community'))

  const group = { id, communityId, ...firstSettings(draft.kind, draft.focus), ...draft, name }

  const standing = await store.inOne(async (tx) => {
    await tx.groups.add(group, lives, now)
    const there = await tx.groups.at(lives)
    if (there?.id === id)
      await tx.moderatorActs.add({
        id: idForAct(id, once, 'set-up'),
        groupId: id,
        personId: person?.id ?? null,
        kind: 'set-up',
        details: { about: name },
        at: now,
      })
    return there
  })
  return standing?.id === id ? ok(standing) : failed('channel-has-group')
}
