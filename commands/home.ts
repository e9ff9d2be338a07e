import type { Card } from '#chat/card.ts'
import type { Invocation } from '#chat/invocation.ts'
import { welcomeCard } from '#words/group-card.ts'
import { checkin } from './checkin.ts'
import { type House, makeContext } from './context.ts'
import { setUpGroupAction } from './group-setup.ts'
import { milestones } from './milestones.ts'
import { progress } from './progress.ts'
import { settings } from './settings.ts'

/** What a person always finds again where the platform has a place for it, from the top. */
const shown = [checkin, progress, milestones, settings]

/** Today's goals, how it is going, what comes next, their settings; and for those who can set up a group, how to. */
export async function homeCards(
  house: House,
  who: Omit<Invocation, 'said' | 'once'>,
): Promise<readonly Card[]> {
  const context = await makeContext(house, { ...who, once: '' })
  const cards: Card[] = []
  for (const { usages } of shown) {
    const read = usages[0]?.read({})
    if (!read?.ok) continue
    const reply = await usages[0]?.run(context, read.args)
    if (reply?.kind === 'card') cards.push(reply.card)
  }
  return who.manages ? [...cards, welcomeCard(context.words, setUpGroupAction)] : cards
}
