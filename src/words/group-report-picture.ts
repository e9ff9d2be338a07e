import type { Block } from '#chat/card.ts'
import type { FigureName, Figures } from '#domain/group-week.ts'
import { groupReportPicture } from '#pictures/group-report-picture.ts'
import type { ReportedWeekView } from './group-report-view.ts'
import type { Words } from './words.ts'

/** What is plotted on the card, in this order; the dashboard plots all. */
const plotted = ['checkInRate', 'activePeople', 'milestonesShared'] as const

/** The weeks as a picture, with the same in words. `null` while there is nothing to plot. */
export function groupReportPictureBlock(
  words: Words,
  weeks: readonly ReportedWeekView[],
): Block | null {
  const hasAny = weeks.some(({ figures }) => plotted.some((name) => figures?.[name]))
  if (!hasAny) return null
  const figures = plotted.map((name) => {
    const values = weeks.map((week) => week.figures?.[name] ?? null)
    return {
      title: words.say(`report.figure.${name}`),
      values,
      most: scaleEnd(name, values),
      short: (value: number) => shortValue(words, name, value),
    }
  })
  const png = groupReportPicture(figures, {
    weeks: weeks.map(({ from }) => shortWeek(words, from)),
  })
  const told = figures.map(({ title, values, short }) =>
    words.say('report.picture.figure', {
      title,
      values: values
        .map((value) => (value === null ? words.say('report.value.hidden') : short(value)))
        .join(', '),
    }),
  )
  const alt = words.say('report.picture.alt', { weeks: weeks.length, figures: told.join(' ') })
  return { block: 'picture', png, alt }
}

/** Where the scale of a plot ends: shares at 100 %, counts at the highest, and at 10 at the least. */
export const scaleEnd = (name: keyof Figures, values: readonly (number | null)[]): number =>
  name === 'checkInRate' ? 100 : Math.max(10, ...values.map((value) => value ?? 0))

export const shortValue = (words: Words, name: FigureName, value: number): string =>
  name === 'checkInRate'
    ? words.say('report.picture.share', { share: value })
    : `${words.number(value)}+`

/** A week by its first date, such as "2 Mar". */
export const shortWeek = (words: Words, { day, month }: ReportedWeekView['from']): string =>
  words.say('report.picture.week', { day, month })
