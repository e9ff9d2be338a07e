import { randomUUID } from 'node:crypto'
import { turnTo } from '#app/meet-person.ts'
import { createActionCodec } from '#chat/action-id.ts'
import type { Button, Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { plainText } from '#chat/inline.ts'
import type { Said } from '#chat/invocation.ts'
import type { Messenger } from '#chat/messenger.ts'
import type { Reply } from '#chat/reply.ts'
import { composer, openDesk } from '#commands'
import type { PromptTone } from '#domain/prompt.ts'
import type { Delivery } from '#store/store.ts'
import type { TestClock } from './clock.ts'
import { accountOf } from './household.ts'
import type { Kept } from './store.ts'

const closed = async () => ({ sent: false, why: 'closed' }) as const
const unheard: Messenger = {
  send: closed,
  update: closed,
  remove: closed,
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}

/** One person in a direct message, with the desk at which everything they say arrives. */
export function atTheDesk(kept: Kept, clock: TestClock, name: string) {
  const { store } = kept
  const house = { store, messenger: unheard, now: () => clock.now() }
  const codec = createActionCodec(store.secret('action ids'))
  const desk = openDesk(house, codec, (error) => {
    throw error
  })
  const does = (said: Said): Promise<Reply> =>
    desk.answer({
      account: accountOf(name),
      name,
      place: null,
      community: null,
      manages: false,
      roles: null,
      once: randomUUID(),
      said,
    })

  return {
    says: (line: string) => {
      const [command = '', ...text] = line.replace('/', '').split(' ')
      return does({ said: 'command', name: command, args: { text: text.join(' ') } })
    },
    clicks: (card: Card | null, label: string) =>
      does({ said: 'action', id: codec.write(buttonOf(card, label).action), chosen: null }),
    fills: ({ action }: Form, values: Readonly<Record<string, string>>) =>
      does({ said: 'form', id: codec.write(action), values }),
    /** What comes to them without their having asked. */
    async gets(owed: Pick<Delivery, 'kind' | 'about'>, tone: PromptTone = 'daily') {
      const speaker = await turnTo(store, accountOf(name), clock.now())
      if (!speaker) throw new Error(`nobody is called ${name}`)
      return composer(house).delivery(speaker, owed, tone)
    },
  }
}

export function cardOf(reply: Reply): Card {
  if (reply.kind !== 'card') throw new Error('not a card')
  return reply.card
}

export function formOf(reply: Reply): Form {
  if (reply.kind === 'card') throw new Error('not a form')
  return reply.form
}

/** The cards that came along. */
export const alsoOf = async (reply: Reply): Promise<readonly Card[]> =>
  reply.kind === 'card' ? reply.also() : []

/** Everything that is read of a card, one line a block. */
export const textOf = (card: Card | null): string =>
  (card?.blocks ?? [])
    .flatMap((block) => {
      if ('line' in block) return [plainText(block.line)]
      if (block.block === 'facts')
        return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`)
      return 'text' in block ? [block.text] : []
    })
    .join('\n')

const allButtons = (card: Card | null): readonly Button[] =>
  (card?.blocks ?? []).flatMap((block) => (block.block === 'buttons' ? block.buttons : []))

export const labelsOf = (card: Card | null): readonly string[] =>
  allButtons(card).map(({ label }) => label)

function buttonOf(card: Card | null, label: string): Button {
  const found = allButtons(card).find((one) => one.label === label)
  if (!found) throw new Error(`no button ${label}`)
  return found
}
