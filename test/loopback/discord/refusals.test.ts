import {
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type Interaction,
  MessageFlags,
} from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import { type Bot, button, card, connectBot, privately, row, text } from './bot.ts'

let discord: LoopbackDiscord
let bot: Bot
let now: number
let answer: (interaction: Interaction) => Promise<unknown>
const codes: unknown[] = []
const keep = (error: { code?: unknown }) => void codes.push(error.code)
const take = () => discord.violations.splice(0).map(({ at, code }) => `${at} ${code}`)

async function world() {
  const walkers = discord.addGuild('Walkers', { members: ['robin', 'sam'] })
  const general = discord.addChannel(walkers, 'general')
  bot = await connectBot(discord, (i) => answer(i))
  await bot.client.application?.commands.set([{ name: 'today', description: 'Today' }])
  const robin = discord.user('robin')
  return { general, robin, today: () => robin.command({ channel: general, name: 'today' }) }
}

beforeEach(async () => {
  codes.length = 0
  now = Date.UTC(2026, 2, 2)
  discord = await startDiscord({ deadlineMs: 300, now: () => now })
})

afterEach(async () => {
  await bot.client.destroy()
  await discord.close()
})

const form = (component: object, more: object = {}): APIModalInteractionResponseCallbackData => ({
  custom_id: 'form',
  title: 'Form',
  components: [{ type: 18, label: 'Title', component: component as never, ...more }],
})

