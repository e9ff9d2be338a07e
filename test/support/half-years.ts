import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Weekday } from '#domain/calendar.ts'
import type { AnswerState, CheckIn } from '#domain/check-in.ts'
import { type Goal, limits, modes } from '#domain/goal.ts'
import type { IsPaused } from '#domain/pause.ts'
import { type Progress, progressOf } from '#domain/progress.ts'
import { aCheckIn, aGoal, date } from './builders.ts'

export interface Lived {
  readonly goal: Goal
  readonly progress: Progress
  readonly checkIns: readonly CheckIn[]
  readonly isPaused: IsPaused
}

/** A day of every week of such a life: what was said on it, by its number. */
const week = ['done', 'done', 'partly', 'done', 'skipped', 'done', null] as const

/**
 * A goal that has had everything by `today`: days of every state that its mode knows, a pause, two
 * weeks of silence, and numbers from nothing to a thousand.
 */
export function livedHalfYear(
  mode: (typeof modes)[number],
  today: Temporal.PlainDate = date('2026-03-31'),
): Lived {
  const startedOn = today.subtract({ days: 400 })
  const unit = 'u'.repeat(limits.unit)
  const goal = aGoal({ mode, startedOn, target: { amount: 300, unit, by: null } })
  const isPaused = within(today.subtract({ days: 60 }), today.subtract({ days: 50 }))
  const isSilent = within(today.subtract({ days: 30 }), today.subtract({ days: 17 }))
  const checkIns = Array.from({ length: 400 }, (_, index): CheckIn[] => {
    const on = startedOn.add({ days: index })
    const state = week[index % week.length] ?? null
    if (state === null || isPaused(on) || isSilent(on)) return []
    const parts = { goalId: goal.id, on }
    if (mode === 'target') return [aCheckIn({ ...parts, amount: (index * 37) % 1001 })]
    return [aCheckIn({ ...parts, state: mode === 'do' ? state : 'done' })]
  }).flat()

  const progress = progressOf(goal, checkIns, [], {
    today,
    answerableFrom: today.subtract({ days: 2 }),
    firstWeekday: 1,
    isPaused,
  })
  return { goal, progress, checkIns, isPaused }
}

const within =
  (first: Temporal.PlainDate, last: Temporal.PlainDate): IsPaused =>
  (on) =>
    Temporal.PlainDate.compare(first, on) <= 0 && Temporal.PlainDate.compare(on, last) <= 0

/** Any life of any goal, seen on any day, in a week that begins on any day. */
export const anyLived: fc.Arbitrary<
  Lived & { readonly today: Temporal.PlainDate; readonly firstWeekday: Weekday }
> = fc
  .record({
    mode: fc.constantFrom(...modes),
    today: fc.nat({ max: 3000 }).map((days) => date('2024-01-01').add({ days })),
    firstWeekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
    said: fc.array(fc.constantFrom<AnswerState | null>('done', 'partly', 'skipped', null), {
      maxLength: 250,
    }),
    since: fc.nat({ max: 60 }),
    paused: fc.tuple(fc.nat({ max: 250 }), fc.nat({ max: 20 })),
  })
  .map(({ mode, today, firstWeekday, said, since, paused: [pausedAgo, pausedFor] }) => {
    const startedOn = today.subtract({ days: said.length + since })
    const goal = aGoal({ mode, startedOn })
    const pausedFrom = today.subtract({ days: pausedAgo })
    const isPaused = within(pausedFrom, pausedFrom.add({ days: pausedFor }))
    const checkIns = said.flatMap((state, index) =>
      state === null
        ? []
        : [
            aCheckIn({
              on: startedOn.add({ days: index }),
              state: mode === 'do' ? state : 'done',
              amount: mode === 'target' ? (index * 31) % 90 : null,
            }),
          ],
    )
    const answerableFrom = today.subtract({ days: 2 })
    const scope = { today, answerableFrom, firstWeekday, isPaused }
    const progress = progressOf(goal, checkIns, [], scope)
    return { goal, progress, checkIns, isPaused, today, firstWeekday }
  })
