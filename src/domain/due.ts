import { Temporal } from 'temporal-polyfill'
import { type GoalToAsk, isAskedOn } from './asked-goals.ts'
import { type DayClock, dateAt, daysAfter, type Weekday } from './calendar.ts'
import { type DeliveryKind, type DueKind, dueKinds, type Silent } from './due-kind.ts'
import type { GoalId, GroupGoalId, SetbackId } from './id.ts'
import { firstUnpaused, livedDate, morningOf } from './notice.ts'
import { nudgeAt } from './nudge.ts'
import { windowClosesAt } from './open-dates.ts'
import { type Pause, pausedDates, pausedSpans } from './pause.ts'
import type { PromptWishes } from './person.ts'
import {
  type Asked,
  isReachable,
  mayNudge,
  newestPrompt,
  nextPrompt,
  type Prompt,
  toneAfter,
} from './prompt.ts'
import { outsideQuietHours } from './quiet-hours.ts'
import { type ReportedGroup, reportTimes } from './report-time.ts'

export type { DeliveryKind, DueKind } from './due-kind.ts'

/** Everything that decides when something is due for one member. */
export interface DueFacts {
  readonly clock: DayClock
  readonly backfillDays: number
  readonly firstWeekday: Weekday
  /** `null`: they want no prompts. */
  readonly promptTime: Temporal.PlainTime | null
  readonly wishes: PromptWishes
  readonly asked: Asked
  /** The open ones. */
  readonly goals: readonly GoalToAsk[]
  readonly pauses: readonly Pause[]
  /** Prompts that were sent, or are on their way, for dates whose window may still be open. */
  readonly prompted: readonly Prompt[]
  /** Dates that had their nudge, or need none. */
  readonly nudged: readonly Temporal.PlainDate[]
  /** The dates of the next milestones by elapsed time, of goals that go on in silence. */
  readonly milestonesOn: readonly Temporal.PlainDate[]
  /** Setbacks after which the member wants to be asked how they are, and was not yet. */
  readonly followUps: readonly FollowUp[]
  /** Goals of groups that they take part in and that come to an end, or have. */
  readonly groupGoalEnds: readonly GroupGoalEnd[]
  /** Groups that they moderate, and whose weekly report they want. */
  readonly reportedGroups: readonly ReportedGroup[]
}

export interface GroupGoalEnd {
  readonly id: GroupGoalId
  /** The last date that counts. */
  readonly on: Temporal.PlainDate
}

export interface FollowUp {
  readonly setback: SetbackId
  readonly at: Temporal.Instant
}

/** Something for a member at an instant, once for each kind and `about`. */
export interface Occasion {
  readonly kind: DeliveryKind
  readonly about: string
  readonly at: Temporal.Instant
  /** From then on it comes too late; `null`: never. */
  readonly until: Temporal.Instant | null
}

/** What was kept to be looked at from an instant on. `on` is the date that is asked for again. */
export interface Due {
  readonly kind: DueKind
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate | null
}

/** Whether a prompt has anything to ask for on a date. */
export const asksOn = (facts: DueFacts, on: Temporal.PlainDate): boolean =>
  facts.goals.some((goal) => isAskedOn(goal, on, facts))

/**
 * The first instant of each kind strictly after `after`, in the order of `dueKinds`. `later` is the
 * member's own wish and not among them. Nothing is expected for whom our messages do not reach. Who
 * wants no prompts still hears what they asked for: how they are after a setback, the end of a pause.
 */
export function dueTimes(facts: DueFacts, after: Temporal.Instant): readonly Due[] {
  if (!isReachable(facts.asked)) return []
  const prompt = facts.goals.length > 0 ? nextPrompt(facts, after) : null
  return dueKinds.flatMap((kind) => {
    if (kind === 'later' || kind === 'replan') return []
    const all =
      kind === 'prompt'
        ? [prompt].filter((one) => one !== null)
        : comings[kind](facts, after, after)
    const [next] = all
      .map(({ at }) => at)
      .filter((at) => isBefore(after, at))
      .sort(Temporal.Instant.compare)
    return next === undefined ? [] : [{ kind, at: next, on: null }]
  })
}

