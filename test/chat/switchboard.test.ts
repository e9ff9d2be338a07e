import { describe, expect, it } from 'vitest'
import { card } from '#chat/card.ts'
import type { Destination, Messenger } from '#chat/messenger.ts'
import { createSwitchboard } from '#chat/switchboard.ts'

const doors = ['web', 'discord', 'slack'] as const

/** A door's messenger that sends everything, and says by its ids which door it was. */
const through = (door: string): Messenger => ({
  send: async (to, _card, key) => ({ sent: true, message: { place: to, id: `${door} ${key}` } }),
  update: async ({ place }) => ({ sent: true, message: { place, id: `${door} changed` } }),
  remove: async ({ place }) => ({ sent: true, message: { place, id: `${door} gone` } }),
  sees: async (place) => place.door === door,
  standing: async (account, community) =>
    account.door === door ? { manages: true, roles: [`${door} ${community}`] } : null,
  turns: (to) => (to.to === 'person' && to.account.door === door ? 2 : 1),
})

const channelAt = (door: (typeof doors)[number]): Destination => ({
  to: 'channel',
  place: { door, community: 'harbour', channel: 'circle' },
})
const personAt = (door: (typeof doors)[number]): Destination => ({
  to: 'person',
  account: { door, tenant: '', externalId: 'robin' },
})
const hello = card('Hello')

describe('the switchboard', () => {
  it.each(doors)('brings what is meant for %s out by that door', async (door) => {
    const { messenger, connect } = createSwitchboard()
    for (const one of doors) connect(one, through(one))

    const posted = await messenger.send(channelAt(door), hello, 'k')
    const told = await messenger.send(personAt(door), hello, 'k')
    const changed = await messenger.update({ place: channelAt(door), id: '1' }, hello)
    const removed = await messenger.remove({ place: personAt(door), id: '1' })

    const place = { door, community: 'harbour', channel: 'circle' }
    const account = { door, tenant: '', externalId: 'robin' }
    expect(await messenger.sees(place)).toBe(true)
    expect(await messenger.standing(account, 'harbour')).toEqual({
      manages: true,
      roles: [`${door} harbour`],
    })
    expect([messenger.turns(personAt(door)), messenger.turns(channelAt(door))]).toEqual([2, 1])
    expect([posted, told, changed, removed]).toMatchObject(
      [`${door} k`, `${door} k`, `${door} changed`, `${door} gone`].map((id) => ({
        sent: true,
        message: { id },
      })),
    )
  })

  it('says later to what is meant for a closed door', async () => {
    const { messenger, connect } = createSwitchboard()
    connect('discord', through('discord'))

    const sent = await messenger.send(channelAt('slack'), hello, 'k')

    expect(sent).toEqual({ sent: false, why: 'unavailable' })
    expect(await messenger.sees({ door: 'slack', community: 'T1', channel: 'C1' })).toBe(false)
    const account = { door: 'slack', tenant: 'T1', externalId: 'U1' } as const
    expect(await messenger.standing(account, 'T1')).toBeNull()
    expect(messenger.turns({ to: 'person', account })).toBe(1)
  })
})
