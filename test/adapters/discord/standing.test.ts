import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Permission } from '../../support/discord/world/permissions.ts'
import type { Guild } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: DiscordHouse
let guild: Guild

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  guild = house.discord.addGuild('Harbour', { members: ['robin', 'sam'] })
  await house.connect()
})

afterEach(() => house.close())

const standing = (name = 'robin', community = guild.id) =>
  house.messenger.standing(house.account(name), community)
const aboutMember = 'GET /guilds/:guild/members/:user'
const aboutGuild = 'GET /guilds/:guild'
const asked = () => [house.requests(aboutMember), house.requests(aboutGuild)]

describe('what somebody is in a guild', () => {
  it('is a member with their roles, and not the one that all have', async () => {
    const walkers = house.discord.addRole(guild, 'Walkers')
    house.discord.addRole(guild, 'Readers')
    house.discord.giveRole(guild, 'robin', walkers)

    expect(await standing()).toEqual({ manages: false, roles: [walkers.id] })
    expect(await standing('sam')).toEqual({ manages: false, roles: [] })
  })

  it.each<[Permission, boolean]>([
    ['ManageGuild', true],
    ['Administrator', true],
    ['ManageChannels', false],
    ['ModerateMembers', false],
  ])('with %s in a role: manages %s', async (permission, manages) => {
    const role = house.discord.addRole(guild, 'Crew', [permission])
    house.discord.giveRole(guild, 'robin', role)

    expect(await standing()).toEqual({ manages, roles: [role.id] })
    expect(await standing('sam')).toEqual({ manages: false, roles: [] })
  })

  it('manages it where everybody does', async () => {
    const crew = house.discord.addRole(guild, 'Crew', ['ManageGuild'])
    const everybody = guild.roles.get(guild.id)
    if (everybody) everybody.permissions |= crew.permissions

    expect(await standing()).toEqual({ manages: true, roles: [] })
  })

  it('manages it as its owner, without any role', async () => {
    expect(await standing('owner')).toEqual({ manages: true, roles: [] })
  })
})

describe('nothing is said', () => {
  it('of who is no member', async () => {
    expect(await standing('noor')).toBeNull()
  })

  it('of a guild that we are not in', async () => {
    house.discord.removeBot(guild)

    expect(await standing()).toBeNull()
  })

  it.each(['', 'T1', '../users', '123456789012345678'])('of what is no guild: “%s”', async (id) => {
    expect(await standing('robin', id)).toBeNull()
  })

  it('of an account that cannot be one', async () => {
    const account = { ...house.account('robin'), externalId: '@me' }

    expect(await house.messenger.standing(account, guild.id)).toBeNull()
    expect(asked()).toEqual([0, 0])
  })

  it.each([
    ['is not well', { kind: 'status', status: 503 }, 3],
    ['does not answer', { kind: 'closed' }, 1],
  ] as const)('while Discord %s, and it is asked again', async (_, trouble, times) => {
    house.discord.troubles.next(aboutMember, trouble, times)

    expect(await standing()).toBeNull()
    expect(await standing('sam')).toEqual({ manages: false, roles: [] })
  })
})

it('waits for nobody when Discord has too much to do', async () => {
  house.discord.troubles.next(aboutMember, { kind: 'rate limit', retryAfterS: 60 })

  expect(await standing()).toBeNull()
})

describe('asking', () => {
  it('is done once a minute', async () => {
    await standing()
    await standing()
    house.clock.pass({ seconds: 59 })
    await standing()
    expect(asked()).toEqual([1, 1])

    house.clock.pass({ seconds: 2 })
    await standing()

    expect(asked()).toEqual([2, 2])
  })

  it('asks about the guild once for all of its members', async () => {
    await standing()
    await standing('sam')

    expect(asked()).toEqual([2, 1])
  })

  it('sees after a minute what has changed', async () => {
    const crew = house.discord.addRole(guild, 'Crew', ['ManageGuild'])
    house.discord.giveRole(guild, 'robin', crew)
    const before = await standing()
    house.discord.takeRole(guild, 'robin', crew)
    const still = await standing()
    house.clock.pass({ minutes: 1 })
    const after = await standing()
    house.discord.removeMember(guild, 'robin')
    house.clock.pass({ minutes: 1 })

    expect([before, still, after, await standing()]).toEqual([
      { manages: true, roles: [crew.id] },
      { manages: true, roles: [crew.id] },
      { manages: false, roles: [] },
      null,
    ])
  })
})

describe('a message', () => {
  const to = (name: string) => ({ to: 'person', account: house.account(name) }) as const

  it('takes two requests to a person for the first time, and one from then on', async () => {
    const { messenger } = house
    const first = messenger.turns(to('robin'))
    const before = house.discord.requests.length
    await messenger.send(to('robin'), { kind: 'card', summary: 'Hello', blocks: hello }, 'k')
    const made = house.discord.requests.length - before

    expect([first, made]).toEqual([2, 2])
    expect([messenger.turns(to('robin')), messenger.turns(to('sam'))]).toEqual([1, 2])
  })

  it('takes one to a channel', () => {
    const place = { door: 'discord', community: guild.id, channel: '1' } as const

    expect(house.messenger.turns({ to: 'channel', place })).toBe(1)
  })
})

const hello = [{ block: 'heading', text: 'Good morning' }] as const
