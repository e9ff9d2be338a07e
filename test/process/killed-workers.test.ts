import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { cleanUp, cleanUpAll, type Launched, launch } from '../support/process.ts'
import { createServerDatabase, testServer } from '../support/server-database.ts'
import { chanceOf } from './chance.ts'
import { addDuePeople, letTwoMinutesPass, type Owed, owedIn } from './due-people.ts'
import { openPlatforms } from './platforms.ts'

// Workers are killed at moments by chance (SEED=... takes those of an earlier run) while many prompts
// are due. With PROOF=full there are more of them, and the jobs of killed processes come back in real
// time; else the test lets the queue believe that it is two minutes later.

const isFull = process.env['PROOF'] === 'full'
const seed = process.env['SEED'] ?? String(randomInt(1e9))
const [people, kills] = isFull ? [20_000, 30] : [1000, 6]
const processes = 3

/** What a process has in hand while it is killed can be shown once more on Slack, and no more than that. */
const mostInHand = 50

afterEach(cleanUp)
afterAll(cleanUpAll)

describe.runIf(testServer !== null)(
  'workers that are killed',
  { timeout: isFull ? 3_600_000 : 300_000 },
  () => {
    test(`lose none of ${people} prompts by ${kills} kills (SEED=${seed})`, async () => {
      const chance = chanceOf(seed)
      const { url, drop } = await createServerDatabase()
      const platforms = await openPlatforms()
      const members = platforms.people(people)
      const at = systemClock.now().subtract({ hours: 1 }).round('minute')
      await addDuePeople(url, members, { at })
      const settings = platforms.settingsFor(url, 'worker')
      const workers = Array.from({ length: processes }, () => launch(settings))
      const began = performance.now()

      for (let kill = 1; kill <= kills; kill++) {
        const until = Math.floor((people * 0.9 * (kill - chance(900) / 1000)) / kills)
        await moving(() => platforms.taken() >= until)
        await delay(chance(50))
        const which = chance(processes)
        await workers[which]?.kill()
        workers[which] = launch(settings)
      }
      let owed: Owed | undefined
      await moving(async () => {
        owed = await owedIn(url, systemClock.now())
        return owed.overdue + owed.queued + owed.jobs === 0
      })

      const took = performance.now() - began
      const timesOn = (door: string) =>
        members
          .filter(({ account }) => account.door === door)
          .map((member) => platforms.shownTo(member).length)
      const [onDiscord, onSlack] = [timesOn('discord'), timesOn('slack')]
      const again = (times: readonly number[]) => times.filter((one) => one > 1).length
      process.stdout.write(
        `${people} prompts, ${kills} kills, ${Math.round(took / 1000)} s: shown again ${again(onDiscord)} on Discord, ${again(onSlack)} on Slack.\n`,
      )
      expect(owed).toMatchObject({ sent: people, dead: 0 })
      expect(Math.min(...onDiscord, ...onSlack)).toBe(1)
      expect(again(onDiscord)).toBe(0)
      expect(again(onSlack)).toBeLessThanOrEqual(kills * mostInHand)
      for (const ending of await Promise.all(workers.map(ended))) expect(ending.code).toBe(0)
      await platforms.close()
      await drop()

      /** Waits; where nothing moves any more, what killed processes had in hand comes back. */
      async function moving(isThere: () => boolean | Promise<boolean>): Promise<void> {
        while (!(await isThere())) {
          const before = platforms.taken()
          const moves = () => platforms.taken() > before
          if ((await platforms.until(moves, 4000)) || before === 0 || isFull) continue
          await letTwoMinutesPass(url)
          await platforms.until(moves, 20_000)
        }
      }
    })
  },
)

function ended(worker: Launched) {
  worker.send('SIGTERM')
  return worker.ended
}