/**
 * What of `due` is to be sent at `now`, or from `sendableFrom` on: the newest of each kind, if it still
 * holds and does not come too late. Every prompt whose window has closed is taken off, and every
 * setback followed up, however many there are.
 */
export function fallenDue(
  facts: DueFacts,
  due: readonly Due[],
  now: Temporal.Instant,
): readonly Occasion[] {
  if (!isReachable(facts.asked)) return []
  return due.flatMap(({ kind, at: since, on }): readonly Occasion[] => {
    if (kind === 'replan') return []
    if (kind === 'prompt') return promptsFallenDue(facts, since, now)
    if (kind === 'later') return on === null ? [] : again(facts, { on, at: since }, now)
    const fallen = comings[kind](facts, since, now)
      .filter(({ at }) => !isBefore(at, since) && !isBefore(now, at))
      .filter(({ until }) => until === null || isBefore(now, until))
      .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    if (kind === 'nudge' && isAllPaused(facts, now)) return []
    return isEachSent(kind) ? fallen : fallen.slice(-1)
  })
}

/** Of these every one that has fallen due is sent: each is about something of its own. */
const isEachSent = (kind: DueKind): boolean =>
  ['close', 'follow-up', 'group-goal-end', 'group-report'].includes(kind)

/**
 * From when on a message of this kind can be sent that was to be sent at `now`: after downtime, or when
 * the platform was away, that may be in the middle of the member's quiet hours.
 */
export function sendableFrom(
  kind: DeliveryKind,
  { clock, wishes }: Pick<DueFacts, 'clock' | 'wishes'>,
  now: Temporal.Instant,
): Temporal.Instant {
  const keepsQuiet: readonly DeliveryKind[] = [
    'nudge',
    'milestone',
    'follow-up',
    'pause-end',
    'group-goal-end',
    'group-report',
  ]
  return keepsQuiet.includes(kind) ? outsideQuietHours(now, wishes.quietHours, clock.zone) : now
}

/**
 * What has an instant of its own from `since` through `now`, and the first after it, in no order. It
 * may give more.
 */
type Coming = (
  facts: DueFacts,
  since: Temporal.Instant,
  now: Temporal.Instant,
) => readonly Occasion[]

const comings: Readonly<Record<Exclude<DueKind, 'prompt' | 'later' | Silent>, Coming>> = {
  nudge(facts, since) {
    const { clock, backfillDays, wishes } = facts
    if (facts.promptTime === null || !wishes.nudge || !mayNudge(facts.asked)) return []
    return openPrompts(facts, since).flatMap((prompt): readonly Occasion[] => {
      if (facts.nudged.some((on) => on.equals(prompt.on)) || !asksOn(facts, prompt.on)) return []
      const at = nudgeAt(prompt, clock, backfillDays, wishes.quietHours)
      if (at === null || isAllPaused(facts, at)) return []
      const until = windowClosesAt(prompt.on, clock, backfillDays)
      return [{ kind: 'nudge', about: prompt.on.toString(), at, until }]
    })
  },
  milestone(facts, since, now) {
    const { clock, wishes, pauses } = facts
    if (facts.promptTime === null) return []
    const dates = facts.milestonesOn
      .flatMap((reachedOn) => firstUnpaused(reachedOn, pauses) ?? [])
      .filter(notLongBefore(since, clock))
      .sort(Temporal.PlainDate.compare)
    const found: Occasion[] = []
    for (const on of dates) {
      const at = morningOf(on, clock, wishes.quietHours)
      found.push({ kind: 'milestone', about: on.toString(), at, until: null })
      if (isBefore(now, at)) break
    }
    return found
  },
  'follow-up': ({ followUps, wishes, clock }) =>
    followUps.map(({ setback, at }) => {
      const asked = outsideQuietHours(at, wishes.quietHours, clock.zone)
      return { kind: 'follow-up', about: setback, at: asked, until: null }
    }),
  'pause-end'(facts, since) {
    const { clock, wishes, pauses } = facts
    const isNear = notLongBefore(since, clock)
    return pauses.flatMap(({ goalId, until }): readonly Occasion[] => {
      if (until === null || !isNear(until) || !isOpen(facts, goalId)) return []
      const on = daysAfter(until, 1)
      const at = morningOf(on, clock, wishes.quietHours)
      // It goes on where another pause follows, of the same goal or of everything.
      if (pausedDates(pausedSpans(pauses, goalId))(dateAt(at, clock))) return []
      const dayEnds = windowClosesAt(livedDate(on, clock.zone), clock, 0)
      return [{ kind: 'pause-end', about: on.toString(), at, until: dayEnds }]
    })
  },
  close: (facts, since) =>
    openPrompts(facts, since).flatMap(({ on }): readonly Occasion[] => {
      if (!asksOn(facts, on)) return []
      const at = windowClosesAt(on, facts.clock, facts.backfillDays)
      return [{ kind: 'close', about: on.toString(), at, until: null }]
    }),
  'group-goal-end': ({ groupGoalEnds, clock, wishes, pauses }) =>
    groupGoalEnds.flatMap(({ id, on }): readonly Occasion[] => {
      const told = firstUnpaused(daysAfter(on, 1), pauses)
      if (told === null) return []
      const at = morningOf(told, clock, wishes.quietHours)
      return [{ kind: 'group-goal-end', about: id, at, until: null }]
    }),
  'group-report': ({ reportedGroups, clock, wishes }, _, now) =>
    reportedGroups.flatMap((group) =>
      reportTimes(group, clock, wishes.quietHours, now).map(({ startsOn, at, until }) => ({
        ...{ kind: 'group-report' as const, about: `${group.id} ${startsOn}`, at, until },
      })),
    ),
}

