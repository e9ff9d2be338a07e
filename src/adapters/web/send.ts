import type { Card } from '#chat/card.ts'
import type { Destination, MessageRef, Messenger, Sent } from '#chat/messenger.ts'
import type { PageParts } from './parts.ts'
import type { Stream } from './stream.ts'
import { changedNews, channelNews, removedNews } from './view.ts'

type SendParts = Pick<PageParts, 'log' | 'place' | 'time'>

/** Posts to the page's channel. A key that was used before shows its message once. */
export function createMessenger(parts: SendParts, stream: Stream): Messenger {
  const { log, place } = parts

  async function put(
    to: Destination,
    card: Card,
    id: string,
    news: typeof channelNews,
  ): Promise<Sent> {
    if (to.to === 'person') return { sent: false, why: 'closed' }
    if (to.place.channel !== place.channel || to.place.door !== 'web')
      return { sent: false, why: 'gone' }
    const message = { id, at: parts.time.now(), body: { from: 'us', card } } as const
    await log.put(message)
    stream.tell((persona) => news(message, persona))
    return { sent: true, message: { place: to, id } }
  }

  return {
    send: (to, card, key) => put(to, card, key, channelNews),
    update: (message: MessageRef, card) => put(message.place, card, message.id, changedNews),
    sees: async ({ door, community, channel }) =>
      door === place.door && community === place.community && channel === place.channel,

    async remove(message) {
      await log.remove(message.id)
      stream.tell(() => removedNews(message.id))
      return { sent: true, message }
    },
  }
}
