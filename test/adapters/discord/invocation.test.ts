import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DiscordDoor, openDiscordDoor } from '#adapters/discord/connect.ts'
import { card } from '#chat/card.ts'
import { askingDesk } from '../../support/asking-desk.ts'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { Guild, Role, TextChannel } from '../../support/discord/world/places.ts'

let discord: LoopbackDiscord
let door: DiscordDoor
let inside: ReturnType<typeof askingDesk>
let guild: Guild
let channel: TextChannel
let walkers: Role
let robin: Person

beforeEach(async () => {
  discord = await startDiscord()
  inside = askingDesk()
  guild = discord.addGuild('Harbour', { members: ['robin', 'sam'] })
  channel = discord.addChannel(guild, 'circle')
  walkers = discord.addRole(guild, 'Walkers')
  robin = discord.user('robin')
  const { desk, commands, codec, bugs } = inside
  const done = async () => undefined
  const sorry = card('Sorry')
  door = openDiscordDoor({
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
    onLate: (error) => bugs.push(error),
  })
  await discord.until(() => discord.commandsIn(null).length > 0)
})

afterEach(async () => {
  await door.close()
  await discord.close()
  expect([inside.bugs, discord.violations]).toEqual([[], []])
})

const lastHeard = () => inside.heard.at(-1)

describe('options', () => {
  it('are of Discord’s own types, and read back', async () => {
    const sam = discord.user('sam')
    const picked = { who: sam, group: walkers, openly: true, times: 3 }

    await robin.command({ channel, name: 'ask', options: picked })

    const { body } = discord.commandsIn(null)[0] ?? {}
    expect(body?.options?.map(({ name, type }) => [name, type])).toEqual([
      ['who', 6],
      ['group', 8],
      ['openly', 5],
      ['times', 4],
      ['words', 3],
    ])
    expect(lastHeard()?.args).toEqual({ ...picked, who: sam.id, group: walkers.id })
  })
})

describe('the roles of who speaks', () => {
  it('are those that they have in the guild, and not the one that all have', async () => {
    discord.giveRole(guild, 'robin', walkers)
    await robin.command({ channel, name: 'ask' })
    await discord.user('sam').command({ channel, name: 'ask' })

    expect(inside.heard.map(({ from }) => from.roles)).toEqual([[walkers.id], []])
  })

  it('are those of this moment', async () => {
    const later = discord.addRole(guild, 'Later')
    discord.giveRole(guild, 'robin', walkers)
    discord.giveRole(guild, 'robin', later)
    await robin.command({ channel, name: 'ask' })
    discord.takeRole(guild, 'robin', walkers)
    await robin.command({ channel, name: 'ask' })

    expect(inside.heard.map(({ from }) => from.roles)).toEqual([[walkers.id, later.id], [later.id]])
  })

  it('are known also in a guild of which the bot knows nothing', async () => {
    const elsewhere = discord.addGuild('Elsewhere', { members: ['robin'], withBot: false })
    const there = discord.addChannel(elsewhere, 'there')
    const readers = discord.addRole(elsewhere, 'Readers')
    discord.giveRole(elsewhere, 'robin', readers)

    await robin.forgeCommand({ channel: there }, { name: 'ask', options: [] })

    expect(lastHeard()?.from).toMatchObject({ community: elsewhere.id, roles: [readers.id] })
  })

  it('are not known in a direct message', async () => {
    await robin.command({ direct: true, name: 'ask' })

    expect(lastHeard()?.from).toMatchObject({ community: null, roles: null })
  })
})
