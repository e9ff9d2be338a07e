import type { Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import type { Reply } from '#chat/reply.ts'
import type { PersonId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { type Household, today } from './plant.ts'

type Ask = (store: Store, me: PersonId, all: Household) => readonly Promise<unknown>[]

/** Everything that a store is asked with a person's id, by that person, for everything that there is. */
export const queries = {
  'goals.of': ({ goals }, me) => [goals.of(me)],
  'goals.openOn': ({ goals }, me) => [goals.openOn(me, today)],
  'goals.openHistories': ({ goals }, me) => [goals.openHistories(me)],
  'goals.countOpen': ({ goals }, me) => [goals.countOpen(me)],
  'goals.get': ({ goals }, me, all) => all.goals.map(({ id }) => goals.get(me, id)),
  'goals.getOn': ({ goals }, me, all) => all.goals.map(({ id }) => goals.getOn(me, id, today)),
  'goals.history': ({ goals }, me, all) => all.goals.map(({ id }) => goals.history(me, id)),
  'pauses.of': ({ pauses }, me) => [pauses.of(me)],
  'setbacks.of': ({ setbacks }, me) => [setbacks.of(me)],
  'setbacks.get': ({ setbacks }, me, all) => all.setbacks.map(({ id }) => setbacks.get(me, id)),
  'plans.of': ({ plans }, me) => [plans.of(me)],
  'plans.shown': ({ plans }, me) => [plans.shown(me)],
  'remembered.of': ({ remembered }, me) => [remembered.of(me)],
  'consents.of': ({ consents }, me) => [consents.of(me)],
  'pairs.of': ({ pairs }, me) => [pairs.of(me)],
  'shares.of': ({ shares }, me) => [shares.of(me)],
  'shares.toldTo': ({ shares }, me) => [shares.toldTo(me)],
  'records.of': ({ records }, me) => [records.of(me)],
} as const satisfies Readonly<Record<string, Ask>>

/** What the store gives this person, in one text. */
export async function givenTo(store: Store, me: PersonId, all: Household): Promise<string> {
  const asked: readonly Ask[] = Object.values(queries)
  const answers = asked.flatMap((ask) => ask(store, me, all))
  return JSON.stringify(await Promise.all(answers))
}

/** What is read of an answer, one line a block. */
export async function readReply(reply: Reply): Promise<string> {
  if (reply.kind === 'card') return [reply.card, ...(await reply.also())].map(readCard).join('\n')
  const { title, submit, fields } = reply.form
  const lines = fields.flatMap((field) => [field.label, field.hint ?? '', field.value ?? ''])
  return [title, submit, ...lines].join('\n')
}

export const readCard = ({ summary, blocks }: Card): string =>
  [
    summary,
    ...blocks.map((block) => {
      if ('line' in block) return plainText(block.line)
      if ('text' in block) return block.text
      if (block.block === 'facts')
        return block.facts.map(({ label, value }) => `${label}\n${plainText(value)}`).join('\n')
      if (block.block === 'picture') return block.alt
      if (block.block === 'buttons') return block.buttons.map(({ label }) => label).join('\n')
      if (block.block === 'choice') return block.options.map(({ label }) => label).join('\n')
      return ''
    }),
  ].join('\n')
