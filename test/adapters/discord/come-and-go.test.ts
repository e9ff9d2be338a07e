import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Guild, TextChannel } from '../../support/discord/world/places.ts'
import {
  type DiscordHouse,
  letSessionsBegin,
  openDiscordHouse,
  readOf,
} from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: DiscordHouse

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
})

afterEach(async () => {
  await house.close()
  vi.useRealTimers()
})

const sent = 'POST /channels/:channel/messages'
const hello = expect.stringContaining('Someone who manages this place can set up a first group.')

describe('being invited', () => {
  let guild: Guild

  beforeEach(async () => {
    guild = house.discord.addGuild('Walkers', { withBot: false })
    await house.connect()
  })

  it('says hello where Discord itself greets newcomers', async () => {
    const [first, system] = [addChannel('rules'), addChannel('hello')]
    house.discord.setSystemChannel(guild, system)

    house.discord.joinBot(guild)
    await house.discord.until(() => house.readIn(system).length > 0)

    expect(house.readIn(system)).toEqual([hello])
    expect(house.readIn(first)).toEqual([])
  })

  it('says it in the first channel that it sees and may write in', async () => {
    const [silent, hidden] = [addChannel('rules'), addChannel('staff')]
    const open = addChannel('general')
    house.discord.denyBot(silent, 'SendMessages')
    house.discord.denyBot(hidden, 'ViewChannel')
    house.discord.setSystemChannel(guild, silent)

    house.discord.joinBot(guild)
    await house.discord.until(() => house.readIn(open).length > 0)

    expect(house.readIn(open)).toEqual([hello])
    expect(house.requests(sent)).toBe(1)
  })

  it('says nothing where it may write nowhere, and goes on', async () => {
    const silent = addChannel('rules')
    house.discord.denyBot(silent, 'SendMessages')
    const hidden = addChannel('staff')
    house.discord.denyBot(hidden, 'ViewChannel')

    house.discord.joinBot(guild)
    const other = house.discord.addGuild('Swimmers', { withBot: false })
    const pool = house.discord.addChannel(other, 'pool')
    house.discord.joinBot(other)
    await house.discord.until(() => house.readIn(pool).length > 0)

    expect(house.requests(sent)).toBe(1)
  })

  it('says hello once to those it knows, and again to those who invite it anew', async () => {
    const general = addChannel('general')
    house.discord.joinBot(guild)
    await house.discord.until(() => house.readIn(general).length === 1)
    house.discord.loseGuild(guild)
    house.discord.findGuild(guild)
    expect(await house.discord.until(() => house.readIn(general).length > 1, 200)).toBe(false)

    house.discord.removeBot(guild)
    house.discord.joinBot(guild)

    expect(await house.discord.until(() => house.readIn(general).length === 2)).toBe(true)
  })

  const addChannel = (name: string): TextChannel => house.discord.addChannel(guild, name)
})