test.each<[string, APIModalInteractionResponseCallbackData, string[]]>([
  [
    'a long title',
    { ...form({ type: 4, custom_id: 'a', style: 1 }), title: 'x'.repeat(46) },
    ['data.title BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a long label',
    form({ type: 4, custom_id: 'a', style: 1 }, { label: 'x'.repeat(46) }),
    ['data.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a value that is too long',
    form({ type: 4, custom_id: 'a', style: 1, max_length: 3, value: 'four' }),
    ['data.components.0.component.value BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'six fields',
    {
      ...form({}),
      components: Array.from({ length: 6 }, (_, at) => ({
        type: 18,
        label: 'a',
        component: { type: 4, style: 1, custom_id: `a${at}` },
      })),
    },
    ['data.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'the same id twice',
    {
      ...form({}),
      components: Array.from({ length: 2 }, () => ({
        type: 18,
        label: 'a',
        component: { type: 4, style: 1, custom_id: 'a' },
      })),
    },
    ['data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'a label inside a label',
    form({ type: 4, custom_id: 'a', style: 1, label: 'b' }),
    ['data.components.0.component.label BASE_TYPE_INVALID'],
  ],
])('a form with %s', async (_, modal, flaws) => {
  const { today } = await world()
  answer = async (i) => i.isChatInputCommand() && i.showModal(modal).catch(keep)
  const asked = await today()
  expect(asked.kind).toBe('none')
  expect(codes).toEqual([50035])
  expect(take()).toEqual(flaws)
})

test.each<[string, object[], string[]]>([
  [
    'a required option late',
    [
      {
        name: 'a',
        description: 'b',
        options: [
          { type: 3, name: 'c', description: 'd' },
          { type: 3, name: 'e', description: 'f', required: true },
        ],
      },
    ],
    ['0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
  ['capitals', [{ name: 'Today', description: 'b' }], ['0.name APPLICATION_COMMAND_INVALID_NAME']],
  ['no description', [{ name: 'a' }], ['0.description BASE_TYPE_REQUIRED']],
  [
    'a name twice',
    [
      { name: 'a', description: 'b' },
      { name: 'a', description: 'b' },
    ],
    ['1.name APPLICATION_COMMANDS_DUPLICATE_NAME'],
  ],
  [
    'too much text',
    [
      {
        name: 'a',
        description: 'b',
        options: Array.from({ length: 4 }, (_, at) => ({
          type: 3,
          name: `o${at}`,
          description: 'd',
          choices: Array.from({ length: 25 }, (_, index) => ({
            name: `${index}`.padEnd(90),
            value: `${index}`,
          })),
        })),
      },
    ],
    ['0 APPLICATION_COMMAND_TOO_LARGE'],
  ],
  ['mistyped fields', [{ name: 'a', description: 'b', option: [] }], ['0.option UNKNOWN_FIELD']],
])('commands with %s', async (_, commands, flaws) => {
  await world()
  const put = bot.client.rest.put(`/applications/${discord.applicationId}/commands`, {
    body: commands,
  })
  await expect(put).rejects.toMatchObject({ code: 50035 })
  expect(take()).toEqual(flaws)
})

test('messages that are not as they should be', async () => {
  const { general } = await world()
  const send = async (body: object) => {
    await bot.client.rest.post(`/channels/${general.id}/messages`, { body }).catch(keep)
    return take()
  }
  const quiet = { allowed_mentions: { parse: [] } }
  expect(await send({ content: 'hi' })).toEqual(['allowed_mentions.parse BASE_TYPE_REQUIRED'])
  expect(await send({ ...quiet })).toEqual([' 50006'])
  expect(await send({ ...quiet, content: 'x'.repeat(2001) })).toEqual([
    'content BASE_TYPE_BAD_LENGTH',
  ])
  expect(await send({ ...quiet, content: 'x', nonce: 'x'.repeat(26) })).toEqual([
    'nonce BASE_TYPE_MAX_LENGTH',
  ])
  expect(await send({ ...quiet, content: 'x', flags: 64 })).toEqual(['flags MESSAGE_FLAGS_INVALID'])
  expect(
    await send({
      ...quiet,
      embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }],
    }),
  ).toEqual(['embeds MAX_EMBED_SIZE_EXCEEDED'])
  expect(await send({ ...quiet, embeds: [{ title: 'a', footer: {} }] })).toEqual([
    'embeds.0.footer.text BASE_TYPE_REQUIRED',
  ])
  expect(
    await send({
      ...quiet,
      content: 'a',
      components: Array.from({ length: 6 }, (_, at) => row(button('a', `b${at}`))),
    }),
  ).toEqual(['components BASE_TYPE_BAD_LENGTH'])
  expect(codes).toEqual([50035, 50006, 50035, 50035, 50035, 50035, 50035, 50035])
  expect(discord.messagesIn(general)).toEqual([])

  const { api, token } = discord
  const refused = await fetch(`${api}/v10/channels/${general.id}`, {
    headers: { authorization: `Bot ${token}x` },
  })
  expect([refused.status, await refused.json()]).toEqual([
    401,
    { message: '401: Unauthorized', code: 0 },
  ])
  await bot.client.rest.get('/users/@me/guilds').catch(keep)
  expect(take()).toEqual([' UNKNOWN_ROUTE'])
})

test('answers in the wrong order', async () => {
  const { today } = await world()
  answer = async (i) => {
    if (!i.isChatInputCommand()) return
    const { webhook } = i
    await webhook.send(card(text('early'))).catch(keep)
    await i.deferReply({ flags: MessageFlags.Ephemeral })
    const { id, token } = i
    const body = { type: 9, data: form({ type: 4, custom_id: 'a', style: 1 }) }
    await i.client.rest
      .post(`/interactions/${id}/${token}/callback`, { body, auth: false })
      .catch(keep)
    await i.followUp(card(text('first')))
    await i.followUp(privately(card(text('second'))))
    await i.deleteReply()
    await i.editReply(card(text('gone'))).catch(keep)
    now += 16 * 60_000
    await i.followUp(card(text('much later'))).catch(keep)
  }
  const asked = await today()
  await discord.until(() => codes.length === 4)
  expect(codes).toEqual([10015, 40060, 10008, 50027])
  // The first follow-up fills the deferred answer, and is as private as that was.
  expect(asked.ephemeral).toBe(true)
  expect(asked.followUps.map((one) => discord.read(one).text)).toEqual(['second'])
  expect(discord.user('robin').messages()).toHaveLength(1)
  expect(take()).toEqual([])
})

test('forged ids arrive, and a stranger sees nothing to click', async () => {
  const { general, robin, today } = await world()
  const seen: string[] = []
  answer = async (i) => {
    if (i.isChatInputCommand()) await i.reply(privately(card(row(button('Go', 'go')))))
    if (i.isMessageComponent()) seen.push(i.customId)
    if (i.isMessageComponent()) await i.deferUpdate()
  }
  const asked = await today()
  expect((await robin.forge(asked.message, 'forged')).kind).toBe('deferred-update')
  expect(seen).toEqual(['forged'])
  expect(() => discord.user('sam').click(asked.message, 'Go')).toThrow('does not see')
  expect(general.guild.name).toBe('Walkers')
})

test('what a member wrote shows when it formats', async () => {
  const { today } = await world()
  const wrote = '**bold** [link](https://a.b) @everyone <@1>'
  const components: APIMessageTopLevelComponent[] = [{ type: 10, content: wrote }]
  answer = async (i) =>
    i.isChatInputCommand() && i.reply({ components, flags: MessageFlags.IsComponentsV2 })
  const { seen } = await today()
  expect(seen.text).toBe('bold link @everyone @unknown')
  expect(seen.marks.map(({ kind }) => kind)).toEqual(['bold', 'link', 'everyone', 'user'])
  expect(seen.rings).toEqual({ everyone: false, people: [], roles: [] })
})

test('a gateway that stops to acknowledge is left, and found again', {
  timeout: 15_000,
}, async () => {
  discord = await startDiscord({ deadlineMs: 3000, heartbeatMs: 100 })
  answer = async (i) => i.isChatInputCommand() && i.reply(card(text('here')))
  const { today } = await world()
  discord.gateway.acknowledge(false)
  await expect.poll(() => discord.gateway.counts.resumed, { timeout: 5000 }).toBeGreaterThan(0)
  discord.gateway.acknowledge(true)
  expect((await today()).kind).toBe('message')
})
