import type { Block } from '#chat/card.ts'
import type { Goal } from '#domain/goal.ts'
import {
  type Cell,
  type CellState,
  cellStates,
  countStates,
  type HalfYearScope,
  type HalfYearView,
  halfYear,
} from '#pictures/half-year.ts'
import { type ProgressPictureWords, progressPicture } from '#pictures/progress-picture.ts'
import type { Words } from './words.ts'

/**
 * The last half year of a goal as a picture, with the same in words. `null` while no date of it was
 * answered: there is nothing to see yet.
 */
export function progressPictureBlock(
  words: Words,
  view: HalfYearView & { readonly goal: Goal },
  scope: HalfYearScope,
): Block | null {
  const { goal } = view
  const cells = halfYear(view, scope)
  if (!cells.some(({ state }) => isAnswered(state))) return null
  const png = progressPicture(cells, goal.mode === 'target', pictureWords(words, goal.mode))
  return { block: 'picture', png, alt: altText(words, goal, cells) }
}

const isAnswered = (state: CellState | null): boolean =>
  state === 'done' || state === 'partly' || state === 'skipped'

const pictureWords = (words: Words, mode: Goal['mode']): ProgressPictureWords => ({
  month: (month) => words.say('progress.picture.month', { month }),
  weekday: (day) => words.weekday(day).slice(0, 1),
  state: (state) => stateName(words, mode, state),
  less: words.say('progress.picture.less'),
  more: words.say('progress.picture.more'),
  score: words.say('progress.habit'),
  percent: (share) => words.say('progress.habit.value', { share }),
})

function stateName(words: Words, mode: Goal['mode'], state: CellState): string {
  if (state === 'reserve') return words.say('progress.picture.reserve')
  if (state !== 'done') return words.say(`answer.${state}`)
  // A number is shown as a scale instead.
  return mode === 'target' ? words.say('progress.picture.more') : words.say(`answer.done.${mode}`)
}

function altText(words: Words, goal: Goal, cells: readonly Cell[]): string {
  const counts = countStates(cells)
  const told = cellStates.flatMap((state) => {
    const days = counts.get(state)
    return days === undefined ? [] : [daysIn(words, goal.mode, state, days)]
  })
  return [
    words.say('progress.picture.calendar', { counts: words.list(told) }),
    ...highest(words, goal, cells),
    ...scores(words, cells),
  ].join(' ')
}

const daysIn = (words: Words, mode: Goal['mode'], state: CellState, days: number): string =>
  state === 'done'
    ? words.say(`progress.picture.days.done.${mode}`, { days })
    : words.say(`progress.picture.days.${state}`, { days })

function highest(words: Words, goal: Goal, cells: readonly Cell[]): readonly string[] {
  const most = Math.max(...cells.map(({ amount }) => amount ?? 0))
  if (goal.mode !== 'target' || most === 0) return []
  return [
    words.say('progress.picture.most', { amount: words.number(most), unit: goal.target.unit }),
  ]
}

/** How the line goes over its last four weeks, where it is as long, and where it ends. */
function scores(words: Words, cells: readonly Cell[]): readonly string[] {
  const line = cells.flatMap(({ score }) => score ?? []).map((score) => Math.round(score * 100))
  const share = line.at(-1) ?? 0
  const before = line.at(-29) ?? 0
  if (before > 0) return [words.say('progress.picture.score-since', { before, share })]
  return share > 0 ? [words.say('progress.picture.score', { share })] : []
}
