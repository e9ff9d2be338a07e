import { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  type Block,
  button,
  buttons,
  type Card,
  card,
  choice,
  type Fact,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits as cardLimits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { DatedAnswer } from '#domain/check-in.ts'
import type { Day } from '#domain/day-state.ts'
import { type Goal, limits, type ReserveDays } from '#domain/goal.ts'
import type { IsPaused } from '#domain/pause.ts'
import type { Progress, TargetProgress } from '#domain/progress.ts'
import type { HalfYearScope } from '#pictures/half-year.ts'
import { answerWords } from './answer.ts'
import { progressPictureBlock } from './progress-picture.ts'
import type { Words } from './words.ts'

export interface ProgressView {
  readonly goal: Goal
  readonly progress: Progress
  readonly checkIns: readonly DatedAnswer[]
  readonly isPaused: IsPaused
}

export interface ProgressActions {
  /** A choice whose values are goals. */
  open: ActionRef
  all: ActionRef
  checkIn: ActionRef
  setGoal: ActionRef
  how(goal: Goal): ActionRef
  restart(goal: Goal): ActionRef
}

/** Every open goal in one line each: totals first, and never a bare zero. */
export function progressCard(
  words: Words,
  views: readonly ProgressView[],
  actions: ProgressActions,
): Card {
  const title = words.say('progress.title')
  const shown = views.slice(0, limits.openGoals)
  if (shown.length === 0)
    return card(
      title,
      heading(title),
      paragraph(words.say('goal.list.none')),
      paragraph(words.say('check-in.invite')),
      buttons(button(words.say('goal.new'), actions.setGoal, { main: true })),
    )
  return card(
    title,
    heading(title),
    shown.map((view) => summaryLine(words, view)),
    choice(
      words.say('progress.choose'),
      actions.open,
      shown.map(({ goal }) => ({
        label: shorten(goal.title, cardLimits.optionLabel),
        value: goal.id,
      })),
    ),
  )
}

function summaryLine(words: Words, { goal, progress }: ProgressView): Block {
  const title = said(goal.title)
  const target =
    progress.target === null
      ? []
      : [said(` ${words.say('progress.target-line', targetValues(words, progress.target))}`)]
  if (isFirstDay(progress))
    return paragraph([...words.line('progress.first-day', { title }), ...target])
  return paragraph([
    ...words.line('progress.line', {
      title,
      total: days(words, progress.totalDays),
      since: days(words, progress.daysSinceStart),
      longest: days(words, progress.longestRun),
      current: days(words, progress.currentRun),
    }),
    ...target,
  ])
}

/** One goal: the four figures in their order, the number so far, the half year, and the last week. */
export function goalProgressCard(
  words: Words,
  view: ProgressView,
  scope: HalfYearScope,
  actions: ProgressActions,
): Card {
  const { goal, progress } = view
  return card(
    words.say('progress.title'),
    heading(words.say('progress.title')),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    isFirstDay(progress) ? paragraph(words.say('progress.first-day.words')) : null,
    facts(
      fact(words.say('progress.total'), days(words, progress.totalDays)),
      fact(words.say('progress.since'), days(words, progress.daysSinceStart)),
      fact(words.say('progress.longest'), days(words, progress.longestRun)),
      fact(words.say('progress.current'), days(words, progress.currentRun)),
      ...habitFact(words, progress),
      ...targetFact(words, progress.target),
    ),
    progressPictureBlock(words, view, scope),
    paragraph(words.line('progress.week')),
    facts(...lastDays(words, view, scope.today)),
    buttons(
      button(words.say('goal.check-in'), actions.checkIn, { main: true }),
      button(words.say('progress.all'), actions.all),
      button(words.say('progress.how'), actions.how(goal)),
      ...(goal.mode === 'abstain'
        ? [button(words.say('restart.button'), actions.restart(goal))]
        : []),
    ),
  )
}

/** What the figures of a goal mean, one sentence each; only those that such a goal has. */
export function howCountedCard(words: Words, mode: Goal['mode'], reserveDays: ReserveDays): Card {
  const title = words.say('progress.how')
  return card(
    title,
    heading(title),
    paragraph(words.line(`progress.how.total.${mode}`)),
    mode === 'do'
      ? [
          paragraph(words.line('progress.how.run.do')),
          ...(reserveDays === 0
            ? []
            : [paragraph(words.line('progress.how.reserve', { days: reserveDays }))]),
          paragraph(words.line('progress.how.score')),
        ]
      : paragraph(words.line('progress.how.run.else')),
    paragraph(words.line('progress.how.pause')),
  )
}

function habitFact(words: Words, progress: Progress): readonly Fact[] {
  const share = Math.round((progress.habit?.score ?? 0) * 100)
  // Never only zero.
  if (share === 0) return []
  return [fact(words.say('progress.habit'), words.say('progress.habit.value', { share }))]
}

function targetFact(words: Words, target: TargetProgress | null): readonly Fact[] {
  if (target === null) return []
  const value = words.say('progress.target.value', targetValues(words, target))
  return [fact(words.say('progress.target'), [said(value)])]
}

function targetValues(words: Words, target: TargetProgress) {
  return {
    sum: words.number(target.sum),
    amount: words.number(target.amount),
    unit: target.unit,
    share: Math.floor(target.share * 100),
  }
}

function lastDays(
  words: Words,
  { goal, progress, checkIns, isPaused }: ProgressView,
  today: Temporal.PlainDate,
): readonly Fact[] {
  const from = today.subtract({ days: 6 })
  return progress.days
    .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0)
    .map((day) => {
      const isCovered = progress.covered.some((on) => on.equals(day.on))
      const isQuiet = day.state === 'unknown' && isPaused(day.on)
      const value = isCovered
        ? words.say('progress.covered')
        : isQuiet
          ? words.say('answer.paused')
          : dayWords(words, goal, day, checkIns)
      return fact(words.date(day.on, today), [said(value)])
    })
    .reverse()
    .slice(0, cardLimits.facts)
}

function dayWords(words: Words, goal: Goal, day: Day, checkIns: readonly DatedAnswer[]): string {
  if (day.state === 'missed' || day.state === 'unknown') return words.say(`answer.${day.state}`)
  const checkIn = checkIns.find(({ on }) => on.equals(day.on))
  return answerWords(words, goal, checkIn ?? { state: day.state, amount: null })
}

const days = (words: Words, count: number): string => words.say('days', { days: count })

/** On the first day all four figures may be nothing yet: say so in words instead. */
const isFirstDay = ({ totalDays, daysSinceStart }: Progress): boolean =>
  totalDays === 0 && daysSinceStart === 0
