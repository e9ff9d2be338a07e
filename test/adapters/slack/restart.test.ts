import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restartContract } from '../../contracts/restart.ts'
import { readOf } from '../../support/conversation.ts'
import { pairUp } from '../../support/pairs.ts'
import type { TextChannel } from '../../support/slack/world/places.ts'
import { SlackTalker, slackDoor } from '../../support/slack-door.ts'
import {
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

restartContract('Slack, over sockets', slackDoor('socket'))
restartContract('Slack, over requests', slackDoor('http'))

describe.each(transports)('telling a buddy of a new start, at Slack over %s', (transport) => {
  const kept = withStore()
  let house: SlackHouse
  let channel: TextChannel
  let robin: SlackTalker

  beforeEach(async () => {
    house = await openSlackHouse(kept.store, transport)
    const circle = await house.circle(['Robin', 'Sam', 'Noor'])
    channel = circle.channel
    await house.connect(circle.workspace)
    await pairUp(kept.store, house.account('Robin'), house.account('Sam'))
    robin = new SlackTalker(house.slack, house.slack.user('Robin'), channel)
    await robin.says('/goal set abstain Evenings that I remember')
    await robin.says('/restart')
    for (const label of ['Yes', 'Not now', 'Not now', 'Not now']) await robin.clicks(label)
  })
  afterEach(() => house.close())

  const direct = (name: string) => {
    const reader = house.slack.user(name)
    return reader.directMessages().map((one) => plainText(house.slack.read(one, reader).text))
  }

  it('sends exactly that person a direct message, and nobody anything else', async () => {
    const preview = await robin.clicks('Share with Sam')
    expect(readOf(preview)).toContain('Only Sam will see it, in a direct message.')
    expect(direct('Sam')).toEqual([])

    const shared = await robin.clicks('Share it')
    await robin.repeats()

    expect(readOf(shared)).toContain('Shared with Sam.')
    expect(direct('Sam')).toEqual([
      expect.stringContaining('is making a new start and would welcome a kind word.'),
    ])
    expect([direct('Robin'), direct('Noor'), house.readIn(channel)]).toEqual([[], [], []])
  })
})
