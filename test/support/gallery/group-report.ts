import { figureNames } from '#domain/group-week.ts'
import * as reportCards from '#words/group-report-card.ts'
import { date } from '../builders.ts'
import type { Room } from './room.ts'
import { long, nothing, words } from './subjects.ts'

const group = { name: long, firstWeekday: 3 } as const
const today = date('2026-01-07')

/** Most figures, with gaps among them, and a week that cannot be told. */
const weeks = Array.from({ length: 8 }, (_, nth) => {
  const from = date('2025-11-17').add({ days: 7 * nth })
  const figures = Object.fromEntries(
    figureNames.map((name, index) => {
      const isGap = (nth + index) % 5 === 0
      return [name, isGap ? null : name === 'checkInRate' ? 95 : 99_995 - 12_345 * index]
    }),
  ) as Readonly<Record<(typeof figureNames)[number], number | null>> // it has one of each name
  return {
    from,
    until: from.add({ days: 6 }),
    figures: nth === 3 ? null : figures,
    isOpen: nth > 5,
  }
})
const goals = Array.from({ length: 9 }, (_, nth) => ({
  ...{ title: `${nth} ${long}`.slice(0, 80), percent: nth % 2 === 0 ? 123_456 : null },
  ...{ startsOn: date('2025-12-31'), endsOn: date('2026-12-31'), isOpen: true },
}))

const told = weeks.slice(-2).map(({ from }) => from)
const untold = weeks.slice(3, 4).map(({ from }) => from)
const url = `https://bot.example/${'a'.repeat(40)}/groups/enter?key=${'k'.repeat(43)}`
const weekly = { isOn: true, toggle: nothing }
const view = { group, weeks, goals, today }
const empty = { ...view, weeks: [], goals: [] }

/** What moderators see of their group. */
export const groupReportRoom: Room = {
  modules: [reportCards],
  cards: [
    [
      'groupReportCard',
      reportCards.groupReportCard(words, view, told, { dashboard: { url, minutes: 15 }, weekly }),
    ],
    [
      'groupReportCard',
      reportCards.groupReportCard(words, view, untold, {
        ...{ dashboard: { open: nothing }, weekly: { isOn: false, toggle: nothing } },
      }),
    ],
    [
      'groupReportCard',
      reportCards.groupReportCard(words, empty, told, { dashboard: 'off', weekly: null }),
    ],
    ['dashboardLinkCard', reportCards.dashboardLinkCard(words, { url, minutes: 15 })],
    ['dashboardLinkCard', reportCards.dashboardLinkCard(words, 'off')],
    ['weeklyReportCard', reportCards.weeklyReportCard(words, group, weekly)],
    [
      'weeklyReportCard',
      reportCards.weeklyReportCard(words, group, { isOn: false, toggle: nothing }),
    ],
  ],
  forms: [],
}
