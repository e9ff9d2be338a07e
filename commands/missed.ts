import { missedBy } from '#app/answer-prompt.ts'
import type { Card } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import { alongWith, type Reply } from '#chat/reply.ts'
import { missedCard } from '#words/notice-card.ts'
import type { Context } from './context.ts'
import { compose } from './deliveries.ts'

/**
 * The command, with what the member's platform did not let through as further private cards after its
 * answer, once.
 */
export const showingMissed = (command: Command<Context>): Command<Context> => ({
  ...command,
  usages: command.usages.map((usage) => ({
    ...usage,
    run: async (context, args) => withMissed(context, await usage.run(context, args)),
  })),
})

/** Mostly everything has arrived, and nothing is looked up. */
const withMissed = (context: Context, reply: Reply): Reply =>
  reply.kind === 'card' && reply.audience === 'only-you' && context.speaker.asked.unreached > 0
    ? alongWith(reply, () => missedCards(context))
    : reply

async function missedCards(context: Context): Promise<readonly Card[]> {
  const missed = await missedBy(context.store, context.speaker)
  const cards = await Promise.all(missed.map((one) => compose(context, one, 'daily')))
  return cards.flatMap((card) => (card ? [missedCard(context.words, card)] : []))
}
