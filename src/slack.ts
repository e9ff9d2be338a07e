import { openSlackDoor, type SlackDoor } from '#adapters/slack/connect.ts'
import { commands, homeCards, openDesk, setUpGroupAction } from '#commands'
import { welcomeCard } from '#words/group-card.ts'
import { slackWords } from '#words/slack.ts'
import { wordsIn } from '#words/words.ts'
import { systemClock } from './clock.ts'
import type { SlackConfig } from './config.ts'
import type { House } from './house.ts'

const words = wordsIn('en')

/** Puts the Slack door together: its desk, its Home tab, and what is kept when it comes and goes. */
export function openSlack(config: SlackConfig, house: House): SlackDoor {
  const { store, codec, clock, switchboard, onBug } = house
  const { groups, installations } = store
  const { messenger } = switchboard
  const inside = { store, messenger, now: () => clock.now(), dashboard: house.dashboard }
  const stateSecret = Buffer.from(store.secret('slack installation')).toString('base64url')
  return openSlackDoor({
    ...house,
    ...config,
    listens: house.listens,
    workspaces:
      'botToken' in config.workspaces ? config.workspaces : { ...config.workspaces, stateSecret },
    commands,
    words: slackWords(words),
    // Slack's requests are of this moment, wherever our own clock was moved.
    now: () => systemClock.now().epochMilliseconds,
    installations: {
      ...installations,
      put: (workspace, record) => installations.put(workspace, record, clock.now()),
    },
    deskFor(messenger) {
      switchboard.connect('slack', messenger)
      return openDesk(inside, codec, onBug)
    },
    homeFor: (speaker) => homeCards(inside, speaker),
    events: {
      async joined(community) {
        await groups.markRemoved({ door: 'slack', community }, null)
        return welcomeCard(words, setUpGroupAction)
      },
      left: (community) => groups.markRemoved({ door: 'slack', community }, clock.now()),
    },
  })
}
