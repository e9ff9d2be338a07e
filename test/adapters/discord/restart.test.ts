import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restartContract } from '../../contracts/restart.ts'
import { readOf } from '../../support/conversation.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { DiscordTalker, discordDoor } from '../../support/discord-door.ts'
import { type DiscordHouse, openDiscordHouse } from '../../support/discord-house.ts'
import { pairUp } from '../../support/pairs.ts'
import { withStore } from '../../support/store.ts'

restartContract('Discord', discordDoor)

describe('telling a buddy of a new start, at Discord', () => {
  const kept = withStore()
  let house: DiscordHouse
  let channel: TextChannel
  let robin: DiscordTalker

  beforeEach(async () => {
    house = await openDiscordHouse(kept.store)
    const { discord } = house
    channel = (await house.circle(['Robin', 'Sam', 'Noor'])).channel
    await house.connect()
    await pairUp(kept.store, house.account('robin'), house.account('sam'))
    robin = new DiscordTalker(discord, discord.user('robin'), channel)
    await robin.says('/goal set abstain Evenings that I remember')
    await robin.says('/restart')
    for (const label of ['Yes', 'Not now', 'Not now', 'Not now']) await robin.clicks(label)
  })
  afterEach(() => house.close())

  /** What somebody reads outside the group's channel, and not in answer to what they did. */
  const direct = (name: string) =>
    house.discord
      .user(name)
      .messages()
      .filter((one) => one.channel !== channel)
      .map((one) => house.discord.read(one).text)

  it('sends exactly that person a direct message, and nobody anything else', async () => {
    const preview = await robin.clicks('Share with Sam')
    expect(readOf(preview)).toContain('Only Sam will see it, in a direct message.')
    expect(direct('sam')).toEqual([])

    const shared = await robin.clicks('Share it')
    await robin.repeats()

    expect(readOf(shared)).toContain('Shared with Sam.')
    expect(direct('sam')).toEqual([
      expect.stringContaining('is making a new start and would welcome a kind word.'),
    ])
    expect([direct('robin'), direct('noor'), house.readIn(channel)]).toEqual([[], [], []])
    const end = await robin.clicks('Keep my run as it is')
    expect(readOf(end)).toContain(
      'Only Sam was told that you are making a new start, and nothing else.',
    )
  })

  it('says so when the message does not arrive, and asks again who may know', async () => {
    house.discord.setDirectMessages('sam', 'closed')
    await robin.clicks('Share with Sam')

    const again = await robin.clicks('Share it')

    expect(readOf(again)).toContain(
      'It could not be posted just now, so nothing was shared. You can try again.\nWould you like somebody to know?',
    )
    expect(direct('sam')).toEqual([])
  })

  it('is no longer offered once the two do not walk together any more', async () => {
    const preview = robin.idOf('Share with Sam')
    await kept.database.prisma.$executeRaw`UPDATE "Pair" SET "endedAt" = now()`

    expect(readOf(await robin.forges(preview))).toContain('They can no longer be reached here')
    expect(direct('sam')).toEqual([])
  })
})
