import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import type { ShownTotal } from '#domain/group-goal.ts'
import type { NewTotal, Part, Standing } from '#domain/group-total.ts'
import { asId, type PersonId } from '#domain/id.ts'
import { instant } from './builders.ts'

export const people = Array.from({ length: 9 }, (_, nth) =>
  asId<PersonId>(`00000000-0000-4000-8000-0000000000a${nth}`),
)
const goals = [0, 1, 2] as const

/** What happens in a group that has several goals at once. */
export type Happening =
  /** Somebody checks in so often, or takes so much back. */
  | {
      readonly act: 'more' | 'less'
      readonly goal: number
      readonly who: number
      readonly by: number
    }
  | { readonly act: 'join' | 'leave'; readonly goal: number; readonly who: number }
  /** Some people do the same for every goal that they take part in. */
  | { readonly act: 'alike'; readonly all: readonly number[] }
  | { readonly act: 'day' | 'turn'; readonly goal: number }

const goal = fc.constantFrom(...goals)
const who = fc.nat({ max: people.length - 1 })
const by = fc.integer({ min: 1, max: 2 })
const all = fc.uniqueArray(who, { minLength: 3, maxLength: people.length })

const onlyMore: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 8, arbitrary: fc.record({ act: fc.constant('more'), goal, who, by }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('alike'), all }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('join', 'leave'), goal, who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('day'), goal }) },
]
const sometimesLess: readonly fc.WeightedArbitrary<Happening>[] = [
  ...onlyMore,
  { weight: 4, arbitrary: fc.record({ act: fc.constant('less'), goal, who, by }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('turn'), goal }) },
]

const livesOf = (happenings: readonly fc.WeightedArbitrary<Happening>[]) =>
  fc.record({
    /** Who takes part in each goal from the beginning on. */
    first: fc.tuple(all, all, all),
    happenings: fc.array(fc.oneof(...happenings), { minLength: 10, maxLength: 120 }),
  })

export const anyLife = livesOf(sometimesLess)
/** In which nobody corrects anything, and no period turns. */
export const anyUncorrectedLife = livesOf(onlyMore)
export type GroupLife = typeof anyLife extends fc.Arbitrary<infer Life> ? Life : never

/** A figure that the group saw, with what the people who were in it had: that, the group does not see. */
export interface SeenFigure {
  readonly goal: number
  readonly round: number
  readonly total: number
  readonly possible: number
  readonly had: Standing
  readonly days: Standing
  /** The figures of the other goals that stood beside it when it came. */
  readonly beside: readonly SeenFigure[]
}

/** A rule that says what is shown next. */
export type ShowRule = (
  shown: ShownTotal,
  parts: readonly Part[],
  beside: readonly Standing[],
  now: Temporal.Instant,
) => NewTotal | null

interface Person {
  has: number
  isIn: boolean
  days: number
}

/** Every figure that a group sees in such a life, where the rule is asked after each thing that happens. */
export function figuresOf({ first, happenings }: GroupLife, rule: ShowRule): readonly SeenFigure[] {
  const seen: SeenFigure[] = []
  const standing = new Map<number, SeenFigure>()
  const states = goals.map((goal) => newState(goal, new Set(first[goal])))

  for (const [index, happening] of happenings.entries()) {
    take(happening)
    for (const state of states) look(state, instant('2026-03-02T00:00Z').add({ minutes: index }))
  }
  return seen

  function take(happening: Happening): void {
    if (happening.act === 'alike') {
      for (const state of states)
        for (const one of happening.all) {
          const person = at(state.people, one)
          if (person.isIn) person.has += 1
        }
      return
    }
    const state = at(states, happening.goal)
    switch (happening.act) {
      case 'more':
        at(state.people, happening.who).has += happening.by
        return
      case 'less': {
        const person = at(state.people, happening.who)
        person.has = Math.max(0, person.has - happening.by)
        return
      }
      case 'join': {
        const person = at(state.people, happening.who)
        if (!person.isIn) person.days += 1
        person.isIn = true
        return
      }
      case 'leave':
        at(state.people, happening.who).isIn = false
        return
      case 'day':
        for (const person of state.people) if (person.isIn) person.days += 1
        return
      case 'turn':
        standing.delete(state.goal)
        state.turn()
        return
      default:
        happening satisfies never
    }
  }

  function look(state: GoalState, now: Temporal.Instant): void {
    const beside = [...standing.values()].filter(({ goal }) => goal !== state.goal)
    const parts = state.people.map(({ has, isIn, days }, nth) => ({
      personId: at(people, nth),
      counted: state.counted.get(at(people, nth)) ?? 0,
      peak: state.peaks.get(at(people, nth)) ?? 0,
      has,
      isIn,
      newDays: isIn ? days - (state.days.get(at(people, nth)) ?? 0) : 0,
    }))
    const next = rule(
      state.shown,
      parts,
      beside.map(({ had }) => had),
      now,
    )
    if (next === null) return
    // What the figure holds is told from what happened, not from what the rule says of it.
    const before = standing.get(state.goal)
    const held = (old: Standing | undefined, value: (person: Person) => number) =>
      new Map(
        state.people.map((person, nth) => {
          const id = at(people, nth)
          return [id, person.isIn ? value(person) : (old?.get(id) ?? 0)]
        }),
      )
    const figure: SeenFigure = {
      goal: state.goal,
      round: state.round,
      total: next.shown.total,
      possible: next.shown.possible,
      had: held(before?.had, ({ has }) => has),
      days: held(before?.days, ({ days }) => days),
      beside,
    }
    state.shown = next.shown
    for (const { personId, counted } of next.counted) {
      state.counted.set(personId, counted)
      state.peaks.set(personId, Math.max(counted, state.peaks.get(personId) ?? 0))
    }
    state.days = new Map(figure.days)
    seen.push(figure)
    standing.set(state.goal, figure)
  }
}

type GoalState = ReturnType<typeof newState>

function newState(goal: number, joined: ReadonlySet<number>) {
  const nothing: ShownTotal = { total: 0, possible: 0, countedAt: null }
  const state = {
    goal,
    round: 0,
    shown: nothing,
    people: people.map((_, nth): Person => ({ has: 0, isIn: joined.has(nth), days: 1 })),
    counted: new Map<PersonId, number>(),
    peaks: new Map<PersonId, number>(),
    days: new Map<PersonId, number>(),
    turn: () => {
      state.round += 1
      state.shown = nothing
      for (const person of state.people) Object.assign(person, { has: 0, days: 1 })
      for (const kept of [state.counted, state.peaks, state.days]) kept.clear()
    },
  }
  return state
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new RangeError('there is no such one')
  return item
}
