import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Destination } from '#chat/messenger.ts'
import type { Goal, Mode } from '#domain/goal.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import type { GroupId, SetbackId, ShareId } from '#domain/id.ts'

/** What one command's cards offer and another command's file does. Named here, so that they need not import each other. */
export const links = {
  todaysCheckIn: { name: 'checkin.today', params: [] },
  checkInOn: (on: Temporal.PlainDate): ActionRef => ({
    name: 'checkin.day',
    params: [on.toString(), '0'],
  }),
  promptAt: (time: Temporal.PlainTime): ActionRef => ({
    name: 'prompt.at',
    params: [time.toString({ smallestUnit: 'minute' })],
  }),
  stopPrompts: { name: 'prompt.stop', params: [] },
  offerPrompts: { name: 'prompt.offer', params: [] },
  /** Asks for how long, on the card of the prompt of that date. */
  pauseAll: (on: Temporal.PlainDate): ActionRef => ({
    name: 'prompt.pause',
    params: [on.toString()],
  }),
  pauseEverything: (days: number | null): ActionRef => ({
    name: 'pause.begin',
    params: [days === null ? '' : String(days)],
  }),
  settingsZone: { name: 'settings.zone', params: [] },
  newGoal: { name: 'goal.new', params: [] },
  newGoalOf: (mode: Mode): ActionRef => ({ name: 'goal.new-of', params: [mode] }),
  newGoalLike: { name: 'goal.new-like', params: [] },
  editGoal: ({ id }: Goal): ActionRef => ({ name: 'goal.edit', params: [id] }),
  pauseGoal: ({ id }: Goal): ActionRef => ({ name: 'goal.pause', params: [id] }),
  pauseGoalNow: ({ id }: Goal, days: number | null): ActionRef => ({
    name: 'goal.pause-now',
    params: [id, days === null ? '' : String(days)],
  }),
  resumeGoal: ({ id }: Goal): ActionRef => ({ name: 'goal.resume', params: [id] }),
  newPlan: ({ id }: Goal): ActionRef => ({ name: 'plan.new', params: [id] }),
  plansOf: ({ id }: Goal): ActionRef => ({ name: 'plan.of', params: [id] }),
  keepPrivate: { name: 'share.keep', params: [] },
  shareCheckIn: (goal: Goal, on: Temporal.PlainDate): ActionRef => ({
    name: 'share.preview',
    params: [goal.id, on.toString()],
  }),
  /** Stands on what is posted in a group; what one person is told has no moderators. */
  report: ({ to }: Destination, share: ShareId): ActionRef | null =>
    to === 'channel' ? { name: 'concern.open', params: [share] } : null,
  groupMilestones: (group: GroupId): ActionRef => ({ name: 'group.milestones', params: [group] }),
  joinGroup: (group: GroupId): ActionRef => ({ name: 'group.join', params: [group] }),
  joinGroupGoal: ({ groupId, id }: GroupGoal): ActionRef => ({
    name: 'group.goal-join',
    params: [groupId, id],
  }),
  groupGoalPart: ({ groupId, id }: GroupGoal): ActionRef => ({
    name: 'group.goal-mine',
    params: [groupId, id],
  }),
  restart: (goal: Goal): ActionRef => ({ name: 'restart.for', params: [goal.id] }),
  lookBack: { name: 'setback.list', params: ['0'] },
  setback: (id: SetbackId): ActionRef => ({ name: 'setback.show', params: [id] }),
  changeSetback: (id: SetbackId): ActionRef => ({ name: 'setback.change', params: [id] }),
  deleteSetback: (id: SetbackId): ActionRef => ({ name: 'setback.delete', params: [id] }),
} as const
