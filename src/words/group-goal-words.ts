import type { Temporal } from 'temporal-polyfill'
import { type Inline, said, text } from '#chat/inline.ts'
import type { GroupGoal, GroupGoalTerms } from '#domain/group-goal.ts'
import type { GroupGoalTemplate } from '#domain/group-goal-template.ts'
import type { Words } from './words.ts'

/** What is counted decides how it is said. */
const measureOf = ({
  mode,
  aim,
}: Pick<GroupGoalTerms, 'mode' | 'aim'>): 'check-ins' | 'amount' | 'days' => {
  if (aim.of === 'days') return 'days'
  return mode === 'target' ? 'amount' : 'check-ins'
}

type Counted = Pick<GroupGoalTerms, 'mode' | 'aim' | 'unit'>

/** The figure of the aim: check-ins, an amount, or percent of all days. */
const aimFigure = (words: Words, { aim }: Counted): string =>
  words.number(aim.of === 'days' ? aim.percent : aim.amount)

/** "300 check-ins", "500 km", "a check-in on 80 % of all days". */
export const aimText = (words: Words, terms: Counted): string =>
  words.say(`group-goal.aim.${measureOf(terms)}`, {
    aim: aimFigure(words, terms),
    unit: terms.unit ?? '',
  })

/** The aim as a sentence for the channel. */
export const aimLine = (words: Words, terms: Counted): readonly Inline[] =>
  words.line(`post.group-goal.aim.${measureOf(terms)}`, {
    aim: aimFigure(words, terms),
    unit: said(terms.unit ?? ''),
  })

/** How far it has come, in a sentence for the channel. Only for what may be shown. */
export function totalLine(words: Words, goal: GroupGoal, percent: number): readonly Inline[] {
  const { total, possible } = goal.shown
  const share = possible === 0 ? 0 : Math.floor((Math.min(total, possible) / possible) * 100)
  const measure = measureOf(goal)
  return words.line(`post.group-goal.total.${measure}`, {
    total: words.number(measure === 'days' ? share : total),
    aim: aimFigure(words, goal),
    unit: said(goal.unit ?? ''),
    percent: words.number(percent),
  })
}

export const datesText = (
  words: Words,
  { startsOn, endsOn }: GroupGoal['period'],
  today: Temporal.PlainDate,
): string =>
  words.say('post.group-goal.dates', {
    start: words.date(startsOn, today),
    end: words.date(endsOn, today),
  })

export const templateTitle = (words: Words, { name }: GroupGoalTemplate): string =>
  words.say(`group-goal.template.${name}`)

/** What a template counts in numbers; `null` where check-ins are counted. */
export function templateUnit(words: Words, { name, mode }: GroupGoalTemplate): string | null {
  if (mode !== 'target') return null
  return name === 'own-hours' || name === 'on-foot' || name === 'pages'
    ? words.say(`group-goal.unit.${name}`)
    : ''
}

/** Joins sentences to one line. */
export const sentences = (...lines: readonly (readonly Inline[])[]): readonly Inline[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [text(' '), ...line]))
