import { AttachmentBuilder } from 'discord.js'
import * as spec from 'discord-api-spec/zod'
import { expect, test } from 'vitest'
import { startDiscord } from '../../support/discord/discord.ts'
import { button, card, connectBot, row, text } from './bot.ts'

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly errors?: readonly (readonly Issue[])[]
}

/** Issues with the branch of a union that is nearest. */
const told = (issues: readonly Issue[], before: readonly PropertyKey[] = []): string[] =>
  issues.flatMap(({ path, message, errors }) => {
    const here = [...before, ...path]
    const isOther = (branch: readonly Issue[]) => branch.some((one) => one.path.join() === 'type')
    const nearest = errors?.find((branch) => !isOther(branch)) ?? errors?.[0]
    return nearest ? told(nearest, here) : [`${here.join('.')}: ${message}`]
  })

/** The package knows times with Z only, although Discord writes +00:00. */
const withZ = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body).replaceAll('+00:00"', 'Z"'))

function agrees(schema: typeof spec.MessageResponseSchema, body: unknown): void {
  const result = schema.safeParse(withZ(body))
  expect.soft(told(result.error?.issues ?? [])).toEqual([])
}

const everything = [
  text('hi <@1>'),
  { type: 12, items: [{ media: { url: 'attachment://a.png' } }] },
  { type: 14 },
  { type: 13, file: { url: 'attachment://a.png' } },
  {
    type: 17,
    components: [
      {
        type: 9,
        components: [text('a')],
        accessory: { type: 11, media: { url: 'https://a.b/c.png' } },
      },
      { type: 9, components: [text('a')], accessory: button('a', 'x') },
      row({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }),
      row({ type: 5, custom_id: 't' }),
      row({ type: 2, style: 5, label: 'l', url: 'https://a.b' }),
    ],
  },
]

test('answers are as Discord describes them', async () => {
  const discord = await startDiscord()
  const walkers = discord.addGuild('Walkers', { members: ['robin'] })
  const general = discord.addChannel(walkers, 'general')
  const thread = discord.addThread(general, 'evening')
  const robin = discord.user('robin')
  const callbacks: unknown[] = []
  const bot = await connectBot(discord, async ({ id, token, client }) => {
    const quiet = { allowed_mentions: { parse: [] } }
    const body = { type: 4, data: { ...card(text('hi')), ...quiet, flags: 32768 | 64 } }
    const query = new URLSearchParams({ with_response: 'true' })
    const path = `/interactions/${id}/${token}/callback` as const
    callbacks.push(await client.rest.post(path, { body, query, auth: false }))
  })
  const { rest } = bot.client
  const commands = [{ name: 'today', description: 'Today', default_member_permissions: '32' }]
  const put = await rest.put(`/applications/${discord.applicationId}/commands`, { body: commands })
  agrees(spec.ApplicationCommandResponseSchema, Array.isArray(put) ? put[0] : null)
  expect(discord.commandsIn(null).map(({ body }) => body.name)).toEqual(['today'])
  await discord.user('owner').command({ channel: general, name: 'today' })
  expect(() => robin.command({ channel: general, name: 'today' })).toThrow('hidden')
  await expect.poll(() => callbacks).toHaveLength(1)
  agrees(spec.InteractionCallbackResponseSchema, callbacks[0])

  const channel = await bot.client.channels.fetch(general.id)
  if (!channel?.isSendable()) throw new Error('no channel')
  const files = [new AttachmentBuilder(Buffer.from('a'), { name: 'a.png' })]
  const sent = await channel.send({ ...card(...everything), files })
  const direct = { recipient_id: robin.id }
  const get = (path: `/${string}`) => rest.get(path)
  agrees(spec.MessageResponseSchema, await get(`/channels/${general.id}/messages/${sent.id}`))
  agrees(spec.GuildChannelResponseSchema, await get(`/channels/${general.id}`))
  agrees(spec.ThreadResponseSchema, await get(`/channels/${thread.id}`))
  agrees(
    spec.PrivateChannelResponseSchema,
    await rest.post('/users/@me/channels', { body: direct }),
  )
  agrees(spec.GuildWithCountsResponseSchema, await get(`/guilds/${walkers.id}`))
  agrees(spec.GatewayBotResponseSchema, await get('/gateway/bot'))
  agrees(spec.PrivateApplicationResponseSchema, await get('/applications/@me'))
  agrees(spec.UserResponseSchema, await get(`/users/${robin.id}`))
  agrees(spec.UserPIIResponseSchema, await get('/users/@me'))
  agrees(spec.GuildMemberResponseSchema, await get(`/guilds/${walkers.id}/members/${robin.id}`))
  await bot.client.destroy()
  await discord.close()
})
