import type { Mode } from './goal.ts'
import type { Focus, GroupKind } from './group.ts'
import { type MilestoneKind, milestoneKinds } from './milestone.ts'
import { defaultMilestones, type MilestoneList, twelveStepMilestones } from './milestone-list.ts'

/** The list that a new group of this kind begins with. */
export const milestonesFor = (kind: GroupKind): MilestoneList =>
  kind === 'twelve-step' ? twelveStepMilestones : defaultMilestones

/** Effort is marked, elapsed time is not. */
const effort: readonly MilestoneKind[] = ['times', 'percent']

const kindsByFocus: Readonly<Record<Focus, readonly MilestoneKind[]>> = {
  recovery: milestoneKinds,
  'mental-health': milestoneKinds,
  // Symptoms come and go by themselves: days without them are no achievement, nor days with them a lack.
  'chronic-condition': effort,
  // Nobody is congratulated on how long it is since somebody died.
  bereavement: effort,
  caregiving: effort,
  wellbeing: milestoneKinds,
}

/** Whether groups of this focus mark how long a run has lasted. */
export const marksElapsedTime = (focus: Focus): boolean => kindsByFocus[focus].includes('elapsed')

const kindsByMode: Readonly<Record<Mode, readonly MilestoneKind[]>> = {
  abstain: ['elapsed'],
  do: ['elapsed', 'times'],
  target: ['elapsed', 'times', 'percent'],
  presence: ['elapsed'],
}

/**
 * Which kinds of milestones a goal has. `focuses` are those of the groups that it is shared with; the
 * most careful one decides, and a goal that is shared with none has every kind of its mode.
 */
export const kindsOf = (mode: Mode, focuses: readonly Focus[]): readonly MilestoneKind[] =>
  kindsByMode[mode].filter((kind) => focuses.every((focus) => kindsByFocus[focus].includes(kind)))
