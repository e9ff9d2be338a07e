import fc from 'fast-check'
import { afterAll, afterEach, expect, it } from 'vitest'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import { interactionTypes } from '../../support/discord/world/interaction.ts'
import { type Edit, edited } from '../../support/edited-payload.ts'
import { cleanUp, cleanUpAll, start, usedFolder } from '../../support/process.ts'

// What Discord does not send today: a payload that lacks something, or has it of another type. Not
// even discord.js can read all of it. The real program goes on answering what can be read.

const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_302),
  numRuns: Number(process.env['FUZZ_ROUNDS'] ?? 12),
  endOnFailure: true,
}

let discord: LoopbackDiscord

afterEach(async () => {
  await cleanUp()
  await discord.close()
})
afterAll(cleanUpAll)

it('outlives payloads that cannot be read', async () => {
  discord = await startDiscord()
  const guild = discord.addGuild('Harbour', { members: ['robin', 'mallory'] })
  const channel = discord.addChannel(guild, 'circle')
  const program = await start({
    DATA_DIR: await usedFolder(),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
  })
  await discord.until(() => discord.commandsIn(null).length > 0)
  const guide = () => discord.user('robin').command({ channel, name: 'guide' })
  const mallory = discord.user('mallory')
  const card = (await mallory.command({ channel, name: 'checkin' })).message

  await fc.assert(
    fc.asyncProperty(fc.array(anyPayload, { minLength: 50, maxLength: 50 }), async (payloads) => {
      for (const { base, edits } of payloads) {
        const source = base.type === interactionTypes.component ? card : null
        const reshape = (payload: object) => edits.reduce(edited, payload)
        // Most of them have no answer, and nobody waits for one.
        void mallory.forgeRaw({ channel }, { ...base, source, reshape })
      }

      expect((await guide()).kind, program.stderr()).toBe('message')
    }),
    parameters,
  )

  program.send('SIGTERM')
  expect(await program.ended).toEqual({ code: 0, signal: null })
}, 120_000)

const options = [
  { name: 'goal', type: 3, value: 'Walk' },
  { name: 'state', type: 3, value: 'done' },
]
const bases = [
  { type: interactionTypes.command, data: { id: '1', name: 'checkin', type: 1, options } },
  {
    type: interactionTypes.command,
    data: { id: '1', name: 'goal', type: 1, options: [{ name: 'set', type: 1, options }] },
  },
  {
    type: interactionTypes.autocomplete,
    data: { id: '1', name: 'checkin', type: 1, options: [{ ...options[0], focused: true }] },
  },
  { type: interactionTypes.component, data: { id: 1, custom_id: '1:x.y:z', component_type: 2 } },
  {
    type: interactionTypes.component,
    data: { id: 1, custom_id: '1:x.y:z', component_type: 3, values: ['one'] },
  },
  {
    type: interactionTypes.modal,
    data: {
      custom_id: '1:x.y:z',
      components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'note', value: 'x' } },
        { type: 18, id: 3, component: { type: 8, id: 4, custom_id: 'channel', values: ['1'] } },
        { type: 1, id: 5, components: [{ type: 4, id: 6, custom_id: 'title', value: 'x' }] },
      ],
    },
  },
]

const paths = [
  ...[
    'id',
    'type',
    'application_id',
    'token',
    'version',
    'data',
    'channel',
    'channel_id',
    'locale',
  ],
  ...[
    'guild_id',
    'guild',
    'guild_locale',
    'member',
    'user',
    'message',
    'app_permissions',
    'context',
  ],
  ...['entitlements', 'authorizing_integration_owners', 'attachment_size_limit'],
  ...['member.user', 'member.user.id', 'member.permissions', 'member.roles', 'member.joined_at'],
  ...['channel.id', 'channel.type', 'channel.guild_id', 'message.id', 'message.author'],
  ...['message.components', 'message.flags', 'message.attachments', 'message.channel_id'],
  ...['data.id', 'data.name', 'data.type', 'data.custom_id', 'data.component_type', 'data.values'],
  ...['data.options', 'data.options.0', 'data.options.0.name', 'data.options.0.type'],
  ...['data.options.0.value', 'data.options.0.options', 'data.options.0.focused', 'data.resolved'],
  ...['data.components', 'data.components.0', 'data.components.0.type'],
  ...['data.components.0.component', 'data.components.0.component.type'],
  ...['data.components.0.component.value', 'data.components.0.component.custom_id'],
  ...['data.components.1.component.values', 'data.components.2.components'],
]

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  path: fc.constantFrom(...paths),
  to: fc.constantFrom<unknown>(undefined, undefined, null, '', 'x', 0, -1, 99, true, [], {}, [
    null,
  ]),
})

const anyPayload = fc.record({
  base: fc.constantFrom(...bases),
  edits: fc.array(anyEdit, { minLength: 1, maxLength: 3 }),
})
