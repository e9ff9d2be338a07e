import { type DiscordDoor, openDiscordDoor } from '#adapters/discord/connect.ts'
import { commands, openDesk, setUpGroupAction } from '#commands'
import { welcomeCard } from '#words/group-card.ts'
import { brokenCard, sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { DiscordConfig } from './config.ts'
import type { House } from './house.ts'

const words = wordsIn('en')

/** Puts the Discord door together: its desk, and what is kept when it comes to a guild or goes. */
export function openDiscord(config: DiscordConfig, house: House): DiscordDoor {
  const { store, codec, clock, switchboard, onBug } = house
  const { groups } = store
  return openDiscordDoor({
    ...house,
    ...config,
    listens: house.listens,
    developmentGuild: config.guild,
    commands,
    now: () => clock.now().epochMilliseconds,
    words: {
      openAgain: words.say('form.open-again'),
      tooSlow: sentenceCard(words, 'form.too-slow'),
      broken: (reference) => brokenCard(words, reference),
    },
    deskFor(messenger) {
      switchboard.connect('discord', messenger)
      const inside = { store, messenger: switchboard.messenger, dashboard: house.dashboard }
      const parts = { ...inside, now: () => clock.now() }
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
