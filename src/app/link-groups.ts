import type { Temporal } from 'temporal-polyfill'
import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { asId, type CommunityId, type GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { openCardsIn } from './group-goal-posts.ts'
import { findLinkCode, type LinkCodeProblem, linkCodeHash } from './link-codes.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

export type GroupLinkProblem =
  | LinkCodeProblem
  | 'channel-has-group'
  | 'group-lives-here'
  | 'group-unreachable'

type Unlinked = Result<Group, 'group-not-here' | 'last-channel'>

export interface FoundGroup {
  readonly code: string
  readonly group: Group
}

/** Which group a code would give a home in this channel. Changes nothing but the count of tries. */
export async function findLinkedGroup(
  store: Store,
  speaker: Speaker,
  typed: string,
): Promise<Result<FoundGroup, GroupLinkProblem>> {
  const found = await findLinkCode(store, speaker, 'group', typed)
  if (!found.ok) return found
  const { code, groupId } = found.value
  const free = await checkHome(store, speaker, groupId)
  return free.ok ? ok({ code, group: free.value }) : free
}

/** The group, if this channel has none yet and the group can be reached where it lives. */
async function checkHome(
  store: Store,
  speaker: Speaker,
  groupId: GroupId | null,
): Promise<Result<Group, 'link-code-unknown' | Exclude<GroupLinkProblem, LinkCodeProblem>>> {
  const group = groupId && (await store.groups.get(groupId))
  if (!group) return failed('link-code-unknown')
  if (speaker.group)
    return failed(speaker.group.id === group.id ? 'group-lives-here' : 'channel-has-group')
  const homes = await store.groups.channels(group.id)
  return homes.length === 0 ? failed('group-unreachable') : ok(group)
}

/**
 * Gives the group of a code another home in this channel. The same act does it once.
 *
 * @param act as `Context.once` gives it.
 */
export async function linkGroup(
  store: Store,
  speaker: Speaker,
  place: ChannelKey,
  code: string,
  act: string,
): Promise<Result<Group, GroupLinkProblem>> {
  const { person, group: here, now } = speaker
  if (here && (await store.moderatorActs.get(here.id, act))) return ok(here)
  const hash = linkCodeHash(store, 'group', code)
  return await store.inOne(async (tx): Promise<Result<Group, GroupLinkProblem>> => {
    const found = await tx.linkCodes.find(hash)
    const free = await checkHome(tx, speaker, found?.groupId ?? null)
    if (!free.ok) return free
    if (!(await tx.linkCodes.take(hash, now))) return failed('link-code-old')
    const group = free.value
    const { door, community } = place
    const communityId = asId<CommunityId>(idForAct(door, community, 'community'))
    if (!(await tx.groups.addChannel(group.id, place, communityId, now)))
      return failed('channel-has-group')
    await tx.moderatorActs.add({
      id: act,
      groupId: group.id,
      personId: person.id,
      kind: 'linked',
      details: {},
      at: now,
    })
    await lookAtOpenGoals(tx, group.id, now)
    return ok(group)
  })
}

export interface Move {
  readonly group: GroupId
  /** The channel of this community that it leaves; `null`: it has none here. */
  readonly from: string | null
}

export type MoveProblem = 'channel-has-group' | 'group-not-there'

/**
 * Has a group of this community live in this channel, in place of the one that it had there. The same act
 * does it once.
 *
 * @param act as `Context.once` gives it.
 */
export async function moveGroup(
  store: Store,
  messenger: Pick<Messenger, 'remove'>,
  { person, group: here, now }: Speaker,
  place: ChannelKey,
  { group: id, from }: Move,
  act: string,
): Promise<Result<Group, MoveProblem>> {
  if (here) return (await store.moderatorActs.get(here.id, act)) ? ok(here) : taken
  const homes = await store.groups.inCommunity(place)
  const group = homes.find((one) => one.group.id === id && one.channel === from)?.group
  if (!group) return failed('group-not-there')
  const before = from === null ? null : { ...place, channel: from }
  const cards = before ? await openCardsIn(store, group.id, before) : []
  const moved = await store.inOne(async (tx): Promise<Result<Group, MoveProblem>> => {
    if (!(await tx.groups.addChannel(group.id, place, group.communityId, now))) return taken
    if (before) await tx.groups.removeChannel(group.id, before)
    const details = {}
    await tx.moderatorActs.add({
      ...{ id: act, groupId: group.id, personId: person.id, kind: 'moved', details, at: now },
    })
    await lookAtOpenGoals(tx, group.id, now)
    return ok(group)
  })
  if (moved.ok) await Promise.all(cards.map((card) => messenger.remove(card)))
  return moved
}

const taken = failed('channel-has-group' as const)

/** Has the cards of its open goals brought to where it lives by now. */
async function lookAtOpenGoals(
  { groupGoals }: Store,
  groupId: GroupId,
  now: Temporal.Instant,
): Promise<void> {
  for (const goal of await groupGoals.of(groupId))
    if (goal.endedAt === null) await groupGoals.look(goal.id, now)
}

/**
 * Takes this channel away from the group that lives in it, and the cards of its goals with it: nothing
 * would keep them up to date. Its members stay.
 */
export async function unlinkGroup(
  store: Store,
  messenger: Pick<Messenger, 'remove'>,
  { person, group, now }: Speaker,
  place: ChannelKey,
  act: string,
): Promise<Unlinked> {
  if (!group) return failed('group-not-here')
  const cards = await openCardsIn(store, group.id, place)
  const unlinked = await store.inOne(async (tx): Promise<Unlinked> => {
    if ((await tx.groups.at(place))?.id !== group.id) return failed('group-not-here')
    if (!(await tx.groups.removeChannel(group.id, place))) return failed('last-channel')
    await tx.moderatorActs.add({
      id: act,
      groupId: group.id,
      personId: person.id,
      kind: 'unlinked',
      details: {},
      at: now,
    })
    return ok(group)
  })
  if (unlinked.ok) await Promise.all(cards.map((card) => messenger.remove(card)))
  return unlinked
}
