/** What moderators do in a group, as its moderators can look it up. */
export const moderatorActKinds = [
  'set-up',
  'changed',
  'undid',
  'appointed',
  'removed-moderator',
  'appointed-role',
  'removed-role',
  'stepped-down',
  'muted',
  'unmuted',
  'linked',
  'unlinked',
  'moved',
  'group-goal-started',
  'group-goal-changed',
  'group-goal-ended',
  'report-left',
  'report-taken-down',
  'dashboard-opened',
] as const
export type ModeratorActKind = (typeof moderatorActKinds)[number]
