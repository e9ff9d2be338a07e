import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { cleanUp, cleanUpAll } from '../support/process.ts'
import { createServerDatabase, testServer } from '../support/server-database.ts'
import { addDuePeople } from './due-people.ts'
import { faketime } from './faketime.ts'
import { movedClock } from './moved-clock.ts'
import { openScene } from './scene.ts'

// The machine's clock jumps while the program runs. The database's clock goes on as it was.

afterEach(cleanUp)
afterAll(cleanUpAll)

const aWhile = 150_000

test.runIf(testServer !== null && faketime !== null)(
  'a clock that jumps ahead and back holds nothing up and repeats nothing',
  {
    timeout: 400_000,
  },
  async () => {
    if (!faketime) throw new Error('no library')
    const tomorrow = Temporal.Instant.from(`${today()}T12:00Z`).add({ hours: 24 })
    const scene = await openScene(await createServerDatabase(), 40, { at: tomorrow })
    const clock = movedClock(faketime, tomorrow.subtract({ hours: 24, seconds: 20 }))
    const { platforms } = scene
    const later = platforms.people(80).slice(40)
    const program = scene.launch('worker', clock.settings)
    await program.greeted

    clock.jump(24 * 60)
    expect(await platforms.until(() => platforms.taken() === 40, aWhile)).toBe(true)
    clock.jump(-48 * 60)
    await addDuePeople(scene.url, later, { at: tomorrow.subtract({ hours: 48 }) })
    expect(await platforms.until(() => platforms.taken() === 80, aWhile)).toBe(true)
    const owed = await scene.delivered(clock.now)

    expect(owed).toMatchObject({ sent: 80, dead: 0 })
    const shown = [...scene.members, ...later].map((one) => platforms.shownTo(one).length)
    expect(new Set(shown)).toEqual(new Set([1]))
    expect(program.stderr()).toBe('')
  },
)

const today = () => systemClock.now().toZonedDateTimeISO('UTC').toPlainDate()
