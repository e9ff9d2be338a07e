import { openDiscordDoor } from '#adapters/discord/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { card } from '#chat/card.ts'
import { privately } from '#chat/reply.ts'
import { startDiscord } from '../discord/discord.ts'

// Opens the Discord door, closes it at a moment of one's choice, and leaves it to Node to see that
// nothing is left: connected, connecting, or waiting to try again.
const [, , moment] = process.argv

const discord = await startDiscord()
const sorry = card('Sorry')
const done = async () => undefined
let told = 0
if (moment === 'waiting') discord.troubles.next('GET /gateway/bot', { kind: 'closed' })
if (moment === 'connecting')
  discord.troubles.next('GET /gateway/bot', { kind: 'delay', ms: 60_000 })
const door = openDiscordDoor({
  token: discord.token,
  apiUrl: discord.api,
  shards: 'auto',
  developmentGuild: null,
  commands: [],
  codec: createActionCodec(new Uint8Array(32)),
  words: { openAgain: 'Again', tooSlow: sorry, broken: () => sorry },
  deskFor: () => ({
    opens: () => 'card',
    answer: async () => privately(sorry),
    suggest: async () => [],
  }),
  events: { joined: async () => sorry, left: done, channelGone: done, present: done },
  listens: true,
  retryAfter: () => 3_600_000,
  now: () => 0,
  tell: () => {
    told += 1
  },
  onBug: () => undefined,
  onLate: () => undefined,
})
await discord.until(() => moment === 'connecting' || told > 0)

await door.close()
await discord.close()
process.stdout.write('closed')
