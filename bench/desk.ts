import { createActionCodec } from '#chat/action-id.ts'
import type { Said } from '#chat/invocation.ts'
import type { Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import { accountOf } from '../test/support/household.ts'
import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at, channel, members, note } from './members.ts'

/** What every door shares: a typed command is read, the person is found, and a card is the answer. */
export async function desk({ store }: Bench, lanes: number): Promise<Way> {
  const people = await members(store, 'desk', lanes)
  const codec = createActionCodec(store.secret('action ids'))
  const bug = (error: unknown): never => {
    throw error
  }
  const seats = people.map(({ name, goal, nextDay }) => {
    let { now } = nextDay()
    const house = { store, messenger: silent, now: () => now }
    const text = `goal:"${goal.title}" state:done note:"${note}"`
    const said: Said = { said: 'command', name: 'checkin', args: { text } }
    return {
      desk: openDesk(house, codec, bug),
      invocation: {
        account: accountOf(name),
        name,
        place: channel,
        community: channel.community,
        manages: false,
        roles: null,
        once: '',
        said,
      },
      nextDay: () => {
        now = nextDay().now
      },
    }
  })
  return {
    name: 'desk, a typed command',
    async act(lane) {
      const seat = at(seats, lane)
      seat.nextDay()
      const reply = await seat.desk.answer(seat.invocation)
      if (!JSON.stringify(reply).includes(note)) throw new Error('it was not kept')
    },
  }
}

const unheard = async () => ({ sent: false, why: 'closed' }) as const
const silent: Messenger = {
  send: unheard,
  update: unheard,
  remove: unheard,
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}
