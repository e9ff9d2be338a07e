import { createActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Said } from '#chat/invocation.ts'
import type { Destination } from '#chat/messenger.ts'
import type { Reply } from '#chat/reply.ts'
import { openDesk } from '#commands'
import type { Store } from '#store/store.ts'
import { instant } from '../builders.ts'
import type { Somebody } from './plant.ts'

const now = instant('2026-03-02T21:40Z')

/** A desk on this store: what is said to it, and what it sends. */
export function deskOn(store: Store) {
  const sent: { readonly to: Destination; readonly card: Card }[] = []
  const messenger = {
    send: async (to: Destination, card: Card) => {
      sent.push({ to, card })
      return { sent: true, message: { place: to, id: '1' } } as const
    },
    update: async () => ({ sent: false, why: 'gone' }) as const,
    remove: async () => ({ sent: false, why: 'gone' }) as const,
    sees: async () => true,
    standing: async () => null,
    turns: () => 1,
  }
  const codec = createActionCodec(store.secret('action ids'))
  const desk = openDesk({ store, messenger, now: () => now }, codec, (error) => {
    throw error
  })
  let acts = 0
  const says = ({ account, name, place }: Somebody, said: Said): Promise<Reply> =>
    desk.answer({
      ...{ account, name, place, community: place.community, manages: true, roles: null },
      ...{ once: `act ${++acts}`, said },
    })
  const taps = (who: Somebody, name: string, ...params: readonly string[]): Promise<Reply> =>
    says(who, { said: 'action', id: codec.write({ name, params }), chosen: null })
  return { desk, codec, sent, says, taps }
}
