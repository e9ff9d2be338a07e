import type { Temporal } from 'temporal-polyfill'
import type { Group } from '#domain/group.ts'
import type { FigureName, Figures } from '#domain/group-week.ts'
import type { Words } from './words.ts'

/** As `app/group-report.ts` gives it. */
export interface ReportView {
  readonly group: Pick<Group, 'name'>
  readonly weeks: readonly ReportedWeekView[]
  readonly goals: readonly ReportedGoalView[]
  readonly today: Temporal.PlainDate
}

export interface ReportedWeekView {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly figures: Figures | null
  readonly isOpen: boolean
}

export interface ReportedGoalView {
  readonly title: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly percent: number | null
  readonly isOpen: boolean
}

/** A figure as it is told: "15 or more", "about 60 %". */
export function figureText(words: Words, name: FigureName, value: number | null): string {
  if (value === null) return words.say('report.value.hidden')
  return name === 'checkInRate'
    ? words.say('report.value.share', { share: value })
    : words.say('report.value.count', { count: value })
}
