import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '#commands'
import type { CommandBody, CommandOption } from '../../support/discord/checks/commands.ts'
import type { Guild, TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: DiscordHouse
let guild: Guild
let channel: TextChannel

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  const circle = await house.circle(['Robin', 'Sam', 'Noor'])
  guild = circle.guild
  channel = circle.channel
})

afterEach(() => house.close())

const everywhere = 'PUT /applications/:application/commands'
const inOneGuild = 'PUT /applications/:application/guilds/:guild/commands'
const registered = (where: Guild | null = null) =>
  house.discord.commandsIn(where).map(({ body }) => body)
const named = (name: string): CommandBody => {
  const found = registered().find((one) => one.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}
const guide = () => house.discord.user('robin').command({ channel, name: 'guide' })

describe('registering the commands', () => {
  it('is done once, and not again while they stay the same', async () => {
    const first = await house.connect()
    const before = registered()
    await first.close()

    await house.connect()

    expect(await house.discord.until(() => house.requests(everywhere) > 1, 200)).toBe(false)
    expect(registered()).toEqual(before)
    expect(before.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
  })

  it.each<[string, (body: object[]) => object[]]>([
    ['a description was changed', ([one, ...rest]) => [{ ...one, description: 'Old' }, ...rest]],
    ['one is missing', ([, ...rest]) => rest],
    ['there is one too many', (all) => [...all, { name: 'old', description: 'Old' }]],
    ['one was hidden', ([one, ...rest]) => [{ ...one, default_member_permissions: '32' }, ...rest]],
  ])('is done again when %s', async (_, changed) => {
    await (await house.connect()).close()
    const right = registered()
    await putByHand(changed(right))

    await house.connect()
    await house.discord.until(() => house.requests(everywhere) === 3)

    expect(house.requests(everywhere)).toBe(3)
    expect(registered()).toEqual(right)
  })

  it('is done for one guild alone while developing', async () => {
    await house.connect({ guild: guild.id })

    expect(registered(guild).map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
    expect(registered()).toEqual([])
    expect([house.requests(inOneGuild), house.requests(everywhere)]).toEqual([1, 0])
    expect((await guide()).kind).toBe('message')
  })

  it('says where each of them can be used, and hides none: moderators need not manage the guild', async () => {
    await house.connect()

    for (const { name, where } of commands) {
      const { contexts, default_member_permissions: needed, integration_types } = named(name)
      expect(contexts).toEqual(where.map((one) => (one === 'group' ? 0 : 1)))
      expect(needed ?? null).toBeNull()
      expect(integration_types).toEqual([0])
    }
  })

  it('puts what is required first, and describes everything within the limits', async () => {
    await house.connect()

    for (const [options, description] of registered().flatMap(describedIn)) {
      const required = options.map((one) => Number(one.required ?? false))
      expect(required).toEqual([...required].sort((a, b) => b - a))
      expect(description.length).toBeGreaterThan(0)
      expect(description.length).toBeLessThanOrEqual(100)
    }
  })

  it('lets those alone do what takes managing who manage the guild', async () => {
    await house.connect()
    const use = { channel, name: 'group', subcommand: 'setup' }

    const refused = await house.discord.user('robin').command(use)

    expect(readOf(refused)).toContain('Only those who manage this place can do that.')
    expect((await house.discord.user('owner').command(use)).kind).toBe('modal')
  })
})

describe('when Discord does not take them', () => {
  it('goes on answering, and tries again by itself', async () => {
    house.discord.troubles.next(everywhere, { kind: 'status', status: 503 }, 3)

    const door = house.open()
    await house.discord.until(() => registered().length > 0)

    expect(house.told.filter((line) => line.includes('could not be registered'))).toHaveLength(1)
    expect(door.trouble()).toBeNull()
    expect((await guide()).kind).toBe('message')
  })

  it('goes on answering when it may not, and says so', async () => {
    house.retryAfterMs = 60_000
    const door = house.open({ guild: '123456789012345678' })

    await house.discord.until(() => house.told.length > 1)

    expect(house.told[1]).toMatch(/commands could not be registered.*\(50001\)/)
    expect(door.trouble()).toBeNull()
    await house.discord.user('robin').forgeCommand({ channel }, { name: 'guide', options: [] })
    expect(house.discord.user('robin').messages(channel)).toHaveLength(1)
  })
})

describe('completing what is typed', () => {
  beforeEach(async () => {
    await house.connect()
    await setGoal('robin', 'A walk after lunch')
    await setGoal('robin', 'Water the plants')
    await setGoal('sam', 'Walk to work')
  })

  it('offers a member’s own goals, by any part of their titles', async () => {
    expect(await goalsFor('robin', 'wa')).toEqual(['A walk after lunch', 'Water the plants'])
    expect(await goalsFor('robin', 'lunch')).toEqual(['A walk after lunch'])
    expect(await goalsFor('sam', '')).toEqual(['Walk to work'])
    expect(await goalsFor('noor', 'walk')).toEqual([])
  })

  it('offers time zones', async () => {
    const offered = await completed('robin', 'settings', 'zone', 'kolk')

    expect(offered.map(({ value }) => value)).toEqual(['Asia/Kolkata'])
  })

  it('offers at most 25, whatever there is', async () => {
    expect(await completed('robin', 'settings', 'zone', 'a')).toHaveLength(25)
  })

  it('offers nothing when the store does not answer, and works again when it does', async () => {
    house.held.fail(new Error('the database is away'))
    expect(await goalsFor('robin', 'walk')).toEqual([])
    expect(house.bugs.splice(0)).toHaveLength(1)

    house.held.fail(null)

    expect(await goalsFor('robin', 'walk')).toEqual(['A walk after lunch'])
  })

  it('does no harm when it is too late for it', async () => {
    const waits = house.held.hold()
    const asked = completed('robin', 'checkin', 'goal', 'walk').catch(() => 'nothing')
    await waits
    const on = 'POST /interactions/:interaction/:token/callback'
    house.discord.troubles.next(on, { kind: 'status', status: 503 }, 3)
    house.held.release()
    await house.discord.until(() => house.late.length > 0)

    expect(await goalsFor('robin', 'walk')).toEqual(['A walk after lunch'])
    await house.close()
    expect(await asked).toBe('nothing')
  })

  async function goalsFor(who: string, typed: string): Promise<readonly string[]> {
    return (await completed(who, 'checkin', 'goal', typed)).map(({ name }) => name)
  }

  async function completed(who: string, name: string, option: string, typed: string) {
    const focused = { name: option, value: typed }
    return (await house.discord.user(who).autocomplete({ channel, name, focused })).choices
  }

  const setGoal = (who: string, title: string) =>
    house.discord
      .user(who)
      .command({ channel, name: 'goal', subcommand: 'set', options: { mode: 'do', title } })
})

/** As somebody else with the same token would. */
async function putByHand(body: object[]): Promise<void> {
  const { api, applicationId, token } = house.discord
  await fetch(`${api}/v10/applications/${applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Each list of options in a command, with the description of what it belongs to. */
function describedIn(
  one: Pick<CommandOption, 'description' | 'options'>,
): readonly (readonly [readonly CommandOption[], string])[] {
  const options = one.options ?? []
  return [[options, one.description ?? ''], ...options.flatMap(describedIn)]
}
