import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at, members, note } from './members.ts'

/** What a check-in cannot do without: the same row, written by Prisma and by nothing else. */
export async function bareInsert({ database, sealer, store }: Bench, lanes: number): Promise<Way> {
  const people = await members(store, 'bare insert', lanes)
  const sealed = await sealer.seal(note)
  return {
    name: 'bare insert',
    async act(lane) {
      const { goal, nextDay } = at(people, lane)
      const { on, now } = nextDay()
      await database.prisma.checkIn.create({
        data: {
          goalId: goal.id,
          on: `${on}T00:00:00Z`,
          state: 'done',
          note: sealed,
          at: now.toString(),
        },
      })
    },
  }
}
