import { randomUUID } from 'node:crypto'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { seeAllProgress } from '#app/see-progress.ts'
import type { Cadence } from '#domain/goal.ts'
import { asId, type GoalId } from '#domain/id.ts'
import { aCheckIn, aGoal, date, instant } from '../test/support/builders.ts'
import { accountOf, aPerson } from '../test/support/household.ts'
import type { Bench } from './databases.ts'
import { at, note } from './members.ts'
import { aligned } from './table.ts'

const goalCount = 20
const rounds = 5
const acts = 100
const today = date('2026-03-01')
const now = instant('2026-03-01T12:00Z')
const cadences: readonly Cadence[] = [
  { every: 'day' },
  { every: 'weekdays', days: [1, 2, 3, 4, 5] },
  { every: 'week', times: 3 },
  { every: 'days', days: 2 },
]

interface LongMember {
  readonly speaker: Speaker
  readonly goalIds: readonly GoalId[]
}

/**
 * What a long history costs, in milliseconds of processor time, the least of several rounds: all
 * progress of a member, which may grow as the history does, and a check-in, which may not grow.
 */
export async function history(bench: Bench): Promise<string> {
  const years = [1, 2, 5, 10]
  const members: LongMember[] = []
  for (const count of years) members.push(await longMember(bench, count))
  const seeing = await leastOf(
    members.map(({ speaker }) => async () => {
      const seen = await seeAllProgress(bench.store, speaker)
      if (seen.length !== goalCount) throw new Error('goals are missing')
    }),
  )
  const recording = await leastOf(
    [await longMember(bench, 10, false), at(members, years.length - 1)].map((member) =>
      checkIns(bench, member),
    ),
  )
  const [one = Number.NaN] = seeing
  const [none = Number.NaN] = recording
  return [
    `All progress of ${goalCount} goals, ${bench.name}`,
    aligned([
      ['', 'ms', 'ms a year', 'times one year', 'beside linear'],
      ...seeing.map((ms, index) => {
        const count = at(years, index)
        const growth = ms / one
        const figures = [ms, ms / count].map((value) => value.toFixed(1))
        return [`${count} years`, ...figures, growth.toFixed(1), (growth / count).toFixed(2)]
      }),
    ]),
    `\nA check-in, ${bench.name}`,
    aligned([
      ['', 'ms', 'times no history'],
      ...recording.map((ms, index) => {
        const name = index === 0 ? 'no history' : '10 years'
        return [name, (ms / acts).toFixed(3), (ms / none).toFixed(2)]
      }),
    ]),
  ].join('\n')
}

/** Goals of so many years; each was answered on eight of nine days, with a note, or never. */
async function longMember(
  { store }: Bench,
  years: number,
  hasAnswered = true,
): Promise<LongMember> {
  const account = accountOf(randomUUID())
  const startedOn = today.subtract({ years })
  const days = startedOn.until(today, { largestUnit: 'day' }).days
  const goals = Array.from({ length: goalCount }, (_, index) => {
    const id = asId<GoalId>(randomUUID())
    const title = `Goal ${index}`
    const { personId, ...goal } = aGoal({ id, title, cadence: at(cadences, index), startedOn })
    const checkIns = Array.from({ length: days }, (_, day) => day)
      .filter((day) => hasAnswered && (day + index) % 9 > 0)
      .map((day) => aCheckIn({ on: startedOn.add({ days: day }), note }))
    const nothing = { sharedWith: [], setbacks: [], awards: [], pauses: [], plans: [], shares: [] }
    return { goal, createdAt: now, runStarts: [startedOn], checkIns, ...nothing }
  })
  await store.records.add({
    person: aPerson(),
    createdAt: now,
    accounts: [{ key: account, name: 'long' }],
    memberships: [],
    goals,
    pauses: [],
    remembered: [],
    consents: [],
    posts: [],
  })
  const speaker = await meetPerson(store, { account, name: 'long', place: null, now })
  return { speaker, goalIds: goals.map(({ goal }) => goal.id) }
}

/** So many check-ins in a row, each of another goal, and after all of them of another day. */
function checkIns({ store }: Bench, { speaker, goalIds }: LongMember): () => Promise<void> {
  let turn = 0
  return async () => {
    for (let act = 0; act < acts; act++, turn++) {
      const days = Math.floor(turn / goalCount)
      const on = today.add({ days })
      const then = { ...speaker, now: now.add({ hours: 24 * days }), today: on }
      const said = { goalId: at(goalIds, turn), on, answer: undefined, note }
      const kept = await recordCheckIn(store, then, said)
      if (!kept.ok) throw new Error(kept.error)
    }
  }
}

/** The least processor time of each, in milliseconds. They take turns, after one that does not count. */
async function leastOf(works: readonly (() => Promise<void>)[]): Promise<readonly number[]> {
  const least = works.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round <= rounds; round++)
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) least[index] = Math.min(at(least, index), (user + system) / 1000)
    }
  return least
}
