import type { Role } from './group.ts'

/** What somebody is in a group. */
export interface Standing {
  /** `null` for who does not belong to it. */
  readonly role: Role | null
  /** Whether they hold a role of the platform whose holders moderate the group. */
  readonly holdsModeratorRole: boolean
  /** Whether they manage a community in which the group lives. */
  readonly manages: boolean
}

/** Each of these is allowed what the ones before it are, but for `members`: moderating is not belonging. */
export const permissions = ['anyone', 'members', 'moderators', 'managers'] as const
export type PermissionLevel = (typeof permissions)[number]

/** Who may do what in a group: the one rule of it. */
export function isPermitted(
  level: PermissionLevel,
  { role, holdsModeratorRole, manages }: Standing,
): boolean {
  switch (level) {
    case 'anyone':
      return true
    case 'members':
      return role !== null
    case 'moderators':
      return role === 'moderator' || holdsModeratorRole || manages
    case 'managers':
      return manages
    default:
      return level satisfies never
  }
}
