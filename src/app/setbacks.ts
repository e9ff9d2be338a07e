import type { Temporal } from 'temporal-polyfill'
import { earlierOf, laterOf, smallHoursDate } from '#domain/calendar.ts'
import type { Goal } from '#domain/goal.ts'
import { asId, type GoalId, type SetbackId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import {
  checkSetback,
  checkSetbackText,
  type Setback,
  type SetbackDraft,
  type SetbackProblem,
} from '#domain/setback.ts'
import { cleanText } from '#domain/text.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'

/** One telling of a setback, from its first card to its last. All that it keeps is one setback. */
export interface Flow {
  readonly goalId: GoalId
  /** Tells this telling apart from others of the same person. */
  readonly name: string
  /** The member's own date when it began. */
  readonly saidOn: Temporal.PlainDate
}

/** The texts of a setback, as they were typed; one that is left out stays as it is. */
export interface SetbackWords {
  readonly around?: string
  readonly helped?: string
}

export type SetbackFailure =
  | 'goal-not-found'
  | 'setback-not-found'
  | 'setback-text-too-long'
  | SetbackProblem

/** A setback together with the goal that it belongs to. */
export interface ToldSetback {
  readonly setback: Setback
  readonly goal: Goal
}

/** What the member has told, of all their goals, the newest first. */
export async function setbacksOf(
  store: Store,
  { person }: Speaker,
): Promise<readonly ToldSetback[]> {
  const goals = await store.goals.of(person.id)
  const setbacks = await store.setbacks.of(person.id)
  return setbacks.toReversed().flatMap((setback) => {
    const goal = goals.find((kept) => kept.goal.id === setback.goalId)?.goal
    return goal ? [{ setback, goal }] : []
  })
}

/** One setback of the member. */
export async function findSetback(
  store: Store,
  { person }: Speaker,
  id: SetbackId,
): Promise<Result<ToldSetback, 'setback-not-found'>> {
  const setback = await store.setbacks.get(person.id, id)
  const kept = setback && (await store.goals.get(person.id, setback.goalId))
  return kept ? ok({ setback, goal: kept.goal }) : failed('setback-not-found')
}

/** What a telling has kept so far. */
export async function keptIn(store: Store, speaker: Speaker, flow: Flow): Promise<Setback | null> {
  const setback = await store.setbacks.get(speaker.person.id, setbackIdOf(speaker, flow))
  return setback?.goalId === flow.goalId ? setback : null
}

/**
 * Keeps what was happening, or what has helped. The first thing that is kept makes the setback; its
 * date is the one on which the telling began, and the run goes on. Nothing to see keeps nothing.
 */
export function keepWords(
  store: Store,
  speaker: Speaker,
  flow: Flow,
  words: SetbackWords,
): Promise<Result<Setback | null, SetbackFailure>> {
  const isBlank = Object.values(words).every((text) => cleanText(text) === '')
  return keep(store, speaker, flow, ({ startedOn, finishedOn }, standing) => {
    if (standing === null && isBlank) return null
    const newest = earlierOf(flow.saidOn, finishedOn ?? flow.saidOn)
    const dates = standing ?? { on: laterOf(newest, startedOn), time: null, startOn: null }
    return { on: dates.on, time: dates.time, startOn: dates.startOn, ...words }
  })
}

/**
 * Keeps the first date of the new run, or that the run goes on (`null`), which by itself makes no
 * setback.
 *
 * @param told when it was, if the member said so; else the new start is its date, unless an earlier
 * one is kept.
 */
export function chooseStart(
  store: Store,
  speaker: Speaker,
  flow: Flow,
  startOn: Temporal.PlainDate | null,
  told?: Pick<SetbackDraft, 'on' | 'time'>,
): Promise<Result<Setback | null, SetbackFailure>> {
  return keep(store, speaker, flow, (_, standing) => {
    if (told) return { ...told, startOn }
    const on = standing?.on ?? startOn
    if (on === null) return null
    return { on: earlierOf(on, startOn ?? on), time: standing?.time ?? null, startOn }
  })
}

/** Changes the dates and the texts of a setback; a text with nothing to see is taken away. */
export function changeSetback(
  store: Store,
  speaker: Speaker,
  id: SetbackId,
  change: SetbackDraft & SetbackWords,
): Promise<Result<Setback, SetbackFailure>> {
  return changing(store, speaker, async (tx) => {
    const found = await findSetback(tx, speaker, id)
    if (!found.ok) return found
    const { goal, setback } = found.value
    const checked = withChange(goal, speaker, setback, change)
    if (checked.ok) await tx.setbacks.put(speaker.person.id, checked.value)
    return checked
  })
}

/** Takes a setback back. The run that it began and the one before are one again. */
export function takeBack(
  store: Store,
  speaker: Speaker,
  id: SetbackId,
): Promise<Result<ToldSetback, 'setback-not-found'>> {
  return changing(store, speaker, async (tx) => {
    const found = await findSetback(tx, speaker, id)
    if (found.ok) await tx.setbacks.remove(speaker.person.id, id)
    return found
  })
}

/** @param make gives what is to stand; `null` keeps nothing. */
function keep(
  store: Store,
  speaker: Speaker,
  flow: Flow,
  make: (goal: Goal, standing: Setback | null) => (SetbackDraft & SetbackWords) | null,
): Promise<Result<Setback | null, SetbackFailure>> {
  const { person, now } = speaker
  return changing(store, speaker, async (tx) => {
    const kept = await tx.goals.get(person.id, flow.goalId)
    if (!kept) return failed('goal-not-found')
    const standing = await keptIn(tx, speaker, flow)
    const made = make(kept.goal, standing)
    if (made === null) return ok(standing)

    const { goalId, saidOn } = flow
    const id = setbackIdOf(speaker, flow)
    const before = standing ?? { id, goalId, at: now, saidOn, around: null, helped: null }
    const checked = withChange(kept.goal, speaker, before, made)
    if (checked.ok) await tx.setbacks.put(person.id, checked.value)
    return checked
  })
}

function withChange(
  goal: Goal,
  speaker: Speaker,
  before: Omit<Setback, keyof SetbackDraft>,
  { on, time, startOn, ...words }: SetbackDraft & SetbackWords,
): Result<Setback, SetbackFailure> {
  const draft = checkSetback(goal, { on, time, startOn }, { today: newestDate(speaker) })
  if (!draft.ok) return draft
  const around = words.around === undefined ? ok(before.around) : checkSetbackText(words.around)
  if (!around.ok) return around
  const helped = words.helped === undefined ? ok(before.helped) : checkSetbackText(words.helped)
  if (!helped.ok) return helped
  return ok({ ...before, ...draft.value, around: around.value, helped: helped.value })
}

/** The newest date that the member can speak of: after midnight the new one has begun on the wall. */
export const newestDate = ({ now, clock, today }: Speaker): Temporal.PlainDate =>
  smallHoursDate(now, clock) ?? today

const setbackIdOf = ({ person }: Speaker, { name }: Flow): SetbackId =>
  asId(idForAct(person.id, name, 'setback'))
