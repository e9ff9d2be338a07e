import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { cleanUp, cleanUpAll } from '../support/process.ts'
import { createServerDatabase, testServer } from '../support/server-database.ts'
import { addDuePeople, promptsIn } from './due-people.ts'
import { faketime } from './faketime.ts'
import { movedClock } from './moved-clock.ts'
import { openScene } from './scene.ts'

// The real program on a machine whose clock is moved to the days around a change of the clocks: the
// prompts that members in Berlin want at 02:30 and at 20:00. The process begins shortly before each
// of them and is killed after it.

afterEach(cleanUp)
afterAll(cleanUpAll)

const changes = [
  [
    'back, 02:30 comes twice and the first one counts',
    [
      ...['2026-10-24T00:30Z', '2026-10-24T18:00Z'],
      ...['2026-10-25T00:30Z', '2026-10-25T19:00Z'],
      ...['2026-10-26T01:30Z', '2026-10-26T19:00Z'],
    ],
  ],
  [
    'ahead, there is no 02:30 and 03:00 takes its place',
    [
      ...['2026-03-28T01:30Z', '2026-03-28T19:00Z'],
      ...['2026-03-29T01:00Z', '2026-03-29T18:00Z'],
      ...['2026-03-30T00:30Z', '2026-03-30T18:00Z'],
    ],
  ],
] as const

// Their day ends at midnight, so that both times ask for the date on which they come.
const berlin = { zone: 'Europe/Berlin', dayEnd: 0 } as const

describe.runIf(testServer !== null && faketime !== null)(
  'when clocks are set',
  { timeout: 300_000 },
  () => {
    test.for(changes)('%s', async ([, instants]) => {
      const [night, evening] = instants.map((one) => Temporal.Instant.from(one))
      if (!night || !evening || !faketime) throw new Error('no instants')
      const scene = await openScene(await createServerDatabase(), 2, { at: night, ...berlin })
      const clock = movedClock(faketime, night.subtract({ hours: 1 }))
      const others = scene.platforms.people(4).slice(2)
      await addDuePeople(scene.url, others, { at: evening, ...berlin })
      const shown = () =>
        [...scene.members, ...others].map((one) => scene.platforms.shownTo(one).length)

      const seen: number[][] = []
      for (const instant of instants) {
        const at = Temporal.Instant.from(instant)
        const before = scene.platforms.taken()
        clock.set(at.subtract({ seconds: 15 }))
        const program = scene.launch('gateway,worker,web', clock.settings)
        await scene.platforms.until(() => scene.platforms.taken() >= before + 2, 60_000)
        expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(at.epochMilliseconds)
        seen.push(shown())
        await scene.delivered(clock.now)
        await program.kill()
      }

      expect(await promptsIn(scene.url)).toEqual(instants)
      expect(seen).toEqual([
        [1, 1, 0, 0],
        [1, 1, 1, 1],
        [2, 2, 1, 1],
        [2, 2, 2, 2],
        [3, 3, 2, 2],
        [3, 3, 3, 3],
      ])
    })
  },
)
