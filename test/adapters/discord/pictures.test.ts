import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { readPng } from '../../support/png.ts'
import { withStore } from '../../support/store.ts'

// A member's own progress, which has a picture: as an answer to a command, and in the place of the
// card that it was chosen on.

const kept = withStore()
let house: DiscordHouse
let channel: TextChannel

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  channel = (await house.circle(['Robin'])).channel
  await house.connect()
  const options = { mode: 'do', title: 'Walk' }
  await robin().command({ channel, name: 'goal', subcommand: 'set', options })
  await robin().command({ channel, name: 'checkin', options: { goal: 'Walk', state: 'done' } })
})

afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

const robin = () => house.discord.user('robin')
const alt =
  'The last half year, day by day: 1 day done. Below it, a line shows the habit score: 5 % at its end.'

function expectDrawn({ message, seen }: Awaited<ReturnType<typeof progressOfWalk>>): void {
  expect(seen.pictures).toMatchObject([{ description: alt }])
  const [file, ...others] = message.attachments
  expect(others).toEqual([])
  expect(seen.pictures[0]?.url).toContain(file?.filename)
  expect(readPng(file?.bytes ?? new Uint8Array()).width).toBe(832)
}

const progressOfWalk = () =>
  robin().command({ channel, name: 'progress', options: { goal: 'Walk' } })

it('stands in an answer', async () => {
  const answer = await progressOfWalk()

  expect(answer.ephemeral).toBe(true)
  expectDrawn(answer)
})

it('comes and goes where a card takes the place of another', async () => {
  const answer = await progressOfWalk()

  await robin().click(answer.message, 'All goals')
  expect(answer.seen.pictures).toEqual([])
  expect(answer.message.attachments).toEqual([])

  await robin().select(answer.message, 'Look at one goal', ['Walk'])
  expect(answer.message.edits).toBe(2)
  expectDrawn(answer)
})

it('says on request how it is counted, below', async () => {
  const answer = await progressOfWalk()

  const how = await robin().click(answer.message, 'How is this counted?')

  expect(readOf(how)).toContain('The habit score grows with each day done')
  expect(how.ephemeral).toBe(true)
  expectDrawn(answer)
})

it('stands in an answer that took its time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const waits = house.held.hold()
  const asking = progressOfWalk()
  await waits
  await vi.advanceTimersByTimeAsync(2900)
  const answer = await asking

  house.held.release()
  await answer.filled()

  expect(answer.kind).toBe('deferred')
  expectDrawn(answer)
})
