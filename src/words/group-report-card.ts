import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import { command, link, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group } from '#domain/group.ts'
import { figureNames } from '#domain/group-week.ts'
import { groupReportPictureBlock } from './group-report-picture.ts'
import { figureText, type ReportedWeekView, type ReportView } from './group-report-view.ts'
import type { Words } from './words.ts'

/** How the reader gets to the dashboard. */
export type WayToDashboard =
  | { readonly url: string; readonly minutes: number }
  /** A button that gives a link: a message that stays can hold none. */
  | { readonly open: ActionRef }
  /** No process shows one. */
  | 'off'

export interface ReportActions {
  readonly dashboard: WayToDashboard
  /** Stops the weekly report, or lets it come again; `null` for who would not get it anyway. */
  readonly weekly: { readonly isOn: boolean; readonly toggle: ActionRef } | null
}

/** So many goals find room on the card; the dashboard has all. */
const mostGoals = 5

/**
 * How a group is doing: these weeks as a picture, some of them in words, and its goals.
 *
 * @param told first dates of the weeks that are told in words.
 */
export function groupReportCard(
  words: Words,
  view: ReportView,
  told: readonly Temporal.PlainDate[],
  { dashboard, weekly }: ReportActions,
): Card {
  const title = words.say('report.title', { group: shorten(view.group.name, 80) })
  const inWords = view.weeks.filter(({ from }) => told.some((on) => on.equals(from)))
  return card(
    title,
    heading(title),
    inWords.flatMap((week) => weekBlocks(words, week, view.today)),
    groupReportPictureBlock(words, view.weeks),
    goalBlocks(words, view),
    'url' in Object(dashboard) || dashboard === 'off' ? linkParagraph(words, dashboard) : null,
    aside(words.say('report.about')),
    actionBlock(words, dashboard, weekly),
  )
}

function weekBlocks(
  words: Words,
  { from, until, figures }: ReportedWeekView,
  today: Temporal.PlainDate,
): readonly Block[] {
  const isNow = from.until(today).days < 7
  const dates = { from: words.date(from, today), until: words.date(until, today) }
  return [
    paragraph(words.line(isNow ? 'report.week.now' : 'report.week', dates)),
    figures === null
      ? paragraph(words.say('report.week.untold'))
      : facts(
          ...figureNames.map((name) =>
            fact(words.say(`report.figure.${name}`), figureText(words, name, figures[name])),
          ),
        ),
  ]
}

function goalBlocks(words: Words, { goals, today }: ReportView): readonly Block[] {
  const open = goals.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return []
  const more = open.length - mostGoals
  return [
    paragraph(words.say('report.goals')),
    ...open.slice(0, mostGoals).map(({ title, percent, startsOn, endsOn }) => {
      const dates = { from: words.date(startsOn, today), until: words.date(endsOn, today) }
      return paragraph(
        percent === null
          ? words.line('report.goal.none-yet', { title: said(title), ...dates })
          : words.line('report.goal', { title: said(title), percent, ...dates }),
      )
    }),
    ...(more > 0 ? [paragraph(words.say('report.goals.more', { count: more }))] : []),
  ]
}

function linkParagraph(words: Words, way: WayToDashboard): Block {
  if (way === 'off' || !('url' in way)) return paragraph(words.say('report.link.off'))
  const name = link(words.say('report.link.name'), way.url)
  return paragraph(words.line('report.link', { link: name, minutes: way.minutes }))
}

function actionBlock(
  words: Words,
  way: WayToDashboard,
  weekly: ReportActions['weekly'],
): Block | null {
  const all = [
    ...(way !== 'off' && 'open' in way
      ? [button(words.say('report.open'), way.open, { main: true })]
      : []),
    ...(weekly
      ? [button(words.say(weekly.isOn ? 'report.stop' : 'report.start'), weekly.toggle)]
      : []),
  ]
  return all.length === 0 ? null : buttons(...all)
}

/** The way to the dashboard alone, for who asked for it on a message that stays. */
export const dashboardLinkCard = (words: Words, way: WayToDashboard): Card =>
  card(words.say('report.link.name'), linkParagraph(words, way))

/** After a moderator stopped the weekly report of a group, or let it come again. */
export function weeklyReportCard(
  words: Words,
  { name, firstWeekday }: Pick<Group, 'name' | 'firstWeekday'>,
  { isOn, toggle }: { readonly isOn: boolean; readonly toggle: ActionRef },
): Card {
  const group = said(shorten(name, limits.optionLabel))
  const line = isOn
    ? words.line('report.started', { group, weekday: words.weekday(firstWeekday) })
    : words.line('report.stopped', { group, command: command('group report') })
  return card(
    words.say('report.title', { group: shorten(name, 80) }),
    paragraph(line),
    buttons(button(words.say(isOn ? 'report.stop' : 'report.start'), toggle)),
  )
}
