import { randomUUID, type UUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { createActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Said } from '#chat/invocation.ts'
import type { Destination, MessageRef, Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import type { Door } from '#domain/person.ts'
import type { ChannelKey } from '#store/store.ts'
import { cardOf } from './at-the-desk.ts'
import type { Kept } from './store.ts'

/** Where somebody speaks, as whom, and what the platform says of them there. */
export interface Seat {
  readonly door: Door
  readonly name: string
  readonly place?: ChannelKey
  readonly manages?: boolean
  readonly roles?: readonly string[]
}

/** A desk at which people of several doors speak, and what went out by its messenger. */
export function linkingDesk(kept: Kept, now: () => Temporal.Instant, arrives = true) {
  const { store } = kept
  const sent: { readonly to: Destination; readonly card: Card }[] = []
  const removed: MessageRef[] = []
  const gone = async () => ({ sent: false, why: 'gone' }) as const
  const messenger: Messenger = {
    send: async (to, card, key) => {
      if (!arrives) return { sent: false, why: 'no-access' }
      sent.push({ to, card })
      return { sent: true, message: { place: to, id: key } }
    },
    update: gone,
    remove: async (message) => {
      removed.push(message)
      return { sent: true, message }
    },
    sees: async () => true,
    standing: async () => null,
    turns: () => 1,
  }
  const codec = createActionCodec(store.secret('action ids'))
  const desk = openDesk({ store, messenger, now }, codec, (error) => {
    throw error
  })

  const does = async (seat: Seat, said: Said, once = randomUUID()): Promise<Card> => {
    const { door, name, place = null, manages = false, roles = [] } = seat
    const tenant = door === 'slack' ? 'T1' : ''
    return cardOf(
      await desk.answer({
        account: { door, tenant, externalId: name },
        name,
        place,
        community: place?.community ?? null,
        manages,
        roles,
        once,
        said,
      }),
    )
  }

  return {
    sent,
    removed,
    says: (seat: Seat, line: string) => {
      const [command = '', ...text] = line.replace('/', '').split(' ')
      return does(seat, { said: 'command', name: command, args: { text: text.join(' ') } })
    },
    /** The same `once` is the same click, which a platform brings again. */
    clicks: (seat: Seat, card: Card | undefined, label: string, once?: UUID) => {
      const buttons = card?.blocks.flatMap((block) =>
        block.block === 'buttons' ? block.buttons : [],
      )
      const button = buttons?.find((one) => one.label === label)
      if (!button) throw new Error(`no button ${label}`)
      return does(seat, { said: 'action', id: codec.write(button.action), chosen: null }, once)
    },
    /** Chooses what begins with these words. */
    chooses: (seat: Seat, card: Card, words: string) => {
      for (const block of card.blocks) {
        const option =
          block.block === 'choice' && block.options.find(({ label }) => label.startsWith(words))
        if (block.block === 'choice' && option)
          return does(seat, {
            said: 'action',
            id: codec.write(block.action),
            chosen: option.value,
          })
      }
      throw new Error(`no choice of ${words}`)
    },
  }
}

/** The code that stands on a card. */
export function codeOn({ summary }: Card): string {
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(summary)?.[0]
  if (code === undefined) throw new Error(`no code in ${summary}`)
  return code
}
