import type { Action } from '#chat/action-definition.ts'
import type { Command } from '#chat/command.ts'
import { wordsIn } from '#words/words.ts'
import { concernActions, groupConcerns } from './concern.ts'
import type { Context } from './context.ts'
import { groupAbout } from './group-about.ts'
import { groupGoal, groupGoalActions } from './group-goal.ts'
import { groupGoalPartActions } from './group-goal-part.ts'
import { groupGoals, groupGoalsActions } from './group-goals.ts'
import { groupJoinActions } from './group-join.ts'
import { groupLeave, groupLeaveActions } from './group-leave.ts'
import { groupConnect, groupLink, groupLinkActions, groupUnlink } from './group-link.ts'
import { groupMilestones, groupMilestonesActions } from './group-milestones.ts'
import { groupAppoint, groupModerators, groupModeratorsActions } from './group-moderators.ts'
import { groupMove, groupMoveActions } from './group-move.ts'
import { groupMute, groupMuteActions, groupUnmute } from './group-mute.ts'
import { groupRecord, groupRecordActions } from './group-record.ts'
import { groupReportActions, groupReportUsage } from './group-report.ts'
import { groupSettings, groupSettingsActions } from './group-settings.ts'
import { groupSetup, groupSetupActions } from './group-setup.ts'

const { say } = wordsIn('en')

export const group: Command<Context> = {
  name: 'group',
  summary: say('command.group'),
  where: ['group'],
  usages: [
    groupAbout,
    groupSetup,
    groupSettings,
    groupMilestones,
    groupGoal,
    groupGoals,
    groupModerators,
    groupAppoint,
    groupMute,
    groupUnmute,
    groupRecord,
    groupLeave,
    groupReportUsage,
    groupConcerns,
    groupLink,
    groupConnect,
    groupMove,
    groupUnlink,
  ],
}

export const groupActions: readonly Action<Context>[] = [
  ...groupSetupActions,
  ...groupSettingsActions,
  ...groupModeratorsActions,
  ...groupMuteActions,
  ...groupRecordActions,
  ...groupJoinActions,
  ...groupLeaveActions,
  ...concernActions,
  ...groupMilestonesActions,
  ...groupGoalActions,
  ...groupGoalsActions,
  ...groupGoalPartActions,
  ...groupReportActions,
  ...groupLinkActions,
  ...groupMoveActions,
]
