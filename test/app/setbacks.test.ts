import { beforeEach, describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { seeProgress } from '#app/see-progress.ts'
import { finishGoal } from '#app/set-goal.ts'
import {
  changeSetback,
  chooseStart,
  type Flow,
  findSetback,
  keepWords,
  keptIn,
  setbacksOf,
  takeBack,
} from '#app/setbacks.ts'
import type { Goal, Mode } from '#domain/goal.ts'
import { modes } from '#domain/goal.ts'
import { asId, type SetbackId } from '#domain/id.ts'
import { failed, ok } from '#domain/result.ts'
import { date, instant, time } from '../support/builders.ts'
import { accountOf, addGoal, addGroup, addMember, channelOf } from '../support/household.ts'
import { withStore } from '../support/store.ts'

// It is Monday 2 March 2026, 22:40 in Berlin. Ann's goals began ninety-four days before.

const kept = withStore()
const now = instant('2026-03-02T21:40Z')
const today = date('2026-03-02')
const startedOn = date('2025-11-28')
let ann: Speaker
let ben: Speaker
let goal: Goal

const speakerOf = (name: string, at = now): Promise<Speaker> =>
  meetPerson(kept.store, {
    account: accountOf(name),
    name,
    place: channelOf('circle'),
    now: at,
  })

const aGoalOf = (speaker: Speaker, mode: Mode): Promise<Goal> =>
  addGoal(kept.store, speaker.person, { mode, startedOn })

const flowOf = ({ id }: Goal, name = '0123456789ab'): Flow => ({
  goalId: id,
  name,
  saidOn: today,
})

async function progressOf({ id }: Goal, speaker = ann) {
  const seen = await seeProgress(kept.store, speaker, id)
  if (!seen.ok) throw new Error(seen.error)
  return seen.value.progress
}

beforeEach(async () => {
  const circle = await addGroup(kept.store, 'circle')
  await addMember(kept.store, 'ann', circle)
  await addMember(kept.store, 'ben', circle)
  ann = await speakerOf('ann')
  ben = await speakerOf('ben')
  goal = await aGoalOf(ann, 'abstain')
})

describe('a new start', () => {
  it.each(modes)('takes no day away from a goal of the mode %s', async (mode) => {
    const one = await aGoalOf(ann, mode)
    const before = await progressOf(one)

    await chooseStart(kept.store, ann, flowOf(one), date('2026-02-10'))

    const after = await progressOf(one)
    expect(after.totalDays).toBe(before.totalDays)
    expect(after.daysSinceStart).toBe(before.daysSinceStart)
    expect(after.runs).toHaveLength(before.runs.length + 1)
  })

  it('gives the days from a setback to its new start to the run before', async () => {
    const on = { on: date('2026-02-20'), time: time('23:10') }
    await chooseStart(kept.store, ann, flowOf(goal), date('2026-02-25'), on)

    expect(await progressOf(goal)).toMatchObject({
      totalDays: 94,
      longestRun: 89,
      currentRun: 5,
    })
  })

  it('joins the runs again when it is taken back, and when the run is to go on', async () => {
    const first = await chooseStart(kept.store, ann, flowOf(goal), today)
    expect(await progressOf(goal)).toMatchObject({ longestRun: 94, currentRun: 0 })

    await chooseStart(kept.store, ann, flowOf(goal), null)
    expect(await progressOf(goal)).toMatchObject({ totalDays: 94, currentRun: 94 })

    await chooseStart(kept.store, ann, flowOf(goal), today)
    if (!first.ok || !first.value) throw new Error('nothing is kept')
    await takeBack(kept.store, ann, first.value.id)
    expect(await progressOf(goal)).toMatchObject({ totalDays: 94, currentRun: 94 })
  })

  it('keeps the earlier date of the setback, and never has one before it', async () => {
    const earlier = { on: date('2026-02-20'), time: null }
    await chooseStart(kept.store, ann, flowOf(goal), null, earlier)
    expect(await chooseStart(kept.store, ann, flowOf(goal), today)).toMatchObject({
      value: { on: date('2026-02-20'), startOn: today },
    })
    expect(await chooseStart(kept.store, ann, flowOf(goal), date('2026-02-10'))).toMatchObject({
      value: { on: date('2026-02-10'), startOn: date('2026-02-10') },
    })
  })

  it('can be the date on the wall after midnight, when the day has not ended yet', async () => {
    const late = await speakerOf('ann', instant('2026-03-03T00:30Z'))
    expect(late.today).toEqual(today)

    const tomorrow = date('2026-03-03')
    expect((await chooseStart(kept.store, late, flowOf(goal), tomorrow)).ok).toBe(true)
    expect(await chooseStart(kept.store, late, flowOf(goal), date('2026-03-04'))).toEqual(
      failed('new-start-in-future'),
    )
  })

  it('says nothing of other goals', async () => {
    const other = await aGoalOf(ann, 'abstain')

    await chooseStart(kept.store, ann, flowOf(goal), today)

    expect(await progressOf(other)).toMatchObject({ currentRun: 94 })
  })

  it('moves what was awarded in its run along, and awards nothing anew', async () => {
    const start = date('2026-02-10')
    const made = await chooseStart(kept.store, ann, flowOf(goal), start)
    if (!made.ok || !made.value) throw new Error('nothing is kept')
    await kept.store.awards.add(goal.id, [{ runStart: start, key: 'days-7' }], now)

    const dates = { on: date('2026-02-12'), time: null, startOn: date('2026-02-12') }
    await changeSetback(kept.store, ann, made.value.id, dates)

    const history = await kept.store.goals.history(ann.person.id, goal.id)
    expect(history?.awards).toEqual([{ runStart: date('2026-02-12'), key: 'days-7' }])
  })
})

describe('words about a setback', () => {
  it('make one setback of one telling, and leave the run as it is', async () => {
    await keepWords(kept.store, ann, flowOf(goal), { around: '  A long day\r\n' })
    await keepWords(kept.store, ann, flowOf(goal), { helped: 'Sleep' })
    await keepWords(kept.store, ann, flowOf(goal, 'ba9876543210'), { helped: 'Air' })

    const told = await setbacksOf(kept.store, ann)
    expect(told.map(({ setback }) => [setback.around, setback.helped])).toEqual(
      expect.arrayContaining([
        ['A long day', 'Sleep'],
        [null, 'Air'],
      ]),
    )
    expect(told).toHaveLength(2)
    expect(told[0]?.setback).toMatchObject({ on: today, time: null, startOn: null, saidOn: today })
    expect(await progressOf(goal)).toMatchObject({ currentRun: 94 })
  })

  it.each(['', ' \n ', '\u200b'])('keep nothing when there is nothing to see: %j', async (text) => {
    expect(await keepWords(kept.store, ann, flowOf(goal), { around: text })).toEqual(ok(null))
    expect(await chooseStart(kept.store, ann, flowOf(goal), null)).toEqual(ok(null))

    expect(await setbacksOf(kept.store, ann)).toEqual([])
  })

  it('are taken away when they are emptied, and the rest stays', async () => {
    await keepWords(kept.store, ann, flowOf(goal), { around: 'A long day' })
    await keepWords(kept.store, ann, flowOf(goal), { helped: 'Sleep' })

    await keepWords(kept.store, ann, flowOf(goal), { around: '' })

    expect(await keptIn(kept.store, ann, flowOf(goal))).toMatchObject({
      around: null,
      helped: 'Sleep',
    })
  })

  it('can have a thousand characters each', async () => {
    const most = 'x'.repeat(1000)
    expect(await keepWords(kept.store, ann, flowOf(goal), { around: most })).toMatchObject({
      value: { around: most },
    })
    for (const which of ['around', 'helped'])
      expect(await keepWords(kept.store, ann, flowOf(goal), { [which]: `${most}x` })).toEqual(
        failed('setback-text-too-long'),
      )
  })

  it('belong to the dates of a goal that is finished', async () => {
    await finishGoal(kept.store, ann, goal.id)
    const later = await speakerOf('ann', now.add({ hours: 24 * 30 }))

    const flow = { ...flowOf(goal), saidOn: later.today }
    expect(await keepWords(kept.store, later, flow, { around: 'Back then' })).toMatchObject({
      value: { on: today },
    })
    expect(await chooseStart(kept.store, later, flow, later.today)).toEqual(
      failed('setback-after-goal'),
    )
  })
})

describe('what somebody else told', () => {
  it('is not found, not changed and not taken back', async () => {
    await keepWords(kept.store, ann, flowOf(goal), { around: 'Ann’s own words' })
    const [told] = await setbacksOf(kept.store, ann)
    const id = told?.setback.id ?? asId<SetbackId>('')
    const dates = { on: today, time: null, startOn: today, around: 'Not hers' }
    const notFound = failed('setback-not-found')

    expect(await findSetback(kept.store, ben, id)).toEqual(notFound)
    expect(await changeSetback(kept.store, ben, id, dates)).toEqual(notFound)
    expect(await takeBack(kept.store, ben, id)).toEqual(notFound)
    expect(await keptIn(kept.store, ben, flowOf(goal))).toBeNull()
    expect(await keepWords(kept.store, ben, flowOf(goal), { around: 'Not hers' })).toEqual(
      failed('goal-not-found'),
    )
    expect(await chooseStart(kept.store, ben, flowOf(goal), today)).toEqual(
      failed('goal-not-found'),
    )

    expect(await setbacksOf(kept.store, ben)).toEqual([])
    expect(await setbacksOf(kept.store, ann)).toEqual([told])
  })

  it('of one goal is not reached through another goal of the same person', async () => {
    const other = await aGoalOf(ann, 'abstain')
    await keepWords(kept.store, ann, flowOf(goal), { around: 'A long day' })

    expect(await keptIn(kept.store, ann, flowOf(other))).toBeNull()
  })
})
