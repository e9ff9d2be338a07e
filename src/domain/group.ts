import type { Temporal } from 'temporal-polyfill'
import type { Weekday, Zone } from './calendar.ts'
import type { CommunityId, GroupId } from './id.ts'
import type { MilestoneList } from './milestone-list.ts'
import type { Door } from './person.ts'

export const groupKinds = ['peer-led', 'twelve-step', 'therapist-led'] as const
export type GroupKind = (typeof groupKinds)[number]

export const focuses = [
  'recovery',
  'mental-health',
  'chronic-condition',
  'bereavement',
  'caregiving',
  'wellbeing',
] as const
export type Focus = (typeof focuses)[number]

export const roles = ['member', 'supporter', 'supervisor', 'moderator'] as const
export type Role = (typeof roles)[number]

/** Whoever holds this role of a platform, or is in this user group, moderates the group. */
export interface RoleKey {
  readonly door: Door
  /** The guild or workspace whose role it is. */
  readonly community: string
  readonly role: string
}

export interface Group {
  readonly id: GroupId
  readonly communityId: CommunityId
  readonly name: string
  readonly kind: GroupKind
  readonly focus: Focus
  readonly zone: Zone
  readonly firstWeekday: Weekday
  /** How many dates before today can still be answered, 0 to 30. */
  readonly backfillDays: number
  /** The list that it has edited; `null`: the one that its kind begins with. */
  readonly milestones: MilestoneList | null
  /** What members are offered as the time of their daily prompt, on each one's own clock. */
  readonly promptTime: Temporal.PlainTime
  /** The languages that are spoken in it, as two letters of ISO 639-1 each; never empty. */
  readonly languages: readonly string[]
  /** What members agree to for being with one another; `null`: what its kind begins with. */
  readonly guidelines: string | null
  readonly moderatorRoles: readonly RoleKey[]
  /** Counts its changes, so that two that were begun side by side are told apart. */
  readonly version: number
}

/** A group in one of the channels of a community where it lives; `null`: it lives in none of them. */
export interface GroupHome {
  readonly group: Group
  readonly channel: string | null
}
