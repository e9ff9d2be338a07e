import { Temporal } from 'temporal-polyfill'
import type { AskedWeeks, DashboardParts, Visit } from '#adapters/web/dashboard.ts'
import { groupReport, latestWeeks, mostWeeks, todayOf, type WeekSpan } from '#app/group-report.ts'
import { enter, lookAtKey, sessionHours, signOut, visited } from '#app/web-entries.ts'
import type { Messenger } from '#chat/messenger.ts'
import { daysBetween } from '#domain/calendar.ts'
import type { Group } from '#domain/group.ts'
import { weekOf } from '#domain/group-week.ts'
import type { Store } from '#store/store.ts'
import type { FailureCode } from '#words/failure.ts'
import {
  closedView,
  type DashboardReport,
  dashboardFile,
  dashboardView,
  entranceView,
  signedOutView,
} from '#words/group-report-page.ts'
import { wordsIn } from '#words/words.ts'
import type { Clock } from './clock.ts'

export interface DashboardHouse {
  readonly store: Store
  readonly messenger: Messenger
  readonly clock: Clock
  /** Where it is reached, without a slash at the end. */
  url(): string | null
}

/** As many weeks as are shown unless others are asked for. */
const weeksAtFirst = 12

const words = wordsIn('en')

/** Puts the dashboards of groups together: who may see one, and what stands on it. */
export function openDashboard(house: DashboardHouse): DashboardParts {
  const { store, clock } = house
  const now = () => clock.now()

  return {
    lasts: sessionHours * 60 * 60,
    isSecure: () => house.url()?.startsWith('https:') ?? false,

    async look(key) {
      const open = await lookAtKey(store, key, now())
      return open.ok
        ? { ok: true, value: entranceView(words, key, sessionHours) }
        : refused(open.error)
    },

    async enter(key) {
      const entered = await enter(house, key, now())
      return entered.ok ? entered : refused(entered.error)
    },

    async show(session, weeks) {
      const found = await reported(session, weeks)
      return found.ok ? { ok: true, value: dashboardView(words, found.value) } : found
    },

    async file(session, weeks, what) {
      const found = await reported(session, weeks)
      return found.ok ? { ok: true, value: dashboardFile(words, found.value, what) } : found
    },

    async signOut(session) {
      await signOut(store, session)
      return signedOutView(words)
    },
  }

  async function reported(session: string, asked: AskedWeeks): Promise<Visit<DashboardReport>> {
    const visitor = await visited(house, session, now())
    if (!visitor.ok) return refused(visitor.error)
    const group = visitor.value
    const span = spanOf(group, asked)
    if (span === null) return refused('dashboard-weeks-unreadable')
    const report = await groupReport(store, group, now(), span)
    const choices = await weeksToChoose(group)
    return { ok: true, value: { ...report, group, choices, today: todayOf(group, now()) } }
  }

  /** `null` for what is no date, the wrong way round, or more than can be shown. */
  function spanOf(group: Group, { from, until }: AskedWeeks): WeekSpan | null {
    if (from === undefined && until === undefined) return latestWeeks(group, now(), weeksAtFirst)
    const first = dateIn(from)
    const last = dateIn(until)
    if (first === null || last === null) return null
    const days = daysBetween(first, last)
    return days < 0 || days >= mostWeeks * 7 ? null : { from: first, until: last }
  }

  /** Every week since the group began, at most a year of them. */
  async function weeksToChoose(group: Group): Promise<readonly Temporal.PlainDate[]> {
    const { until } = latestWeeks(group, now(), 1)
    const began = todayOf(group, (await store.groupWeeks.began(group.id)) ?? now())
    const first = weekOf(began, group.firstWeekday)
    const count = Math.min(mostWeeks, Math.max(0, daysBetween(first, until) / 7) + 1)
    return Array.from({ length: count }, (_, back) => until.subtract({ days: 7 * back }))
  }
}

function dateIn(text: string | undefined): Temporal.PlainDate | null {
  if (text === undefined || !/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

const statuses = {
  'dashboard-link-unknown': 404,
  'dashboard-link-used': 410,
  'dashboard-link-expired': 410,
  'dashboard-not-moderating': 403,
  'dashboard-signed-out': 401,
  'dashboard-weeks-unreadable': 400,
} as const satisfies Partial<Record<FailureCode, number>>

const refused = (code: keyof typeof statuses) =>
  ({ ok: false, status: statuses[code], notice: closedView(words, code) }) as const
