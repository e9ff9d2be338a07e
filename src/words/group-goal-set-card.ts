import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  divider,
  heading,
  paragraph,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import type { GroupGoalTemplate } from '#domain/group-goal-template.ts'
import { groupGoalBlocks, type LiveGroupGoal } from './group-goal-card.ts'
import { aimText, templateTitle, templateUnit } from './group-goal-words.ts'
import type { Words } from './words.ts'

/** To a moderator: goals to begin with, or one of the group's own. */
export function groupGoalTemplatesCard(
  words: Words,
  templates: readonly GroupGoalTemplate[],
  actions: { open(template: GroupGoalTemplate): ActionRef; readonly own: ActionRef },
): Card {
  const title = words.say('group-goal.choose')
  return card(
    title,
    heading(title),
    paragraph(words.say('group-goal.choose.words')),
    templates.map(
      (template): Block =>
        paragraph(
          words.line('group-goal.choose.one', {
            title: templateTitle(words, template),
            aim: aimText(words, { ...template, unit: templateUnit(words, template) }),
          }),
        ),
    ),
    buttons(
      ...templates.map((template) =>
        button(templateTitle(words, template), actions.open(template)),
      ),
      button(words.say('group-goal.own'), actions.own),
    ),
  )
}

export interface PreviewActions {
  readonly start: ActionRef
  readonly change: ActionRef
  readonly marks: ActionRef
  readonly repeat: ActionRef
}

/**
 * To the moderator who is about to start it: what members will see, with what can still be chosen.
 *
 * @param channelWords those of the channel's card.
 */
export function groupGoalPreviewCard(
  words: Words,
  channelWords: Words,
  live: LiveGroupGoal,
  actions: PreviewActions,
): Card {
  const { marks, repeats } = live.goal
  const list = words.list(
    marks.map((mark) => words.say('group-goal.percent', { percent: words.number(mark) })),
  )
  return card(
    words.say('group-goal.preview'),
    paragraph(words.say('group-goal.preview')),
    divider,
    groupGoalBlocks(channelWords, live),
    divider,
    paragraph(words.say('group-goal.marks', { marks: list })),
    buttons(
      button(words.say('group-goal.start'), actions.start, { main: true }),
      button(words.say('group-goal.change'), actions.change),
      button(words.say(repeats ? 'group-goal.do-not-repeat' : 'group-goal.repeat'), actions.repeat),
      button(words.say('group-goal.change-marks'), actions.marks),
    ),
    aside(words.say('group-goal.preview.words')),
  )
}

/** Once it has been started, in place of the preview. */
export const groupGoalStartedCard = (words: Words, title: string): Card =>
  card(
    words.say('group-goal.started'),
    heading(title),
    paragraph([said(words.say('group-goal.started'))]),
  )
