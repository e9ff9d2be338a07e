import { type DiscordDoor, openDiscordDoor } from '#adapters/discord/connect.ts'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Switchboard } from '#chat/switchboard.ts'
import { commands, openDesk, setUpGroupAction } from '#commands'
import type { Store } from '#store/store.ts'
import { welcomeCard } from '#words/group-card.ts'
import { brokenCard, sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Clock } from './clock.ts'
import type { DiscordConfig } from './config.ts'

export interface DiscordHouse {
  readonly store: Store
  readonly codec: ActionCodec
  readonly clock: Clock
  readonly switchboard: Switchboard
  /** How long to wait before trying again for the `attempt`th time, from 1, in milliseconds. */
  retryAfter(attempt: number): number
  onBug(error: unknown, reference?: string): void
  onLate(error: unknown): void
  tell(line: string): void
}

const words = wordsIn('en')

/** Puts the Discord door together: its desk, and what is kept when it comes to a guild or goes. */
export function openDiscord(config: DiscordConfig, house: DiscordHouse): DiscordDoor {
  const { store, codec, clock, switchboard, onBug } = house
  const { groups } = store
  return openDiscordDoor({
    ...house,
    ...config,
    developmentGuild: config.guild,
    commands,
    words: {
      openAgain: words.say('form.open-again'),
      tooSlow: sentenceCard(words, 'form.too-slow'),
      broken: (reference) => brokenCard(words, reference),
    },
    deskFor(messenger) {
      switchboard.connect('discord', messenger)
      const parts = { store, messenger: switchboard.messenger, now: () => clock.now() }
      return openDesk(parts, codec, onBug)
    },
    events: {
      async joined(community) {
        await groups.markRemoved({ door: 'discord', community }, null)
        return welcomeCard(words, setUpGroupAction)
      },
      left: (community) => groups.markRemoved({ door: 'discord', community }, clock.now()),
      channelGone: (place) => groups.forgetChannel(place),
      async present(communities, isOurs) {
        for (const { community, isRemoved } of await groups.communities('discord')) {
          const isHere = communities.has(community)
          if (isOurs(community) && isHere === isRemoved)
            await groups.markRemoved({ door: 'discord', community }, isHere ? null : clock.now())
        }
      },
    },
  })
}