describe('being where a group is', () => {
  let guild: Guild
  let channel: TextChannel
  let elsewhere: TextChannel

  beforeEach(async () => {
    const circle = await house.circle(['Robin', 'Noor'])
    guild = circle.guild
    channel = circle.channel
    elsewhere = house.discord.addChannel(guild, 'elsewhere')
    await house.connect()
  })

  it('shows what a member shares', async () => {
    const shared = await share()

    expect(readOf(shared)).toBe('Shared with Morning circle.')
    expect(house.readIn(channel)).toEqual(['@Robin checked in. 1 day in all.'])
  })

  it('sends nothing there any more after it was removed', async () => {
    house.discord.removeBot(guild)
    await isRecorded([])

    const shared = await share('direct')

    expect(house.requests(sent)).toBe(0)
    await expectKept(shared)
  })

  it('notices a removal also when the guild could not be reached before', async () => {
    house.discord.loseGuild(guild)
    house.discord.removeBot(guild)
    await isRecorded([])

    await expectKept(await share('direct'))
    expect(house.requests(sent)).toBe(0)
  })

  it('does not take an outage for a removal', async () => {
    house.discord.loseGuild(guild)
    const shared = await share('direct')

    expect(readOf(shared)).toBe('Shared with Morning circle.')
    expect(house.readIn(channel)).toEqual(['@Robin checked in. 1 day in all.'])
  })

  it('sends there again when it is invited back', async () => {
    house.discord.removeBot(guild)
    await isRecorded([])
    house.discord.joinBot(guild)
    await isRecorded([channel.id])

    await share('direct')

    expect(house.readIn(channel)).toContain('@Robin checked in. 1 day in all.')
  })

  it('notices at the next start that it was removed meanwhile, and that it is back', async () => {
    await house.closeDoors()
    house.discord.removeBot(guild)
    await house.connect()
    await isRecorded([])
    await expectKept(await share('direct'))

    await house.closeDoors()
    house.discord.joinBot(guild)
    await house.connect()

    expect(await isRecorded([channel.id])).toBe(true)
  })

  it('notices a removal that happened while its session was lost', async () => {
    letSessionsBegin()
    house.discord.gateway.drop()
    house.discord.gateway.forgetSessions()
    house.discord.removeBot(guild)
    await house.discord.until(() => house.discord.gateway.counts.identified === 2)

    expect(await isRecorded([])).toBe(true)
  })

  it('leaves the guilds of other shards to the process that hears of them', async () => {
    const own = Number((BigInt(guild.id) >> 22n) % 2n)
    await house.closeDoors()
    house.discord.removeBot(guild)

    await house.connect({ shards: { ids: [1 - own], count: 2 } })
    const isTakenByOther = await isRecorded([], 10)
    await house.closeDoors()
    await house.connect({ shards: { ids: [own], count: 2 } })

    expect(isTakenByOther).toBe(false)
    expect(await isRecorded([])).toBe(true)
  })

  it('forgets a channel that was deleted: a share gets a kind answer, and the check-in stays', async () => {
    house.discord.deleteChannel(channel)
    await isRecorded([])

    const shared = await share(elsewhere)

    expect(house.requests(sent)).toBe(0)
    await expectKept(shared)
    expect(house.readIn(elsewhere)).toEqual([])
  })

  /** Waits for the channels in which the group is reached. */
  async function isRecorded(ids: readonly string[], tries = 100): Promise<boolean> {
    for (let left = tries; left > 0; left--) {
      if (String(await channels()) === String(ids)) return true
      await house.discord.until(() => false, 20)
    }
    return false
  }

  async function channels(): Promise<readonly string[]> {
    const [membership] =
      (await kept.store.people.byAccount(house.account('robin')))?.memberships ?? []
    if (!membership) throw new Error('Robin is in no group')
    const all = await kept.store.groups.channels(membership.group.id)
    return all.map((one) => one.channel)
  }

  /** Robin sets a goal, lets it count, checks in and shares, from a channel or in private. */
  async function share(from: TextChannel | 'direct' = channel): Promise<Outcome> {
    const robin = house.discord.user('robin')
    const where = from === 'direct' ? ({ direct: true } as const) : { channel: from }
    const goal = await robin.command({
      ...where,
      name: 'goal',
      subcommand: 'set',
      options: { mode: 'do', title: 'Walk' },
    })
    const question = await robin.click(goal.message, 'Let it count in Morning circle')
    await robin.click(question.message, 'Let it count')
    const checkIn = await robin.command({
      ...where,
      name: 'checkin',
      options: { goal: 'Walk', state: 'done' },
    })
    const preview = await robin.click(checkIn.message, 'Share')
    return robin.click(preview.message, 'Share it')
  }

  async function expectKept(shared: Outcome): Promise<void> {
    expect(readOf(shared)).toContain('nothing was shared')
    const known = await kept.store.people.byAccount(house.account('robin'))
    const [kept1] = known ? await kept.store.goals.of(known.person.id) : []
    if (!kept1) throw new Error('no goal')
    expect(await kept.store.checkIns.of(kept1.goal.id)).toHaveLength(1)
  }
})
