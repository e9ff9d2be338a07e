import type { Card } from '#chat/card.ts'
import { isMessageId } from './message-id.ts'
import type { ChannelMessage, PageParts } from './parts.ts'
import type { Html } from './render-inline.ts'
import type { Stream } from './stream.ts'
import {
  changedNews,
  channelMessage,
  directMessages,
  inOrder,
  newsIn,
  privateMessage,
  removedNews,
} from './view.ts'

/** Where messages stand and are kept: the channel, or what is between us and one persona. */
export interface Room {
  /** Its name in the log. */
  readonly name: string
  /** The newest, oldest first. */
  latest(most: number): Promise<readonly ChannelMessage[]>
  /** Keeps it and shows it on every open page that it concerns. An id that is known shows nothing. */
  post(id: string, body: ChannelMessage['body']): Promise<void>
  /**
   * Shows another card in the same message, which keeps its time and its place.
   *
   * @param butNot the open page that shows it already.
   * @returns the message as it is now; `null` when it is no more.
   */
  change(id: string, card: Card, butNot?: string): Promise<ChannelMessage | null>
  /** Whether it was there. */
  remove(id: string): Promise<boolean>
}

export interface Rooms {
  readonly channel: Room
  /** The direct messages of a persona, which nobody else sees. */
  with(persona: string): Room
}

/** How a room looks on the pages. */
interface RoomView {
  readonly pane: 'channel' | 'private'
  /** What comes before a message's id there. */
  readonly prefix: 'c' | 'd'
  isFor(persona: string): boolean
  show(message: ChannelMessage, persona: string): Html
}

type RoomParts = Pick<PageParts, 'log' | 'place' | 'time' | 'words' | 'codec'>

/** Opens the rooms of the page on its log. What happens in them goes to the stream. */
export function openRooms(parts: RoomParts, stream: Stream): Rooms {
  const { log, place, time, words, codec } = parts

  const everybody: RoomView = {
    pane: 'channel',
    prefix: 'c',
    isFor: () => true,
    show: (message, persona) => channelMessage(message, persona, codec.write),
  }
  const only = (owner: string): RoomView => ({
    pane: 'private',
    prefix: 'd',
    isFor: (persona) => persona === owner,
    show: (message, persona) =>
      inOrder(
        directMessages([message]).map((one) => privateMessage(words, one, persona, codec.write)),
      ),
  })

  function room(name: string, { pane, prefix, isFor, show }: RoomView): Room {
    const tell = (news: (persona: string) => Html, butNot?: string): void =>
      stream.tell(({ persona, page }) => (isFor(persona) && page !== butNot ? news(persona) : null))

    return {
      name,
      latest: (most) => log.latest(name, most),

      async post(id, body) {
        const message = { id, at: time.now(), body }
        if (!(await log.add(name, message))) return
        tell((persona) => newsIn(pane, `${prefix}-${id}`, show(message, persona)))
      },

      async change(id, card, butNot) {
        const message = isMessageId(id) ? await log.change(name, id, { from: 'us', card }) : null
        if (message === null) return null
        tell((persona) => changedNews(`${prefix}-${id}`, show(message, persona)), butNot)
        return message
      },

      async remove(id) {
        const wasThere = isMessageId(id) && (await log.remove(name, id))
        if (wasThere) tell(() => removedNews(`${prefix}-${id}`))
        return wasThere
      },
    }
  }

  return {
    channel: room(place.channel, everybody),
    with: (owner) => room(`with/${owner}`, only(owner)),
  }
}
