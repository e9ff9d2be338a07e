import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/store.ts'
import { Visitor } from '../support/page-visitor.ts'
import { cleanUp, cleanUpAll, launch, newFolder, start } from '../support/process.ts'
import { chanceOf } from './chance.ts'
import { Diary, type Found } from './diary.ts'
import { checksInForEver } from './member.ts'

// A process can be killed at any moment. What it had acknowledged by then is there afterwards. The
// moments are by chance: SEED=... takes those of an earlier run.

const seed = process.env['SEED'] ?? String(randomInt(1e9))
const kills = 20
const personas = ['robin', 'sam', 'noor'] as const

afterEach(cleanUp)
afterAll(cleanUpAll)

test(`nothing that was acknowledged is lost by ${kills} kills (SEED=${seed})`, {
  timeout: 180_000,
}, async () => {
  const chance = chanceOf(seed)
  const settings = { DATA_DIR: await newFolder() }
  const members = personas.map((persona) => ({
    persona,
    diary: new Diary(),
    chance: chanceOf(`${seed} ${persona}`),
  }))
  let acknowledged = 0

  for (let round = 1; round <= kills; round++) {
    const inTheStart = round % 4 === 1
    if (inTheStart) await killedWhileStarting(chance(1500))
    // Each goal is set in two rounds, as by somebody who does not know whether it worked.
    else await killedAfter(1 + chance(70), `Goal ${Math.ceil(round / 2)}`)
  }

  const store = await openStore({ dataDir: settings.DATA_DIR })
  try {
    for (const { persona, diary } of members)
      expect(diary.faults(await foundOf(store, persona))).toEqual([])
  } finally {
    await store.close()
  }
  expect(acknowledged).toBeGreaterThan(150)

  async function killedWhileStarting(afterMs: number): Promise<void> {
    const program = launch(settings)
    await delay(afterMs)
    await program.kill()
  }

  async function killedAfter(answers: number, title: string): Promise<void> {
    const program = await start(settings)
    const robin = new Visitor(program.url, 'robin')
    await robin.skips('prompt')
    const enough = Promise.withResolvers<void>()
    let left = answers
    const answered = () => {
      acknowledged += 1
      left -= 1
      if (left === 0) enough.resolve()
    }
    const acting = members.map((member) => {
      const visitor = new Visitor(program.url, member.persona)
      return checksInForEver({ ...member, visitor, answered }, title)
    })

    await Promise.race([enough.promise, ...acting])
    await delay(chance(20)) // the others are in the middle of something
    await program.kill()

    expect(program.stderr()).not.toContain('a bug')
    for (const member of await Promise.allSettled(acting)) expect(member).toMatchObject(cutOff)
  }
})

/** What a member meets when the process is gone, and nothing else. */
const cutOff = {
  status: 'rejected',
  reason: { code: expect.stringMatching(/^(ECONNRESET|ECONNREFUSED|EPIPE)$/) },
}

async function foundOf(store: Store, persona: string): Promise<readonly Found[]> {
  const account = { door: 'web', tenant: '', externalId: persona } as const
  const known = await store.people.byAccount(account)
  if (known === null) return []
  const kept = await store.goals.of(known.person.id)
  return Promise.all(
    kept.map(async ({ goal }) => {
      const checkIns = await store.checkIns.of(goal.id)
      const days = checkIns.map(
        ({ on, state, note }) => [on.toString(), { state, note: note ?? '' }] as const,
      )
      return { title: goal.title, days: new Map(days) }
    }),
  )
}
