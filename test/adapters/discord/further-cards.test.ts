import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DiscordDoor, openDiscordDoor } from '#adapters/discord/connect.ts'
import { card, heading } from '#chat/card.ts'
import { furtherCardsContract } from '../../contracts/further-cards.ts'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { Message } from '../../support/discord/world/message.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { DiscordTalker } from '../../support/discord-door.ts'
import { furtherDesk } from '../../support/further-desk.ts'

const bugs: unknown[] = []
const late: unknown[] = []

interface Opened {
  readonly discord: LoopbackDiscord
  readonly channel: TextChannel
  readonly door: DiscordDoor
}

async function open({ desk, commands, codec }: ReturnType<typeof furtherDesk>): Promise<Opened> {
  const discord = await startDiscord({ deadlineMs: 60_000 })
  const guild = discord.addGuild('Harbour', { members: ['robin', 'sam'] })
  const channel = discord.addChannel(guild, 'circle')
  const sorry = card('Sorry', heading('Sorry'))
  const done = async () => undefined
  const door = openDiscordDoor({
    token: discord.token,
    apiUrl: discord.api,
    shards: 'auto',
    developmentGuild: null,
    commands,
    codec,
    words: { openAgain: 'Again', tooSlow: sorry, broken: () => sorry },
    deskFor: () => desk,
    events: { joined: async () => sorry, left: done, channelGone: done, present: done },
    listens: true,
    retryAfter: () => 10,
    now: () => 0,
    tell: () => undefined,
    onBug: (error) => bugs.push(error),
    onLate: (error) => late.push(error),
  })
  await discord.until(() => door.trouble() === null && discord.commandsIn(null).length > 0)
  return { discord, channel, door }
}

async function close({ discord, door }: Opened): Promise<void> {
  await door.close()
  await discord.close()
  expect(discord.violations).toEqual([])
  expect(bugs.splice(0)).toEqual([])
  expect(late.splice(0)).toEqual([])
}

furtherCardsContract('Discord', async (inside) => {
  const opened = await open(inside)
  const { discord, channel } = opened
  const user = (name: string) => discord.user(name.toLowerCase())
  const talkers = {
    Robin: new DiscordTalker(discord, user('Robin'), channel),
    Sam: new DiscordTalker(discord, user('Sam'), channel),
  }
  const shown = (message: Message) => {
    const { text, pictures } = discord.read(message)
    return { text, pictures: pictures.map(({ description }) => description ?? '') }
  }

  return {
    person: (name) => talkers[name],
    sees: async (name) => user(name).messages(channel).map(shown),
    close: () => close(opened),
  }
})

describe('further cards at Discord', () => {
  let opened: Opened
  let robin: Person
  let answered: () => Promise<void>
  const following = 'POST /webhooks/:application/:token'

  beforeEach(async () => {
    answered = async () => undefined
    opened = await open(furtherDesk(() => answered()))
    robin = opened.discord.user('robin')
  })

  afterEach(async () => {
    vi.useRealTimers()
    await close(opened)
  })

  const say = (name: string) => robin.command({ channel: opened.channel, name })
  const read = (message: Message) => opened.discord.read(message).text
  const seen = () => robin.messages(opened.channel).map(read)
  const threeOf = (asked: Outcome) => asked.followUp(1)
  const isLate = () => opened.discord.until(() => late.length > 0)

  /** Does it while the desk takes so long that Discord has to be told, and then lets the desk go on. */
  async function slowly(act: () => Promise<Outcome>, meanwhile = () => undefined as unknown) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    const waits = Promise.withResolvers<void>()
    const goesOn = Promise.withResolvers<void>()
    answered = () => {
      waits.resolve()
      return goesOn.promise
    }
    const asked = act()
    await waits.promise
    await vi.advanceTimersByTimeAsync(2900)
    const outcome = await asked
    await meanwhile()
    await vi.advanceTimersByTimeAsync(2900)
    goesOn.resolve()
    return outcome
  }

  it('follow an answer that took longer', async () => {
    const asked = await slowly(() => say('hello'))
    await threeOf(asked)

    expect(asked.kind).toBe('deferred')
    expect(asked.followUps.map(read)).toEqual(['Reached 1', 'Reached 2'])
    expect(asked.followUps.every((one) => opened.discord.read(one).ephemeral)).toBe(true)
    expect(seen()).toEqual(['Hello', 'Reached 1', 'Reached 2'])
  })

  it('follow an answer that took longer, in the place of its card', async () => {
    const { message } = await say('hello')
    const asked = await slowly(() => robin.click(message, 'Tap'))
    await threeOf(asked)

    expect(asked.kind).toBe('deferred-update')
    expect(read(message)).toBe('Tapped')
    expect(asked.followUps.map(read)).toEqual(['Reached 1', 'Reached 2'])
  })

  it('are shown once when the same is delivered twice', async () => {
    const asked = await say('hello')
    await threeOf(asked)

    await asked.again()
    await isLate()

    expect(late.splice(0)).toMatchObject([{ code: 40060 }])
    expect(seen()).toEqual(['Hello', 'Reached 1', 'Reached 2'])
  })

  it('are shown once when the same is delivered twice and both take longer', async () => {
    const asked = await slowly(
      () => say('hello'),
      () => {
        const [interaction] = opened.discord.interactions
        if (interaction) opened.discord.deliverAgain(interaction)
      },
    )
    await threeOf(asked)
    const { message } = asked
    await opened.discord.until(() => message.edits === 2)

    expect(late.splice(0)).toMatchObject([{ code: 40060 }])
    expect(seen()).toEqual(['Hello', 'Reached 1', 'Reached 2'])
  })

  it('are not sent again when nobody knows whether they arrived', async () => {
    opened.discord.troubles.next(following, { kind: 'status', status: 503, done: true })

    await threeOf(await say('hello'))
    await isLate()

    expect(late.splice(0)).toHaveLength(1)
    expect(seen()).toEqual(['Hello', 'Reached 1', 'Reached 2'])
  })

  it.each([
    ['does not answer', { kind: 'closed' }],
    ['is not well', { kind: 'status', status: 503 }],
  ] as const)('leave the answer as it stands when Discord %s', async (_, trouble) => {
    opened.discord.troubles.next(following, trouble)

    const asked = await say('hello')
    await asked.followUp()

    expect(late.splice(0)).toHaveLength(1)
    expect(seen()).toEqual(['Hello', 'Reached 2'])
  })

  it('leave the answer as it stands when Discord refuses one, and a plain one says so', async () => {
    opened.discord.troubles.next(following, { kind: 'refusal' })

    await threeOf(await say('hello'))

    expect(bugs.splice(0)).toMatchObject([{ code: 50035 }])
    expect(seen()).toEqual(['Hello', 'Sorry', 'Reached 2'])
  })

  it('do not come when the answer itself was refused', async () => {
    opened.discord.troubles.next('POST /interactions/:interaction/:token/callback', {
      kind: 'refusal',
    })

    const asked = await say('hello')
    await opened.discord.until(() => asked.interaction.answer !== null)
    await threeOf(await say('hello'))

    expect(bugs.splice(0)).toHaveLength(1)
    expect(seen()).toEqual(['Sorry', 'Hello', 'Reached 1', 'Reached 2'])
  })
})