const openPrompts = ({ prompted, clock, backfillDays }: DueFacts, since: Temporal.Instant) => {
  const isNear = notLongBefore(since, clock, backfillDays)
  return prompted.filter(({ on }) => isNear(on))
}

/** More days than a skipped date, quiet hours and the small hours can put off what a date brings. */
const mostDaysPutOff = 4

/** Tells the dates that can bring something from an instant on. To look only at them saves most work. */
function notLongBefore(at: Temporal.Instant, { zone }: DayClock, openDays = 0) {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const oldest = today.subtract({ days: openDays + mostDaysPutOff })
  return (date: Temporal.PlainDate) => Temporal.PlainDate.compare(date, oldest) >= 0
}

/** How many prompts in a row, after the note that it has been quiet, are waited for. */
const promptsBeforeBuddy = 1

function promptsFallenDue(
  facts: DueFacts,
  since: Temporal.Instant,
  now: Temporal.Instant,
): readonly Occasion[] {
  const prompt = newestPrompt(facts, since, now)
  if (prompt === null || isAllPaused(facts, now)) return []
  const [occasion] = asking('prompt', prompt.on.toString(), facts, prompt, now)
  if (occasion === undefined) return []
  const { unanswered } = facts.asked
  const isLongQuiet = toneAfter(unanswered - promptsBeforeBuddy) === 'quiet'
  if (!facts.wishes.buddyWhenQuiet || !isLongQuiet) return [occasion]
  return [occasion, { ...occasion, kind: 'gone-quiet' }]
}

const again = (facts: DueFacts, prompt: Prompt, now: Temporal.Instant): readonly Occasion[] =>
  asking('later', `${prompt.on} ${prompt.at}`, facts, prompt, now)

function asking(
  kind: 'prompt' | 'later',
  about: string,
  facts: DueFacts,
  { on, at }: Prompt,
  now: Temporal.Instant,
): readonly Occasion[] {
  const until = windowClosesAt(on, facts.clock, facts.backfillDays)
  return isBefore(now, until) && asksOn(facts, on) ? [{ kind, about, at, until }] : []
}

const isOpen = ({ goals }: DueFacts, goalId: GoalId | null): boolean =>
  goalId === null || goals.some(({ goal }) => goal.id === goalId)

/** Whether everything is paused on the member's date of this instant. */
export function isAllPaused({ clock, pauses }: DueFacts, at: Temporal.Instant): boolean {
  const today = dateAt(at, clock)
  return pausedDates(pausedSpans(pauses, null))(today)
}

/** What has been asked once the prompt of a date was sent. */
export const afterPrompt = (asked: Asked, on: Temporal.PlainDate): Asked => ({
  ...asked,
  promptedOn: on,
  unanswered: asked.unanswered + 1,
})

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0
