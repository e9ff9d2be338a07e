import type { Destination, Messenger, Place, Sent } from '#chat/messenger.ts'
import { messageIdOf } from './message-id.ts'
import type { PageParts } from './parts.ts'
import type { Room, Rooms } from './rooms.ts'

type SendParts = Pick<PageParts, 'place' | 'personas'>

/** Posts to the page's channel, and to the personas. A key that was used before shows it once. */
export function createMessenger({ place, personas }: SendParts, rooms: Rooms): Messenger {
  const isHere = ({ door, community, channel }: Place): boolean =>
    door === place.door && community === place.community && channel === place.channel

  const known = (name: string) => personas.find(({ id }) => id === name)

  function roomOf(to: Destination): Room | null {
    if (to.to === 'channel') return isHere(to.place) ? rooms.channel : null
    const { door, externalId } = to.account
    return door === place.door && known(externalId) ? rooms.with(externalId) : null
  }

  return {
    async send(to, card, key) {
      const room = roomOf(to)
      if (room === null) return gone
      const id = messageIdOf(room.name, key)
      await room.post(id, { from: 'us', card })
      return { sent: true, message: { place: to, id } }
    },

    async update(message, card) {
      const changed = await roomOf(message.place)?.change(message.id, card)
      return changed ? { sent: true, message } : gone
    },

    async remove(message) {
      const wasThere = await roomOf(message.place)?.remove(message.id)
      return wasThere ? { sent: true, message } : gone
    },

    sees: async (asked) => isHere(asked),

    async standing({ door, externalId }, community) {
      const persona = door === place.door && community === place.community && known(externalId)
      return persona ? { manages: persona.isModerator, roles: [] } : null
    },

    turns: () => 1,
  }
}

const gone: Sent = { sent: false, why: 'gone' }
