import { Temporal } from 'temporal-polyfill'
import { changeCadence } from '#domain/cadence.ts'
import {
  afterPrompt,
  type Due,
  type DueFacts,
  type DueKind,
  dueTimes,
  fallenDue,
  type Occasion,
  sendableFrom,
} from '#domain/due.ts'
import { asId, type GoalId, type SetbackId } from '#domain/id.ts'
import { endPause, type Pause } from '#domain/pause.ts'
import { neverAsked, toneAfter } from '#domain/prompt.ts'
import { aGoal, zone } from './builders.ts'
import {
  type Act,
  idOf,
  type PlainGoal,
  type PlainPause,
  type PromptLife,
  type Settings,
} from './prompt-lives.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
const keptDates = new Map<number, Temporal.PlainDate>()
/** The same number gives the same date, so that what is remembered of a date is found again. */
function dateOf(number: number): Temporal.PlainDate {
  const date = keptDates.get(number) ?? epoch.add({ days: number })
  keptDates.set(number, date)
  return date
}
const instantOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at)
const timeOf = (minutes: number) => new Temporal.PlainTime().add({ minutes })

/**
 * Leads somebody through their life by the rules, as the scheduler does: what is due next is kept for
 * each kind, worked out again at each change and each heartbeat, and claimed once it is overdue. From
 * one instant to the next, since nothing happens between.
 */
export function ledByRules(life: PromptLife): readonly string[] {
  const lines: string[] = []
  const came = new Set<string>()
  const rows = new Map<DueKind, Due>()
  let facts = firstFacts(life)
  put(life.from)

  for (let acted = 0; ; ) {
    const due = Math.min(...[...rows.values()].map(({ at }) => at.epochMilliseconds))
    const down = life.downtimes.find(({ from, until }) => from <= due && due < until)
    const beat = down?.until ?? due
    const next = life.acts[acted]
    if (next !== undefined && next.at < beat) {
      acted++
      take(next.act)
      put(next.at)
    } else if (beat < life.until) heartbeat(beat)
    else if (next === undefined) break
    else acted = life.acts.length
  }
  return lines.sort()

  function put(now: number): void {
    for (const [kind, { at }] of rows)
      if (kind !== 'later' && at.epochMilliseconds > now) rows.delete(kind)
    for (const due of dueTimes(facts, instantOf(now)))
      if (!rows.has(due.kind)) rows.set(due.kind, due)
  }

  function heartbeat(ms: number): void {
    const now = instantOf(ms)
    const claimed = [...rows.values()].filter(({ at }) => at.epochMilliseconds <= ms)
    for (const { kind } of claimed) rows.delete(kind)
    const tone = toneAfter(facts.asked.unanswered) ?? ''
    for (const occasion of fallenDue(facts, claimed, now)) {
      const { kind, about } = occasion
      if (came.has(`${kind} ${about}`)) continue
      came.add(`${kind} ${about}`)
      const at = new Date(sendableFrom(kind, facts, now).epochMilliseconds).toISOString()
      lines.push([at, kind, about, kind === 'prompt' ? tone : ''].join(' ').trim())
      facts = afterSending(facts, occasion)
    }
    put(ms)
  }

  function take(act: Act): void {
    if (act.does === 'later') {
      const { at, on } = act
      rows.set('later', { kind: 'later', at: instantOf(at), on: dateOf(on) })
    }
    facts = afterAct(facts, act)
  }
}

const goalId = (number: number) => asId<GoalId>(idOf(number))

const goalOf = ({ id, cadence, startedOn }: PlainGoal) => ({
  goal: aGoal({ id: goalId(id), cadence, startedOn: dateOf(startedOn) }),
  answered: [],
})

const pauseOf = ({ goal, from, until }: PlainPause): Pause => ({
  goalId: goal === null ? null : goalId(goal),
  from: dateOf(from),
  until: until === null ? null : dateOf(until),
})

const settingsOf = (settings: Settings) => ({
  clock: { zone: zone(settings.zone), dayEnd: settings.dayEnd },
  backfillDays: settings.backfillDays,
  firstWeekday: settings.firstWeekday,
  promptTime: settings.promptTime === null ? null : timeOf(settings.promptTime),
  wishes: {
    nudge: settings.nudge,
    quietHours: settings.quiet && {
      from: timeOf(settings.quiet.from),
      until: timeOf(settings.quiet.until),
    },
    pingInChannel: false,
    buddyWhenQuiet: settings.buddyWhenQuiet,
  },
})

interface Facts extends DueFacts {
  readonly settings: Settings
}

const firstFacts = ({ settings, goals, milestonesOn }: PromptLife): Facts => ({
  ...settingsOf(settings),
  settings,
  asked: neverAsked,
  goals: goals.map(goalOf),
  pauses: [],
  prompted: [],
  nudged: [],
  milestonesOn: milestonesOn.map(dateOf),
  followUps: [],
  groupGoalEnds: [],
  reportedGroups: [],
})

function afterSending(facts: Facts, { kind, about, at }: Occasion): Facts {
  switch (kind) {
    case 'prompt': {
      const on = Temporal.PlainDate.from(about)
      // As many as can have a window that is still open, and some more.
      const prompted = [...facts.prompted, { on, at }].slice(-10)
      return { ...facts, asked: afterPrompt(facts.asked, on), prompted }
    }
    case 'nudge':
      return { ...facts, nudged: [...facts.nudged, Temporal.PlainDate.from(about)].slice(-20) }
    case 'follow-up':
      return { ...facts, followUps: facts.followUps.filter(({ setback }) => setback !== about) }
    default:
      return facts
  }
}

function afterAct(before: Facts, act: Act): Facts {
  if (act.does === 'miss')
    return { ...before, asked: { ...before.asked, unreached: act.unreached } }
  const facts = { ...before, asked: { ...before.asked, unanswered: 0, unreached: 0 } }
  switch (act.does) {
    case 'answer': {
      const [ids, on] = [act.goals.map(goalId), dateOf(act.on)]
      const goals = facts.goals.map((one) => {
        if (!ids.includes(one.goal.id) || one.answered.includes(on)) return one
        // As far back as the longest window of a date that is still asked for, and some more.
        return { ...one, answered: [...one.answered, on].slice(-50) }
      })
      return { ...facts, goals }
    }
    case 'set': {
      const settings = { ...facts.settings, ...act.settings }
      return { ...facts, ...settingsOf(settings), settings }
    }
    case 'pause':
      return { ...facts, pauses: [...facts.pauses, pauseOf(act.pause)] }
    case 'end pauses': {
      const today = dateOf(act.until + 1)
      return { ...facts, pauses: facts.pauses.flatMap((pause) => endPause(pause, today) ?? []) }
    }
    case 'begin':
      return { ...facts, goals: [...facts.goals, goalOf(act.goal)] }
    case 'finish':
      return { ...facts, goals: facts.goals.filter(({ goal }) => goal.id !== goalId(act.goal)) }
    case 'change': {
      const goals = facts.goals.map(({ goal, answered }) =>
        goal.id === goalId(act.goal)
          ? {
              answered,
              goal: { ...goal, ...changeCadence(goal, act.cadence, dateOf(act.until + 1)) },
            }
          : { goal, answered },
      )
      return { ...facts, goals }
    }
    case 'follow up': {
      const followUp = { setback: asId<SetbackId>(idOf(act.setback)), at: instantOf(act.at) }
      return { ...facts, followUps: [...facts.followUps, followUp] }
    }
    case 'later':
      return facts
    default:
      return act satisfies never
  }
}
