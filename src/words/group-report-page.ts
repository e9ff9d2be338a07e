import type { Temporal } from 'temporal-polyfill'
import { type FigureName, figureNames } from '#domain/group-week.ts'
import { csv } from './csv.ts'
import { type FailureCode, failureText } from './failure.ts'
import { scaleEnd, shortValue, shortWeek } from './group-report-picture.ts'
import { figureText, type ReportedWeekView, type ReportView } from './group-report-view.ts'
import type { Words } from './words.ts'

/** What a dashboard shows, and which weeks can be chosen on it. */
export interface DashboardReport extends ReportView {
  /** First dates of weeks, the newest first. */
  readonly choices: readonly Temporal.PlainDate[]
}

/** How somebody comes in by a link. */
export const entranceView = (words: Words, key: string, hours: number) => ({
  title: words.say('dashboard.enter'),
  lead: words.say('dashboard.enter.words', { hours }),
  hint: null,
  enter: { key, button: words.say('dashboard.enter.button') },
  back: null,
})

/** Why a page cannot be shown; where only the weeks were wrong, with the way back. */
export const closedView = (words: Words, code: FailureCode) => {
  const isIn = code === 'dashboard-weeks-unreadable'
  return {
    title: words.say(isIn ? 'dashboard.title' : 'dashboard.closed'),
    lead: failureText(words, code),
    hint: isIn ? null : words.say('dashboard.again'),
    enter: null,
    back: isIn ? { href: '/groups/report', label: words.say('dashboard.back') } : null,
  }
}

export const signedOutView = (words: Words) => ({
  title: words.say('dashboard.signed-out'),
  lead: words.say('dashboard.again'),
  hint: null,
  enter: null,
  back: null,
})

/** All that stands on a dashboard. */
export function dashboardView(words: Words, report: DashboardReport) {
  const { group, weeks, goals, today, choices } = report
  const options = choices.map((on) => ({ value: on.toString(), label: words.date(on, today) }))
  const choice = (label: string, on: Temporal.PlainDate | undefined) => ({
    ...{ label, options, chosen: on?.toString() ?? '' },
  })
  const asked = `?from=${weeks[0]?.from ?? ''}&until=${weeks.at(-1)?.from ?? ''}`
  return {
    title: words.say('dashboard.title'),
    group: group.name,
    about: words.say('report.about'),
    range: {
      from: choice(words.say('dashboard.from'), weeks[0]?.from),
      until: choice(words.say('dashboard.until'), weeks.at(-1)?.from),
      show: words.say('dashboard.show'),
    },
    plots: {
      title: words.say('dashboard.plots'),
      all: figureNames.map((name) => plotView(words, name, weeks)),
    },
    weeks: {
      title: words.say('dashboard.table'),
      columns: [
        words.say('dashboard.column.week'),
        ...figureNames.map((name) => words.say(`report.figure.${name}`)),
      ],
      rows: weeks.map((week) => [
        weekName(words, week, today),
        ...figureNames.map((name) => figureText(words, name, week.figures?.[name] ?? null)),
      ]),
    },
    goals: {
      title: words.say('report.goals'),
      columns: [
        words.say('dashboard.goal.title'),
        words.say('dashboard.goal.dates'),
        words.say('dashboard.goal.percent'),
      ],
      none: goals.length === 0 ? words.say('dashboard.goals.none') : null,
      rows: goals.map(({ title, startsOn, endsOn, percent }) => [
        title,
        `${words.date(startsOn, today)} – ${words.date(endsOn, today)}`,
        percent === null
          ? words.say('dashboard.goal.none-yet')
          : words.say('report.picture.share', { share: percent }),
      ]),
    },
    save: {
      title: words.say('dashboard.export'),
      about: [words.say('dashboard.bound.count'), words.say('dashboard.export.words')],
      links: [
        { href: `/groups/weeks.csv${asked}`, label: words.say('dashboard.export.weeks') },
        { href: `/groups/goals.csv${asked}`, label: words.say('dashboard.export.goals') },
      ],
    },
    signOut: words.say('dashboard.sign-out'),
  }
}

function weekName(words: Words, { from, isOpen }: ReportedWeekView, today: Temporal.PlainDate) {
  const name = words.date(from, today)
  return isOpen ? `${name} (${words.say('dashboard.column.open')})` : name
}

function plotView(words: Words, name: FigureName, weeks: readonly ReportedWeekView[]) {
  const values = weeks.map(({ figures }) => figures?.[name] ?? null)
  const most = scaleEnd(name, values)
  const title = words.say(`report.figure.${name}`)
  const ends = [weeks[0], weeks.at(-1)].map((week) => (week ? shortWeek(words, week.from) : ''))
  return {
    title,
    alt: words.say('dashboard.plot', { title }),
    newest: newestText(words, name, weeks),
    columns: weeks.map(({ from }, index) => {
      const value = values[index] ?? null
      return {
        label: `${shortWeek(words, from)}: ${figureText(words, name, value)}`,
        height: value === null ? null : value / most,
      }
    }),
    top: shortValue(words, name, most),
    first: ends[0] ?? '',
    last: ends[1] ?? '',
  }
}

/** The newest figure that is told, and its week. */
function newestText(words: Words, name: FigureName, weeks: readonly ReportedWeekView[]): string {
  const week = weeks.findLast(({ figures }) => figures?.[name])
  const value = figureText(words, name, week?.figures?.[name] ?? null)
  return week ? words.say('dashboard.newest', { value, week: shortWeek(words, week.from) }) : value
}

/** The same figures as a file. Its name says nothing of the group. */
export function dashboardFile(words: Words, report: ReportView, what: 'weeks' | 'goals') {
  const { weeks, goals } = report
  const name = `${what}-${weeks[0]?.from ?? ''}-${weeks.at(-1)?.until ?? ''}.csv`
  return { name, text: csv(what === 'weeks' ? weekRows(words, weeks) : goalRows(words, goals)) }
}

const weekRows = (words: Words, weeks: readonly ReportedWeekView[]) => [
  [
    words.say('dashboard.column.week'),
    words.say('dashboard.column.until'),
    words.say('dashboard.column.state'),
    ...figureNames.map((name) => words.say(`report.figure.${name}`)),
  ],
  ...weeks.map(({ from, until, isOpen, figures }) => [
    from.toString(),
    until.toString(),
    words.say(isOpen ? 'dashboard.state.open' : 'dashboard.state.closed'),
    ...figureNames.map((name) => figures?.[name] ?? null),
  ]),
]

const goalRows = (words: Words, goals: ReportView['goals']) => [
  [
    words.say('dashboard.goal.title'),
    words.say('dashboard.goal.starts'),
    words.say('dashboard.goal.ends'),
    words.say('dashboard.goal.percent-csv'),
  ],
  ...goals.map(({ title, startsOn, endsOn, percent }) => [
    title,
    startsOn.toString(),
    endsOn.toString(),
    percent,
  ]),
]
