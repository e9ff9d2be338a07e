import { heardFrom } from '#app/answer-prompt.ts'
import type { Action } from '#chat/action-definition.ts'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Command } from '#chat/command.ts'
import { createDesk, type Desk } from '#chat/desk.ts'
import { privately } from '#chat/reply.ts'
import { sayAgain } from '#chat/say-again.ts'
import { argumentForm } from '#words/argument-form.ts'
import {
  argumentProblems,
  badActionCard,
  badArgumentsCard,
  brokenCard,
  needsUsageCard,
  sentenceCard,
  unknownCommandCard,
} from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { checkin, checkinActions } from './checkin.ts'
import { type Context, type House, makeContext } from './context.ts'
import { goal } from './goal.ts'
import { goalActions } from './goal-actions.ts'
import { goalFormActions } from './goal-forms.ts'
import { goalPauseActions } from './goal-pause.ts'
import { group, groupActions } from './group.ts'

export { composer } from './deliveries.ts'
export { groupGoalComposer } from './group-goal-live.ts'
export { setUpGroupAction } from './group-setup.ts'
export { homeCards } from './home.ts'

import { makeGuide } from './guide.ts'
import { link, linkActions } from './link.ts'
import { awardActions } from './milestone-share.ts'
import { milestones, milestonesActions } from './milestones.ts'
import { showingMissed } from './missed.ts'
import { pause, pauseActions } from './pause.ts'
import { permit } from './permit.ts'
import { planActions } from './plan.ts'
import { progress, progressActions } from './progress.ts'
import { promptActions } from './prompt.ts'
import { remember, rememberActions } from './remember.ts'
import { restart, restartActions } from './restart.ts'
import { settings, settingsActions } from './settings.ts'
import { shareActions } from './share.ts'

const words = wordsIn('en')

/** Everything that a person can say, in the order in which it is shown. */
export const commands: readonly Command<Context>[] = [
  checkin,
  goal,
  progress,
  milestones,
  pause,
  remember,
  restart,
  settings,
  link,
  group,
  makeGuide(() => commands),
]

/** Everything that a button, a choice or a form can do. */
export const actions: readonly Action<Context>[] = [
  ...checkinActions,
  ...goalActions,
  ...goalFormActions,
  ...goalPauseActions,
  ...planActions,
  ...progressActions,
  ...milestonesActions,
  ...awardActions,
  ...pauseActions,
  ...promptActions,
  ...rememberActions,
  ...restartActions,
  ...settingsActions,
  ...linkActions,
  ...shareActions,
  ...groupActions,
]

/** The desk with all commands: the one that every door brings what people say to. */
export function openDesk(
  house: House,
  codec: ActionCodec,
  onBug: (error: unknown, reference: string) => void,
): Desk {
  return createDesk<Context>({
    commands: commands.map(showingMissed),
    actions,
    codec,
    onBug,
    async meet(invocation) {
      const context = await makeContext(house, invocation)
      await heardFrom(house.store, context.speaker)
      return context
    },
    permit,
    apologies: {
      unknownCommand: (name) => unknownCommandCard(words, name),
      needsUsage: (command) => needsUsageCard(words, command),
      badArguments(command, usage, said) {
        const again = sayAgain(command.name, usage.name)
        const form = argumentForm(words, command, usage, said, again)
        return form
          ? { kind: 'form-again', form, problems: argumentProblems(words, usage, said.problems) }
          : privately(badArgumentsCard(words, command, usage, said.problems))
      },
      notHere: () => sentenceCard(words, 'sorry.not-here'),
      badAction: (failure) => badActionCard(words, failure),
      broken: (reference) => brokenCard(words, reference),
    },
  })
}
