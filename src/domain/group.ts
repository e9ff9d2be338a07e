import type { Weekday, Zone } from './calendar.ts'
import type { CommunityId, GroupId } from './id.ts'
import type { MilestoneList } from './milestone-list.ts'

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
}
