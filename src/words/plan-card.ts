import type { ActionRef } from '#chat/action.ts'
import { aside, button, buttons, type Card, card, choice, heading, paragraph } from '#chat/card.ts'
import { plainText, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import type { Plan } from '#domain/plan.ts'
import { type PlanView, planHelped, planLine, planSchedule } from './plan-words.ts'
import type { Words } from './words.ts'

export interface PlanActions {
  /** A choice whose values are plans. */
  readonly open: ActionRef
  show(plan: Plan): ActionRef
  edit(plan: Plan): ActionRef
  remove(plan: Plan): ActionRef
  removeNow(plan: Plan): ActionRef
  goal(goal: Goal): ActionRef
}

/** One plan, with what the member said of it. */
export function planCard(words: Words, goal: Goal, plan: PlanView, actions: PlanActions): Card {
  const helped = planHelped(words, plan)
  return card(
    words.say('plan.title'),
    heading(words.say('plan.title')),
    paragraph(planLine(words, plan)),
    paragraph(planSchedule(words, plan)),
    helped === null ? null : paragraph(helped),
    buttons(
      button(words.say('plan.edit'), actions.edit(plan)),
      button(words.say('plan.remove'), actions.remove(plan)),
      button(words.say('plan.back'), actions.goal(goal)),
    ),
    aside(words.line('plan.of', { title: said(goal.title) })),
    aside(words.say('plan.private')),
  )
}

/** The plans of a goal, to choose the one that is meant. */
export function plansCard(
  words: Words,
  goal: Goal,
  plans: readonly PlanView[],
  actions: PlanActions,
): Card {
  const options = plans.map((plan) => ({
    label: shorten(plainText(planLine(words, plan)), limits.optionLabel),
    value: plan.id,
  }))
  return card(
    words.say('plan.list'),
    heading(words.say('plan.list')),
    paragraph(words.line('plan.of', { title: said(goal.title) })),
    plans.map((plan) => paragraph(planLine(words, plan))),
    choice(words.say('plan.choose'), actions.open, options),
    buttons(button(words.say('plan.back'), actions.goal(goal))),
    aside(words.say('plan.private')),
  )
}

export function removePlanQuestionCard(words: Words, plan: PlanView, actions: PlanActions): Card {
  return card(
    words.say('plan.remove-question'),
    heading(words.say('plan.remove-question')),
    paragraph(planLine(words, plan)),
    plan.uses.length === 0 ? null : paragraph(words.say('plan.remove-question.words')),
    buttons(
      button(words.say('plan.remove-yes'), actions.removeNow(plan)),
      button(words.say('plan.remove-no'), actions.show(plan)),
    ),
  )
}
