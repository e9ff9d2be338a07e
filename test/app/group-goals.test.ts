import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { stillHolds } from '#app/deliver.ts'
import { lookAtGroupGoal } from '#app/group-goal-look.ts'
import {
  joinGroupGoal,
  leaveGroupGoal,
  leaveGroupGoalsOf,
  settleGroupGoal,
} from '#app/group-goal-parts.ts'
import {
  changeGroupGoal,
  endGroupGoal,
  groupGoalOf,
  groupGoalsOf,
  startGroupGoal,
} from '#app/group-goals.ts'
import { meetPerson } from '#app/meet-person.ts'
import { planDue, type ToDeliver } from '#app/plan-due.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import type { Group } from '#domain/group.ts'
import { type GroupGoal, type GroupGoalTerms, markKey } from '#domain/group-goal.ts'
import { asId, type GroupGoalId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { date, instant } from '../support/builders.ts'
import { someTerms } from '../support/group-goals.ts'
import { accountOf, addGroup, addMember, channelOf } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
/** Monday noon. */
const monday = '2026-03-02T11:00Z'
const week = { startsOn: date('2026-03-02'), endsOn: date('2026-03-08') }
const names = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gil']
let group: Group

beforeEach(async () => {
  group = await addGroup(kept.store, 'harbour')
  await addMember(kept.store, 'mod', group, 'moderator')
  for (const name of names) await addMember(kept.store, name, group)
})

const speaker = (name: string, now = monday, place = 'harbour') =>
  meetPerson(kept.store, {
    account: accountOf(name),
    name,
    place: channelOf(place),
    now: instant(now),
  })

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const errorOf = (result: Result<unknown, string>) => (result.ok ? null : result.error)

async function start(terms: Partial<GroupGoalTerms> = {}, period = week, now = monday) {
  const draft = { terms: someTerms(terms), period }
  return must(await startGroupGoal(kept.store, await speaker('mod', now), randomUUID(), draft))
}

const join = async (name: string, id: GroupGoalId, now = monday) =>
  joinGroupGoal(kept.store, await speaker(name, now), id)

async function joinAll(goal: GroupGoal, who = names): Promise<void> {
  for (const name of who) must(await join(name, goal.id))
}

/** What they say of their own goal for it. */
async function checkIn(goal: GroupGoal, who: readonly string[], now = monday, amount = Number.NaN) {
  for (const name of who) {
    const speaking = await speaker(name, now)
    const part = (await kept.store.groupGoals.partsOf(speaking.person.id)).find(
      ({ groupGoalId }) => groupGoalId === goal.id,
    )
    if (!part) throw new Error(`${name} takes no part`)
    const answer = { state: 'done', amount: Number.isNaN(amount) ? null : amount } as const
    const said = { goalId: part.goalId, on: speaking.today, answer, note: undefined }
    must(await recordCheckIn(kept.store, speaking, said))
  }
}

async function look({ id }: GroupGoal, now = monday) {
  const found = await lookAtGroupGoal(kept.store, id, instant(now))
  if (!found) throw new Error('it is not there')
  return found
}

async function celebrate(goal: GroupGoal, mark: number): Promise<void> {
  await kept.store.posts.put({
    groupId: group.id,
    channel: channelOf('harbour'),
    kind: 'group-mark',
    about: markKey(goal, mark),
    personId: null,
    message: {},
    postedAt: instant(monday),
  })
}

const acts = async () => (await kept.store.moderatorActs.of(group.id, 20)).map(({ kind }) => kind)

describe('a moderator', () => {
  test('starts a goal once, and its card is looked at', async () => {
    const mod = await speaker('mod')
    const draft = { terms: someTerms(), period: week }

    const first = must(await startGroupGoal(kept.store, mod, 'once', draft))
    const second = must(await startGroupGoal(kept.store, mod, 'once', draft))

    expect(second.id).toBe(first.id)
    expect(await groupGoalsOf(kept.store, group.id)).toHaveLength(1)
    expect(await acts()).toEqual(['group-goal-started'])
    const again = mod.now.add({ minutes: 1 })
    expect(await kept.store.groupGoals.claimLooks(mod.now, again, 10)).toEqual([first.id])
  })

  test('cannot start one that ends before it begins, or where there is no group', async () => {
    const draft = {
      terms: someTerms(),
      period: { startsOn: date('2026-03-08'), endsOn: date('2026-03-02') },
    }
    const mod = await speaker('mod')
    const nowhere = await speaker('mod', monday, 'nowhere')

    expect(errorOf(await startGroupGoal(kept.store, mod, 'once', draft))).toBe(
      'group-goal-ends-first',
    )
    expect(
      errorOf(await startGroupGoal(kept.store, nowhere, 'once', { ...draft, period: week })),
    ).toBe('group-not-here')
    expect(await acts()).toEqual([])
  })

  test('changes one at once before it begins, and from the next period on after', async () => {
    const later = { startsOn: date('2026-03-09'), endsOn: date('2026-03-15') }
    const goal = await start({ repeats: true }, later)
    const mod = await speaker('mod')
    const began = await speaker('mod', '2026-03-10T11:00Z')
    const terms = (title: string) => someTerms({ title, repeats: true })

    const early = must(await changeGroupGoal(kept.store, mod, goal, terms('Early')))
    const late = must(await changeGroupGoal(kept.store, began, early, terms('Late')))

    expect(early).toMatchObject({ title: 'Early', next: null, version: 1 })
    expect(late).toMatchObject({ title: 'Early', next: { title: 'Late' }, version: 2 })
    expect(await groupGoalOf(kept.store, goal.id)).toEqual(late)
    expect((await acts()).filter((kind) => kind === 'group-goal-changed')).toHaveLength(2)
  })

  test('cannot change what another has changed, what runs once, or what is counted', async () => {
    const goal = await start()
    const again = await start({ repeats: true })
    const mod = await speaker('mod')
    const change = async (seen: GroupGoal, terms: Partial<GroupGoalTerms> = {}) =>
      errorOf(await changeGroupGoal(kept.store, mod, seen, someTerms(terms)))

    expect(await change(goal)).toBe('group-goal-no-next')
    expect(await change({ ...again, version: 7 })).toBe('group-goal-changed')
    expect(await change(again, { mode: 'presence' })).toBe('group-goal-kind-stays')
    expect(await change(again, { title: '' })).toBe('title-empty')
    expect(await change({ ...goal, id: asId(randomUUID()) })).toBe('group-goal-not-found')
  })

  test('reaches no goal of another group', async () => {
    const goal = await start({ repeats: true })
    const quay = await addGroup(kept.store, 'quay')
    await kept.store.groups.join(
      (await speaker('mod')).person.id,
      quay.id,
      'moderator',
      instant(monday),
    )
    const there = await speaker('mod', monday, 'quay')

    const changed = await changeGroupGoal(kept.store, there, goal, someTerms())
    const ended = await endGroupGoal(kept.store, there, goal.id)

    expect([errorOf(changed), errorOf(ended)]).toEqual([
      'group-goal-not-found',
      'group-goal-not-found',
    ])
    expect(await groupGoalOf(kept.store, goal.id)).toEqual(goal)
  })

  test('ends one for the group with today, once', async () => {
    const goal = await start()
    const mod = await speaker('mod', '2026-03-04T11:00Z')

    const first = must(await endGroupGoal(kept.store, mod, goal.id))
    const second = must(await endGroupGoal(kept.store, mod, goal.id))

    expect(first.period.endsOn).toEqual(date('2026-03-04'))
    expect(second).toEqual(first)
    expect(await acts()).toEqual(['group-goal-ended', 'group-goal-started'])
    expect(errorOf(await changeGroupGoal(kept.store, mod, second, someTerms()))).toBe(
      'group-goal-over',
    )
    expect(errorOf(await join('ann', goal.id))).toBe('group-goal-over')
  })
})

describe('a member', () => {
  test('joins with a goal of their own that is shared with the group, once', async () => {
    const goal = await start()

    const first = must(await join('ann', goal.id))
    const second = must(await join('ann', goal.id))

    expect(second.goal).toEqual(first.goal)
    const { person } = await speaker('ann')
    const goals = await kept.store.goals.of(person.id)
    expect(goals).toEqual([{ goal: first.goal, sharedWith: [group.id] }])
    expect(first.goal).toMatchObject({ title: goal.title, mode: 'do', startedOn: week.startsOn })
  })

  test('cannot join what is not of their group, over, or one too many', async () => {
    const goal = await start()
    await addMember(kept.store, 'guest', await addGroup(kept.store, 'quay'))
    const one = await speaker('bob')
    const many = { ...must(await join('bob', goal.id)).goal, mode: 'do' as const }
    for (let nth = 0; nth < 19; nth++)
      await kept.store.goals.add({ ...many, id: asId(randomUUID()) }, one.now)
    const other = await start()

    expect(errorOf(await join('guest', goal.id))).toBe('not-a-member')
    expect(errorOf(await join('ann', goal.id, '2026-03-09T11:00Z'))).toBe('group-goal-over')
    expect(errorOf(await join('bob', other.id))).toBe('too-many-goals')
    expect(errorOf(await join('ann', asId(randomUUID())))).toBe('group-goal-not-found')
  })

  test('leaves and keeps their goal for themselves, and can take part again', async () => {
    const goal = await start()
    const { goal: own } = must(await join('ann', goal.id))
    const ann = await speaker('ann')

    must(await leaveGroupGoal(kept.store, ann, goal.id))
    const alone = await kept.store.goals.get(ann.person.id, own.id)
    const left = await kept.store.groupGoals.partsOf(ann.person.id)
    const again = must(await join('ann', goal.id))

    expect(alone).toEqual({ goal: own, sharedWith: [] })
    expect(left[0]?.leftAt).toEqual(ann.now)
    expect(again.goal.id).toBe(own.id)
    expect((await kept.store.groupGoals.partsOf(ann.person.id))[0]?.leftAt).toBeNull()
  })

  test('who leaves the group leaves its goals', async () => {
    const goals = [await start(), await start()]
    for (const goal of goals) await joinAll(goal, ['ann'])
    const ann = await speaker('ann')

    await kept.store.asOne(ann.person.id, (tx) =>
      leaveGroupGoalsOf(tx, ann.person.id, group.id, ann.now),
    )

    const parts = await kept.store.groupGoals.partsOf(ann.person.id)
    expect(parts.map(({ leftAt }) => leftAt)).toEqual([ann.now, ann.now])
  })

  test('keeps or removes their goal once the group’s is over', async () => {
    const pages = { mode: 'target', unit: 'pages', aim: { of: 'total', amount: 300 } } as const
    const goal = await start(pages)
    await joinAll(goal, ['ann', 'bob'])
    const after = '2026-03-09T11:00Z'

    const own = must(
      await settleGroupGoal(kept.store, await speaker('ann', after), goal.id, 'keep'),
    )
    const done = must(
      await settleGroupGoal(kept.store, await speaker('bob', after), goal.id, 'remove'),
    )
    const stranger = await settleGroupGoal(kept.store, await speaker('cat'), goal.id, 'keep')

    expect(own).toMatchObject({ finishedOn: null, target: { by: null } })
    expect(await kept.store.goals.get(own.personId, own.id)).toEqual({ goal: own, sharedWith: [] })
    expect(done.finishedOn).toEqual(date('2026-03-09'))
    expect(errorOf(stranger)).toBe('group-goal-not-found')
  })
})

describe('a look', () => {
  test('shows a total from five people on, and not what one more adds', async () => {
    const goal = await start({ aim: { of: 'total', amount: 20 } })
    await joinAll(goal)

    await checkIn(goal, names.slice(0, 4))
    const four = await look(goal)
    await checkIn(goal, names.slice(4, 5))
    const five = await look(goal)
    await checkIn(goal, names.slice(5, 6))
    const six = await look(goal)

    expect(four.goal.shown).toEqual({ total: 0, possible: 0, countedAt: null })
    expect([five.goal.shown.total, five.percent, five.marks]).toEqual([5, 25, [25]])
    expect(six.goal).toEqual(five.goal)
    expect(await groupGoalOf(kept.store, goal.id)).toEqual(five.goal)
  })

  test('keeps what was shown of who left', async () => {
    const goal = await start()
    await joinAll(goal)
    await checkIn(goal, names)
    await look(goal)
    const tuesday = '2026-03-03T11:00Z'
    must(await leaveGroupGoal(kept.store, await speaker('ann'), goal.id))

    await checkIn(goal, names, tuesday)
    const after = await look(goal, tuesday)

    expect(after.goal.shown.total).toBe(13)
  })

  test('finds a mark again until it is posted', async () => {
    const goal = await start({ aim: { of: 'total', amount: 10 } })
    await joinAll(goal)
    await checkIn(goal, names.slice(0, 5))

    const first = await look(goal)
    const again = await look(goal)
    await celebrate(goal, 25)
    const rest = await look(goal)

    expect([first.marks, again.marks, rest.marks]).toEqual([[25, 50], [25, 50], [50]])
  })

  test('counts a share of days with the days of all who take part', async () => {
    const goal = await start({ aim: { of: 'days', percent: 50 } })
    await joinAll(goal)
    await checkIn(goal, names.slice(0, 5))
    const first = await look(goal)
    const wednesday = '2026-03-04T11:00Z'
    await checkIn(goal, names.slice(0, 6), wednesday)
    const second = await look(goal, wednesday)

    expect(first.goal.shown).toMatchObject({ total: 5, possible: 7 })
    expect(second.goal.shown).toMatchObject({ total: 11, possible: 21 })
    expect([second.percent, second.marks]).toEqual([104, [25]])
  })

  test('does not tell one person from two goals of the same people', async () => {
    const [one, other] = [await start(), await start()]
    await joinAll(one, names.slice(0, 5))
    await joinAll(other, names.slice(0, 6))
    await checkIn(one, names.slice(0, 5))
    await checkIn(other, names.slice(0, 6))

    const first = await look(one)
    const second = await look(other)

    expect(first.goal.shown.total).toBe(5)
    expect(second.goal.shown.countedAt).toBeNull()
  })

  test('comes again after a check-in, when it begins, and when its period closes', async () => {
    const later = { startsOn: date('2026-03-03'), endsOn: date('2026-03-08') }
    const goal = await start({}, later)
    await joinAll(goal)

    const ahead = await look(goal)
    const begun = await look(goal, '2026-03-03T03:00Z')
    await checkIn(goal, ['ann'], '2026-03-03T11:00Z')
    const said = await look(goal, '2026-03-03T11:00:03Z')

    expect(ahead.nextLook).toEqual(instant('2026-03-03T02:00Z'))
    expect(begun.nextLook).toEqual(instant('2026-03-11T02:00Z'))
    expect(said.nextLook).toEqual(instant('2026-03-03T11:01:03Z'))
  })

  const closed = '2026-03-11T02:00Z'

  test('ends a goal when nobody can answer for its last date any more', async () => {
    const goal = await start()
    await joinAll(goal)
    await checkIn(goal, names, '2026-03-08T20:00Z')

    const before = await look(goal, '2026-03-11T01:59Z')
    const then = await look(goal, closed)
    const after = await look(goal, closed)

    expect([before.endedNow, before.goal.shown.total]).toEqual([false, 7])
    expect([then.endedNow, then.nextLook]).toEqual([true, null])
    expect(after).toMatchObject({
      endedNow: false,
      nextLook: null,
      goal: { endedAt: instant(closed) },
    })
    expect(after.goal).toEqual(await groupGoalOf(kept.store, goal.id))
  })

  test('turns a period with what was changed, and waits for its last marks to be posted', async () => {
    const goal = await start({ repeats: true, aim: { of: 'total', amount: 28 } })
    await joinAll(goal)
    const mod = await speaker('mod')
    const terms = someTerms({ title: 'Next', repeats: true })
    must(await changeGroupGoal(kept.store, mod, goal, terms))
    await checkIn(goal, names, '2026-03-08T20:00Z')
    await checkIn(goal, names.slice(0, 5), '2026-03-09T20:00Z')

    const first = await look(goal, closed)
    await celebrate(goal, 25)
    const second = await look(goal, closed)
    const third = await look(goal, closed)

    expect([first.turned, first.marks, first.goal.round]).toEqual([false, [25], 0])
    expect(second).toMatchObject({ turned: true, marks: [], percent: 0 })
    expect(second.goal).toMatchObject({
      title: 'Next',
      round: 1,
      next: null,
      shown: { countedAt: null },
    })
    expect(second.nextLook).toEqual(instant(closed))
    expect([third.turned, third.goal.shown.total]).toEqual([false, 5])
  })

  test('turns all the same where the marks cannot be posted', async () => {
    const goal = await start({ repeats: true, aim: { of: 'total', amount: 7 } })
    await joinAll(goal)
    await checkIn(goal, names, '2026-03-08T20:00Z')

    await look(goal, closed)

    expect((await look(goal, '2026-03-11T03:00Z')).turned).toBe(true)
  })

  test('of what is not there is none', async () => {
    expect(await lookAtGroupGoal(kept.store, asId(randomUUID()), instant(monday))).toBeNull()
  })
})

describe('the end', () => {
  /** What one heartbeat puts on its way. */
  async function beat(now: string): Promise<readonly string[]> {
    const added: ToDeliver[] = []
    await planDue(kept.store, instant(now), 100, async (all) => void added.push(...all))
    const deliveries = await kept.store.deliveries.get(added.map(({ id }) => id))
    return deliveries.map(({ kind, about }) => `${kind} ${about}`)
  }

  test('is asked about once, the morning after', async () => {
    const goal = await start()
    await joinAll(goal, ['ann'])

    const before = await beat('2026-03-09T07:59Z')
    const then = await beat('2026-03-09T08:00Z')
    const after = await beat('2026-03-10T08:00Z')

    expect([before, then, after]).toEqual([[], [`group-goal-end ${goal.id}`], []])
  })

  test('is asked about the morning after a moderator ended it', async () => {
    const goal = await start({ repeats: true })
    await joinAll(goal, ['ann', 'bob'])
    must(await leaveGroupGoal(kept.store, await speaker('bob'), goal.id))
    must(await endGroupGoal(kept.store, await speaker('mod', '2026-03-04T11:00Z'), goal.id))

    const then = await beat('2026-03-04T11:00Z')
    const morning = await beat('2026-03-05T08:00Z')

    expect([then, morning]).toEqual([[], [`group-goal-end ${goal.id}`]])
  })

  test('is asked about while it is not settled', async () => {
    const goal = await start()
    await joinAll(goal, ['ann'])
    const now = '2026-03-09T08:00Z'
    await beat(now)
    const [owed] = await kept.store.deliveries.newest('queued', 1)
    const { person } = await speaker('ann')
    const holds = async () => {
      const [member] = await kept.store.schedule.members([person.id], instant(now))
      if (!member || !owed) throw new Error('nothing is owed')
      return errorOf(stillHolds(member, owed, instant(now)))
    }

    const before = await holds()
    must(await settleGroupGoal(kept.store, await speaker('ann', now), goal.id, 'keep'))

    expect([before, await holds()]).toEqual([null, 'answered'])
  })

  test('of a period after which another comes is not asked about', async () => {
    const goal = await start({ repeats: true })
    await joinAll(goal, ['ann'])

    expect(await beat('2026-03-09T08:00Z')).toEqual([])
  })

  test('is asked about after the last period, once there is one', async () => {
    const goal = await start({ repeats: true })
    await joinAll(goal, ['ann'])
    must(await changeGroupGoal(kept.store, await speaker('mod'), goal, someTerms()))
    await look(goal, '2026-03-11T02:00Z')

    await beat('2026-03-11T02:01Z')

    expect(await beat('2026-03-16T08:00Z')).toEqual([`group-goal-end ${goal.id}`])
  })

  test('is not asked about who settled it before', async () => {
    const goal = await start()
    await joinAll(goal, ['ann', 'bob'])
    must(await settleGroupGoal(kept.store, await speaker('ann'), goal.id, 'keep'))
    must(await settleGroupGoal(kept.store, await speaker('bob'), goal.id, 'remove'))

    expect(await beat('2026-03-09T08:00Z')).toEqual([])
  })
})
