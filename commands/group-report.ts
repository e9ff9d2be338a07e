import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { groupReport, latestWeeks, todayOf } from '#app/group-report.ts'
import { changing } from '#app/replan.ts'
import { linkMinutes, newDashboardKey } from '#app/web-entries.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import { asId, type GroupId } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import {
  dashboardLinkCard,
  groupReportCard,
  type WayToDashboard,
  weeklyReportCard,
} from '#words/group-report-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'

const { say } = wordsIn('en')

/** As many weeks as the picture shows. */
const weeksShown = 8

/** The group that was permitted to be looked at. */
const permitted = ({ words, speaker }: Context, act: (group: Group) => Promise<Reply>) =>
  speaker.group ? act(speaker.group) : privately(failureCard(words, 'group-not-here'))

/** `/group report`: how the group is doing, for its moderators. */
export const groupReportUsage = usage({
  name: 'report',
  summary: say('command.group.report'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    permitted(context, async (group) => {
      const { until } = latestWeeks(group, context.speaker.now, 1)
      const told = [until.subtract({ days: 7 }), until]
      return privately(await reportCard(context, group, told, await wayTo(context, group)))
    }),
})

async function reportCard(
  { store, speaker, words }: Context,
  group: Group,
  told: readonly Temporal.PlainDate[],
  dashboard: WayToDashboard,
): Promise<Card> {
  const { now, person, role } = speaker
  const report = await groupReport(store, group, now, latestWeeks(group, now, weeksShown))
  const isOn = await store.groupWeeks.isSent(person.id, group.id)
  const toggle = weekly.to({ group: group.id, wanted: isOn ? 'off' : 'on' })
  return groupReportCard(words, { ...report, group, today: todayOf(group, now) }, told, {
    dashboard,
    weekly: role === 'moderator' ? { isOn, toggle } : null,
  })
}

async function wayTo(
  { store, speaker, community, dashboardUrl }: Context,
  group: Group,
): Promise<WayToDashboard> {
  if (dashboardUrl === null) return 'off'
  const key = await newDashboardKey(store, speaker, group, community)
  return { url: `${dashboardUrl}/groups/enter?key=${key}`, minutes: linkMinutes }
}

/** On a report that came by itself: a new link, since one that stands in a message would be over. */
const open = defineAction(
  'group.dashboard',
  { group: carried.group },
  async (context: Context) =>
    permitted(context, async (group) =>
      privately(dashboardLinkCard(context.words, await wayTo(context, group))),
    ),
  'card',
  'moderators',
)

const wishes = ['on', 'off'] as const

/** Whether the report comes each week to the moderator who uses it, and to them alone. */
const weekly = defineAction(
  'group.weekly',
  { group: carried.group, wanted: z.enum(wishes) },
  async (context: Context, { wanted }): Promise<Reply> =>
    permitted(context, async (group) => {
      const { store, speaker, words } = context
      const isOn = wanted === 'on'
      await changing(store, speaker, (tx) => tx.groupWeeks.send(speaker.person.id, group.id, isOn))
      const toggle: ActionRef = weekly.to({ group: group.id, wanted: isOn ? 'off' : 'on' })
      return privately(weeklyReportCard(words, group, { isOn, toggle }))
    }),
  'card',
  'moderators',
)

/**
 * The report that comes once a week; `null` for who does not moderate the group any more.
 *
 * @param about the group, and the first date of the week that it is about.
 */
export async function weeklyReport(context: Context, about: string): Promise<Card | null> {
  const [id = '', startsOn = ''] = about.split(' ')
  const { memberships } = context.speaker
  const membership = memberships.find(({ group }) => group.id === asId<GroupId>(id))
  if (membership?.role !== 'moderator') return null
  const { group, role } = membership
  const words = wordsIn(context.words.language, group)
  const turned = { ...context, words, speaker: { ...context.speaker, group, role } }
  const told = [Temporal.PlainDate.from(startsOn)]
  return reportCard(turned, group, told, { open: open.to({ group: group.id }) })
}

export const groupReportActions: readonly Action<Context>[] = [open, weekly]
