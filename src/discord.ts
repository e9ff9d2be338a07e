import { type DiscordDoor, openDiscordDoor } from '#adapters/discord/connect.ts'
import type { ActionCodec } from '#chat/action-id.ts'
import { commands, openDesk, setUpGroupAction } from '#commands'
import type { Store } from '#store/store.ts'
import { welcomeCard } from '#words/group-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Clock } from './clock.ts'
import type { DiscordConfig } from './config.ts'

export interface DiscordHouse {
  readonly store: Store
  readonly codec: ActionCodec
  readonly clock: Clock
  onBug(error: unknown, reference?: string): void
  tell(line: string): void
}

const words = wordsIn('en')

/** Puts the Discord door together: its desk, and what is kept when it comes to a guild or goes. */
export function openDiscord(config: DiscordConfig, house: DiscordHouse): DiscordDoor {
  const { store, codec, clock, onBug, tell } = house
  return openDiscordDoor({
    token: config.token,
    apiUrl: config.apiUrl,
    shards: config.shards,
    developmentGuild: config.guild,
    commands,
    codec,
    words: { openAgain: words.say('form.open-again') },
    deskFor: (messenger) => openDesk({ store, messenger, now: () => clock.now() }, codec, onBug),
    events: {
      async joined(community) {
        await store.groups.markRemoved({ door: 'discord', community }, null)
        return welcomeCard(words, setUpGroupAction)
      },
      left: (community) => store.groups.markRemoved({ door: 'discord', community }, clock.now()),
      channelGone: (place) => store.groups.forgetChannel(place),
    },
    tell,
    onBug,
  })
}
