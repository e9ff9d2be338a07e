import type { Answer, AnswerState } from '#domain/check-in.ts'
import type { Goal } from '#domain/goal.ts'
import type { Words } from './words.ts'

/** What was said of a day, in the words of the goal's kind: "done", "still going", "12 pages". */
export function answerWords(words: Words, goal: Goal, answer: Answer): string {
  if (goal.mode === 'target')
    return words.say('answer.amount', {
      amount: words.number(answer.amount ?? 0),
      unit: goal.target.unit,
    })
  if (answer.state !== 'done') return words.say(`answer.${answer.state}`)
  return words.say(`answer.done.${goal.mode}`)
}

/** The label of the button that says it. A number has a form of its own. */
export function answerLabel(
  words: Words,
  mode: Exclude<Goal['mode'], 'target'>,
  state: AnswerState,
): string {
  return state === 'done' ? words.say(`button.done.${mode}`) : words.say(`button.${state}`)
}

/** What can be said with one tap. */
export function tapsFor(mode: Goal['mode']): readonly AnswerState[] {
  switch (mode) {
    case 'do':
      return ['done', 'partly', 'skipped']
    case 'abstain':
    case 'presence':
      return ['done']
    case 'target':
      return []
    default:
      return mode satisfies never
  }
}
