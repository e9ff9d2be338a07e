import type { Temporal } from 'temporal-polyfill'
import type { Zone } from '#domain/calendar.ts'
import type { Focus, Group, GroupKind } from '#domain/group.ts'
import { asId, type CommunityId, type GroupId } from '#domain/id.ts'
import { policyOf } from '#domain/policy.ts'
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

/** As long as a channel's name may be on every platform, in UTF-16 units. */
export const groupNameLimit = 80

/**
 * Sets up a group in a channel, with the defaults of its policy. The same act makes one group; a
 * channel that has a group keeps it.
 */
export async function setUpGroup(
  store: Store,
  lives: ChannelKey,
  once: string,
  draft: GroupDraft,
  now: Temporal.Instant,
): Promise<Result<Group, GroupProblem>> {
  const name = cleanLine(draft.name)
  if (name === '') return failed('group-name-empty')
  if (name.length > groupNameLimit) return failed('group-name-too-long')
  const { backfillDays, firstWeekday } = policyOf(draft.kind, draft.focus)
  const id = asId<GroupId>(idForAct(lives.community, once, 'group'))
  const communityId = asId<CommunityId>(idForAct(lives.door, lives.community, 'community'))

  await store.groups.add(
    { id, communityId, ...draft, name, firstWeekday, backfillDays, milestones: null },
    lives,
    now,
  )
  const standing = await store.groups.at(lives)
  return standing?.id === id ? ok(standing) : failed('channel-has-group')
}
