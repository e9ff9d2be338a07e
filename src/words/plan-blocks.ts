import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import { aside, type Block, button, buttons, paragraph } from '#chat/card.ts'
import { text } from '#chat/inline.ts'
import type { Goal } from '#domain/goal.ts'
import { planLimits } from '#domain/plan.ts'
import { type PlanView, planLine } from './plan-words.ts'
import type { Words } from './words.ts'

/** What all plans of a card may have of its characters, and the two texts of each in equal parts. */
const planCharacters = 1800
const longestText = (count: number): number =>
  Math.min(planLimits.text, Math.floor(planCharacters / 2 / Math.max(count, 1)))

/**
 * In small print: what the member has decided for this day and this goal.
 *
 * @param plans all those that the card shows: the more there are, the shorter each is.
 */
export function plansOfGoal(
  words: Words,
  plans: readonly PlanView[],
  goal: Goal,
): readonly Block[] {
  const lines = plans
    .filter(({ goalId }) => goalId === goal.id)
    .map((plan) => planLine(words, plan, longestText(plans.length)))
  if (lines.length === 0) return []
  return [aside(lines.flatMap((line, index) => (index === 0 ? line : [text(' '), ...line])))]
}

export interface PlanQuestion {
  planHelped(plan: PlanView, on: Temporal.PlainDate, helped: boolean): ActionRef
}

/** Whether a plan helped: one question a day, for the member alone. */
export function planQuestion(
  words: Words,
  plan: PlanView | null,
  on: Temporal.PlainDate,
  actions: PlanQuestion,
): readonly Block[] {
  if (plan === null) return []
  return [
    paragraph([text(`${words.say('plan.ask')} `), ...planLine(words, plan)]),
    buttons(
      button(words.say('plan.it-helped'), actions.planHelped(plan, on, true)),
      button(words.say('plan.not-this-time'), actions.planHelped(plan, on, false)),
    ),
  ]
}
