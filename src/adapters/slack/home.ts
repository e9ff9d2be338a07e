import type { WebClient } from '@slack/web-api'
import type { Card } from '#chat/card.ts'
import type { Invocation } from '#chat/invocation.ts'
import { homeView, type ViewParts } from './views.ts'

export type Speaker = Omit<Invocation, 'said' | 'once'>

export interface HomeParts extends ViewParts {
  /** What stands on somebody's Home tab, from the top. */
  homeFor(speaker: Speaker): Promise<readonly Card[]>
}

/** How many people's tabs are kept fresh. All others are made anew when they are opened. */
const most = 10_000

/** Keeps the Home tab of those who opened it. */
export function createHome(parts: HomeParts) {
  const opened = new Set<string>()
  const publishing = new Map<string, Promise<void>>()

  return {
    /** They look at it now. */
    open: (client: WebClient, speaker: Speaker) => {
      remember(speaker)
      return publish(client, speaker)
    },

    /** Something may have changed: shows it to those who have the tab open. */
    async refresh(client: WebClient, speaker: Speaker, isLooking: boolean): Promise<void> {
      if (isLooking) remember(speaker)
      if (opened.has(keyOf(speaker))) await publish(client, speaker)
    },

    /** The answer to a button of the tab, in place of the card on which it stands. */
    answer(client: WebClient, speaker: Speaker, card: Card, at: number): Promise<void> {
      remember(speaker)
      return publish(client, speaker, { card, at })
    },
  }

  function remember(speaker: Speaker): void {
    const key = keyOf(speaker)
    opened.delete(key)
    opened.add(key)
    const [oldest] = opened
    if (opened.size > most && oldest) opened.delete(oldest)
  }

  /** One after the other, so that what is shown last is the newest. */
  function publish(
    client: WebClient,
    speaker: Speaker,
    answer: Answer | null = null,
  ): Promise<void> {
    const key = keyOf(speaker)
    const before = publishing.get(key) ?? Promise.resolve()
    const published = before
      .catch(() => undefined)
      .then(() => make(client, speaker, answer))
      .finally(() => {
        if (publishing.get(key) === published) publishing.delete(key)
      })
    publishing.set(key, published)
    return published
  }

  async function make(client: WebClient, speaker: Speaker, answer: Answer | null): Promise<void> {
    const cards = await parts.homeFor(speaker)
    const shown = cards.map((card, at) => (answer?.at === at ? answer.card : card))
    const view = await homeView(client, shown, parts)
    await client.views.publish({ user_id: speaker.account.externalId, view })
  }
}

interface Answer {
  readonly card: Card
  /** In the place of the how manieth card, from 0. */
  readonly at: number
}

export type Home = ReturnType<typeof createHome>

const keyOf = ({ account }: Speaker): string => `${account.tenant}/${account.externalId}`
