import { expect, it } from 'vitest'
import { openDiscordDoor } from '#adapters/discord/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { card, paragraph } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { createDesk } from '#chat/desk.ts'
import { privately } from '#chat/reply.ts'
import { startDiscord } from '../../support/discord/discord.ts'

const options = [
  { name: 'who', type: 'person', about: 'Whom to ask', required: true },
  { name: 'openly', type: 'yes-no', about: 'Whether others see it' },
  { name: 'times', type: 'integer', about: 'How often', min: 1, max: 9 },
] as const satisfies readonly OptionSpec<null>[]

const commandThat = (hears: (args: ArgsOf<typeof options>) => void): Command<null> => ({
  name: 'ask',
  summary: 'Ask somebody',
  who: 'anyone',
  where: ['group'],
  usages: [
    usage<null, typeof options>({
      summary: 'Ask somebody',
      options,
      run: async (_, args) => {
        hears(args)
        return privately(card('asked', paragraph('Asked.')))
      },
    }),
  ],
})

it('gives Discord a person and a yes or no as its own types, and reads them back', async () => {
  const discord = await startDiscord()
  const channel = discord.addChannel(
    discord.addGuild('Harbour', { members: ['robin', 'sam'] }),
    'circle',
  )
  const heard: unknown[] = []
  const bugs: unknown[] = []
  const ask = commandThat((args) => heard.push(args))
  const sorry = () => card('sorry')
  const desk = createDesk<null>({
    commands: [ask],
    actions: [],
    codec: createActionCodec(new Uint8Array(32)),
    meet: async () => null,
    isModerator: () => false,
    onBug: (error) => bugs.push(error),
    apologies: {
      unknownCommand: sorry,
      needsUsage: sorry,
      badArguments: () => privately(sorry()),
      moderatorsOnly: sorry,
      notHere: sorry,
      badAction: sorry,
      broken: sorry,
    },
  })
  const door = openDiscordDoor({
    token: discord.token,
    apiUrl: discord.api,
    shards: 'auto',
    developmentGuild: null,
    commands: [ask],
    codec: createActionCodec(new Uint8Array(32)),
    words: { openAgain: 'Again', tooSlow: card('slow'), broken: sorry },
    deskFor: () => desk,
    events: {
      joined: async () => card('hello'),
      left: async () => undefined,
      channelGone: async () => undefined,
      present: async () => undefined,
    },
    listens: true,
    retryAfter: () => 10,
    tell: () => undefined,
    onBug: (error) => bugs.push(error),
    onLate: (error) => bugs.push(error),
  })
  await discord.until(() => discord.commandsIn(null).length > 0)

  const sam = discord.user('sam')
  const picked = { who: sam, openly: true, times: 3 }
  await discord.user('robin').command({ channel, name: 'ask', options: picked })

  const { body } = discord.commandsIn(null)[0] ?? {}
  const types = body?.options?.map(({ name, type }) => [name, type])
  expect(types).toEqual([
    ['who', 6],
    ['openly', 5],
    ['times', 4],
  ])
  expect(heard).toEqual([{ ...picked, who: sam.id }])
  expect([bugs, discord.violations]).toEqual([[], []])
  await door.close()
  await discord.close()
})
