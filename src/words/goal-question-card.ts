import { button, buttons, type Card, card, paragraph } from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import type { Goal } from '#domain/goal.ts'
import type { GoalActions, NamedGroup } from './goal-card.ts'
import type { Words } from './words.ts'

export function finishQuestionCard(words: Words, goal: Goal, actions: GoalActions): Card {
  return card(
    words.say('goal.finish-question.summary'),
    paragraph(words.line('goal.finish-question', { title: said(goal.title) })),
    paragraph(words.say('goal.finish-question.words')),
    buttons(
      button(words.say('goal.finish-yes'), actions.finishNow(goal), { main: true }),
      button(words.say('goal.finish-no'), actions.show(goal)),
    ),
  )
}

/** Asks only for how long; no reason is asked. */
export function pauseQuestionCard(words: Words, goal: Goal, actions: GoalActions): Card {
  return card(
    words.say('goal.pause-question.summary'),
    paragraph(words.line('goal.pause-question', { title: said(goal.title) })),
    paragraph(words.say('pause.how')),
    buttons(
      button(words.say('goal.pause-week'), actions.pauseNow(goal, 7)),
      button(words.say('goal.pause-now'), actions.pauseNow(goal, null)),
      button(words.say('goal.pause-no'), actions.show(goal)),
    ),
  )
}

export function shareQuestionCard(
  words: Words,
  goal: Goal,
  group: NamedGroup,
  actions: GoalActions,
): Card {
  const names = { title: said(goal.title), group: said(group.name) }
  return card(
    words.say('goal.share-question.summary'),
    paragraph(words.line('goal.share-question', names)),
    paragraph(words.say('goal.share-question.words')),
    buttons(
      button(words.say('goal.share-yes'), actions.share(goal, group), { main: true }),
      button(words.say('goal.share-no'), actions.show(goal)),
    ),
  )
}
