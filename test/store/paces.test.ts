import { expect, test } from 'vitest'
import { onEveryDatabase } from '../support/store.ts'

/** One turn a minute: what passes while a test runs is little beside it. */
const perSecond = 1 / 60
const minute = 60_000
const inMinutes = (waits: readonly number[]) => waits.map((wait) => Math.round(wait / minute))

onEveryDatabase((kept) => {
  /** When the lane's next turn is, in milliseconds from an instant of the test's own. */
  async function nextAt(lane: string): Promise<number> {
    const { nextAt } = await kept.database.prisma.pace.findUniqueOrThrow({ where: { lane } })
    return nextAt.getTime()
  }

  const setBack = (lane: string, minutes: number) =>
    kept.database.prisma.$executeRaw`
      UPDATE "Pace" SET "nextAt" = "nextAt" + ${minutes}::int * interval '1 minute'
      WHERE lane = ${lane}`

  test('the first turn of a lane is now, and each next one waits for those before', async () => {
    const { paces } = kept.store

    const waits = [
      await paces.take('slack', 3, perSecond),
      await paces.take('slack', 1, perSecond),
      await paces.take('slack', 2, perSecond),
      await paces.take('slack', 1, perSecond),
    ]

    expect(waits[0]).toBe(0)
    expect(inMinutes(waits)).toEqual([0, 3, 4, 6])
  })

  test('lanes do not wait for one another', async () => {
    await kept.store.paces.take('slack', 5, perSecond)

    expect(await kept.store.paces.take('discord', 1, perSecond)).toBe(0)
  })

  test('a lane that nobody used for a while has no more turns saved up than one', async () => {
    const { paces } = kept.store
    await paces.take('slack', 1, perSecond)
    await setBack('slack', -45)

    const waits = [await paces.take('slack', 1, perSecond), await paces.take('slack', 1, perSecond)]

    expect(waits[0]).toBe(0)
    expect(inMinutes(waits)).toEqual([0, 1])
  })

  test('many who take turns at once never have the same', async () => {
    const waits = await Promise.all(
      Array.from({ length: 20 }, () => kept.store.paces.take('slack', 1, perSecond)),
    )

    expect(inMinutes(waits).sort((a, b) => a - b)).toEqual([...waits.keys()])
  })

  test.for([
    [1, 50, 20],
    [3, 50, 60],
    [1, 30, 34],
    [1, 1000, 1],
    [1, 3000, 1],
    [10, 1, 10_000],
  ] as const)(
    '%i at %i a second take %i ms: never less than they are',
    async ([count, rate, ms]) => {
      await kept.store.paces.hold('slack', minute)
      const before = await nextAt('slack')

      await kept.store.paces.take('slack', count, rate)

      expect((await nextAt('slack')) - before).toBe(ms)
    },
  )

  test('who would have to wait for too long takes no turn', async () => {
    const { paces } = kept.store
    await paces.take('slack', 5, perSecond)
    const before = await nextAt('slack')

    const refused = await paces.take('slack', 1, perSecond, 3 * minute)

    expect(inMinutes([refused])).toEqual([5])
    expect(await nextAt('slack')).toBe(before)
    expect(inMinutes([await paces.take('slack', 1, perSecond, 7 * minute)])).toEqual([5])
    expect(await nextAt('slack')).toBe(before + minute)
  })

  test('a lane that is held has no turn until then, even one that was never used', async () => {
    const { paces } = kept.store

    await paces.hold('slack', 4 * minute)
    await paces.hold('slack', 2 * minute)

    expect(inMinutes([await paces.take('slack', 1, perSecond)])).toEqual([4])
    await paces.hold('slack', 9 * minute)
    expect(inMinutes([await paces.take('slack', 1, perSecond)])).toEqual([9])
  })

  test('nobody is held up for more than half an hour', async () => {
    const { paces } = kept.store

    await paces.hold('slack', 1e12)
    await paces.take('slack', 5, perSecond)

    const refused = await paces.take('slack', 1, perSecond)
    expect(inMinutes([refused])).toEqual([35])
    await setBack('slack', -10)
    expect(inMinutes([await paces.take('slack', 1, perSecond)])).toEqual([25])
  })

  test('a clock that was set back holds nobody up', async () => {
    const { paces } = kept.store
    await paces.take('slack', 1, perSecond)
    await setBack('slack', 24 * 60)

    const waits = [await paces.take('slack', 1, perSecond), await paces.take('slack', 1, perSecond)]

    expect(waits[0]).toBe(0)
    expect(inMinutes(waits)).toEqual([0, 1])
    await setBack('slack', 24 * 60)
    await paces.hold('slack', 3 * minute)
    expect(inMinutes([await paces.take('slack', 1, perSecond)])).toEqual([3])
  })
})
