import { lookAtGroupGoal } from '#app/group-goal-look.ts'
import { joinGroupGoal, leaveGroupGoal } from '#app/group-goal-parts.ts'
import { groupGoalOf } from '#app/group-goals.ts'
import { groupReport, latestWeeks } from '#app/group-report.ts'
import { type Speaker, turnTo } from '#app/meet-person.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import type { Group } from '#domain/group.ts'
import type { GoalId } from '#domain/id.ts'
import { instant } from '../test/support/builders.ts'
import type { Bench } from './databases.ts'
import { groupTown, type TownGoal, townGoals } from './group-town.ts'
import { note } from './members.ts'
import { aligned } from './table.ts'

const acts = 40
const now = instant('2026-01-11T12:00Z')

/** Something that is measured: what goes before each time is not. */
interface Work {
  before(turn: number): Promise<void>
  act(turn: number): Promise<void>
}

/**
 * What joining a group goal, a check-in that moves one, looking at one, and a report of the group cost in
 * a community of 100,000 members, 1,000 groups and 50 group goals: half of the acts took at most so many
 * milliseconds. By how many take part.
 */
export async function groupGoalCosts(bench: Bench): Promise<string> {
  await groupTown(bench)
  const rows: string[][] = []
  for (const [name, workOf] of Object.entries(works)) {
    const times: number[] = []
    for (const goal of townGoals) times.push(await median(await workOf(bench, goal)))
    const [least = Number.NaN] = times
    rows.push([
      name,
      ...times.map((time) => time.toFixed(2)),
      ...times.slice(1).map((time) => (time / least).toFixed(2)),
    ])
  }
  const head = [
    '',
    ...townGoals.map(({ size }) => `ms of ${size}`),
    ...townGoals.slice(1).map(({ size }) => `${size} times 10`),
  ]
  return `Group goals, ${bench.name}\n${aligned([head, ...rows])}`
}

const works: Readonly<Record<string, (bench: Bench, goal: TownGoal) => Promise<Work>>> = {
  joining: async ({ store }, goal) => {
    const newcomers = await speakers(store, goal.joinersFrom)
    return {
      before: async (turn) => {
        const last = newcomers[turn - 1]
        if (last) await leaveGroupGoal(store, last, goal.id)
      },
      act: async (turn) => {
        const joined = await joinGroupGoal(store, of(newcomers, turn), goal.id)
        if (!joined.ok) throw new Error(joined.error)
      },
    }
  },

  'a check-in that has the card looked at': async ({ store, database }, goal) => {
    const members = await speakers(store, goal.first, goal.size)
    const ids = await copies(store, members)
    return {
      before: async () => {
        await database.prisma.$executeRaw`UPDATE "GroupGoal" SET "lookAt" = NULL`
      },
      act: (turn) => checkIn(store, of(members, turn), of(ids, turn), turn),
    }
  },

  'a check-in when a look is to come': async ({ store }, goal) => {
    const members = await speakers(store, goal.first, goal.size)
    const ids = await copies(store, members)
    return {
      before: () => store.groupGoals.look(goal.id, now),
      act: (turn) => checkIn(store, of(members, turn), of(ids, turn), turn),
    }
  },

  'a look with a new figure': async ({ store, database }, goal) => ({
    before: async () => {
      await database.prisma.$executeRaw`
        UPDATE "GroupGoal" SET total = 0, "countedAt" = NULL WHERE id = ${goal.id}::uuid`
      await database.prisma.$executeRaw`
        UPDATE "GroupGoalPart" SET counted = 0, peak = 0 WHERE "groupGoalId" = ${goal.id}::uuid`
    },
    act: async () => {
      const look = await lookAtGroupGoal(store, goal.id, now)
      if (!look?.goal.shown.countedAt) throw new Error('nothing was shown')
    },
  }),

  'a report that counts a week': async ({ store, database }, goal) => {
    const group = await groupOf(store, goal)
    return {
      before: async () => {
        await database.prisma.$executeRaw`TRUNCATE "GroupWeek"`
      },
      act: async () => {
        const { weeks } = await groupReport(store, group, now, latestWeeks(group, now, 1))
        if (!weeks[0]?.figures) throw new Error('nothing was counted')
      },
    }
  },

  'a report of weeks that are counted': async ({ store, database }, goal) => {
    const group = await groupOf(store, goal)
    const span = latestWeeks(group, now, 5)
    return {
      before: async (turn) => {
        if (turn > 0) return
        await groupReport(store, group, now, span)
        await database.prisma.$executeRaw`UPDATE "GroupWeek" SET closed = true`
      },
      act: async () => {
        await groupReport(store, group, now, span)
      },
    }
  },

  'a look with nothing new': async ({ store }, goal) => ({
    before: async () => undefined,
    act: async () => {
      await lookAtGroupGoal(store, goal.id, now)
    },
  }),
}

type Store = Bench['store']

async function groupOf(store: Store, { id }: TownGoal): Promise<Group> {
  const goal = await groupGoalOf(store, id)
  const group = goal && (await store.groups.get(goal.groupId))
  if (!group) throw new Error('the goal has no group')
  return group
}

const speakers = (store: Store, first: number, most = acts + 1): Promise<readonly Speaker[]> =>
  Promise.all(
    Array.from({ length: Math.min(most, acts + 1) }, async (_, nth) => {
      const account = { door: 'discord', tenant: '', externalId: String(first + nth) } as const
      const speaker = await turnTo(store, account, now)
      if (!speaker) throw new Error('there is nobody')
      return speaker
    }),
  )

/** Each one's own goal. */
const copies = (store: Store, all: readonly Speaker[]): Promise<readonly GoalId[]> =>
  Promise.all(
    all.map(async ({ person }) => {
      const [part] = await store.groupGoals.partsOf(person.id)
      if (!part) throw new Error('somebody takes no part')
      return part.goalId
    }),
  )

async function checkIn(store: Store, speaker: Speaker, goalId: GoalId, turn: number) {
  const days = turn + 1
  const on = speaker.today.add({ days })
  const then = { ...speaker, now: speaker.now.add({ hours: 24 * days }), today: on }
  const answer = { state: 'done', amount: null } as const
  const kept = await recordCheckIn(store, then, { goalId, on, answer, note })
  if (!kept.ok) throw new Error(kept.error)
}

/** In milliseconds; the first act does not count. */
async function median({ before, act }: Work): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn <= acts; turn++) {
    await before(turn)
    const begin = performance.now()
    await act(turn)
    if (turn > 0) took.push(performance.now() - begin)
  }
  return took.sort((a, b) => a - b)[Math.floor(acts / 2)] ?? Number.NaN
}

const of = <T>(items: readonly T[], turn: number): T => {
  const item = items[turn % items.length]
  if (item === undefined) throw new RangeError('there is nobody')
  return item
}
