import type { Temporal } from 'temporal-polyfill'
import type { Group, GroupHome, Role } from '#domain/group.ts'
import type { CommunityId, GroupId, PersonId } from '#domain/id.ts'
import type { AccountKey, Door } from '#domain/person.ts'

export interface CommunityKey {
  readonly door: Door
  /** The community's id on its platform: a guild, a workspace. */
  readonly community: string
}

export interface ChannelKey extends CommunityKey {
  readonly channel: string
}

/** Somebody who was named a moderator of a group. */
export interface NamedModerator {
  readonly personId: PersonId
  /** By which they can be reached, and the name that each goes by. Never empty. */
  readonly accounts: readonly { readonly key: AccountKey; readonly name: string }[]
}

export interface Groups {
  /** Adds the community when it is new, the group, and the channel it lives in. Known: unchanged. */
  add(group: Group, lives: ChannelKey, at: Temporal.Instant): Promise<void>
  at(channel: ChannelKey): Promise<Group | null>
  get(groupId: GroupId): Promise<Group | null>
  /** The channels in which a group lives, in communities that we are still in. */
  channels(groupId: GroupId): Promise<readonly ChannelKey[]>
  /**
   * The group lives in this channel, too; `communityId` is the id that the community gets when it is new.
   * `false`, and nothing changed, when a group lives there already.
   */
  addChannel(
    groupId: GroupId,
    channel: ChannelKey,
    communityId: CommunityId,
    at: Temporal.Instant,
  ): Promise<boolean>
  /** Groups that were set up in a community, and that live there, once for each channel; oldest first. */
  inCommunity(community: CommunityKey): Promise<readonly GroupHome[]>
  /**
   * The group no longer lives in this channel. `false`, and nothing changed, when it does not, or it is
   * the last one that we can reach. Only inside `inOne`.
   */
  removeChannel(groupId: GroupId, channel: ChannelKey): Promise<boolean>
  /** Those of its channels in which something may be posted: the ones that are not muted. */
  postsIn(groupId: GroupId): Promise<readonly ChannelKey[]>
  /** Whether nothing is to be posted in a channel, until it is changed. Unknown: nothing. */
  mute(channel: ChannelKey, isMuted: boolean): Promise<void>
  /** The members who were named its moderators, the first joined first. */
  moderators(groupId: GroupId): Promise<readonly NamedModerator[]>
  /** Every community of a door that a group was ever set up in. */
  communities(
    door: Door,
  ): Promise<readonly { readonly community: string; readonly isRemoved: boolean }[]>
  /** We were removed from a community (`at`), or are back in it (`null`). Unknown: nothing. */
  markRemoved(community: CommunityKey, at: Temporal.Instant | null): Promise<void>
  /** A channel is no more: the group it belonged to no longer lives there. */
  forgetChannel(channel: ChannelKey): Promise<void>
  /**
   * Writes its settings, everything but where it lives, when `version` is still the one that stands, and
   * counts it up. `false`, and nothing changed, when somebody else was first.
   */
  update(group: Group): Promise<boolean>
  /** Adds the membership, or changes its role. */
  join(personId: PersonId, groupId: GroupId, role: Role, at: Temporal.Instant): Promise<void>
  /** Ends the membership; no goal of theirs is shared with the group any more. */
  leave(personId: PersonId, groupId: GroupId): Promise<void>
  /** Has what is due for each member worked out anew, by the next heartbeat. */
  replanMembers(groupId: GroupId, at: Temporal.Instant): Promise<void>
}
