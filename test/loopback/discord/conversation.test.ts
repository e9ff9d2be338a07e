import { AttachmentBuilder, type Interaction } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import { type Bot, button, card, connectBot, privately, row, text } from './bot.ts'

let discord: LoopbackDiscord
let bot: Bot
let answer: (interaction: Interaction) => Promise<unknown>
const thrown: unknown[] = []

const goalCommand = {
  name: 'goal',
  description: 'Your goals',
  options: [
    {
      type: 1,
      name: 'new',
      description: 'Make a goal',
      options: [
        { type: 3, name: 'title', description: 'What', required: true, max_length: 80 },
        { type: 4, name: 'times', description: 'How often', min_value: 1, max_value: 7 },
        { type: 6, name: 'with', description: 'With whom' },
        { type: 8, name: 'group', description: 'With whom else' },
        { type: 3, name: 'zone', description: 'Where', autocomplete: true },
      ],
    },
  ],
}

async function world() {
  const walkers = discord.addGuild('Walkers', { members: ['robin', 'sam'] })
  const general = discord.addChannel(walkers, 'general')
  bot = await connectBot(discord, async (interaction) => {
    try {
      await answer(interaction)
    } catch (error) {
      thrown.push(error)
    }
  })
  await bot.client.application?.commands.set([goalCommand, { name: 'today', description: 'Today' }])
  return { walkers, general, robin: discord.user('robin'), sam: discord.user('sam') }
}

beforeEach(async () => {
  thrown.length = 0
  answer = async () => undefined
  discord = await startDiscord({ deadlineMs: 400 })
})

afterEach(async () => {
  await bot.client.destroy()
  await discord.close()
  expect(bot.errors).toEqual([])
})

const modal = {
  customId: 'form',
  title: 'New goal',
  components: [
    { type: 10, content: 'Take **small** steps.' },
    {
      type: 18,
      label: 'Title',
      description: 'Short is fine',
      component: {
        type: 4,
        custom_id: 'title',
        style: 1,
        min_length: 2,
        max_length: 20,
        value: 'Walk',
      },
    },
    {
      type: 18,
      label: 'How often',
      component: {
        type: 3,
        custom_id: 'cadence',
        options: [
          { label: 'Every day', value: 'daily' },
          { label: 'Every week', value: 'weekly' },
        ],
      },
    },
  ],
}

test('a role is added, given and taken, and named in a command', async () => {
  const { walkers, general, robin, sam } = await world()
  const early = discord.addRole(walkers, 'Early birds', ['ManageGuild'])
  discord.giveRole(walkers, 'robin', early)
  const heard: unknown[] = []
  answer = async (i) => {
    if (!i.isChatInputCommand() || !i.inCachedGuild()) return
    heard.push([
      i.options.getRole('group')?.name,
      i.member.roles.cache.map(({ name }) => name).sort(),
    ])
    await i.reply(privately(card(text('Thanks'))))
  }
  const use = { channel: general, name: 'goal', subcommand: 'new' }
  const ask = (who = robin) => who.command({ ...use, options: { title: 'Walk', group: early } })

  await ask()
  discord.takeRole(walkers, 'robin', early)
  await ask()
  await ask(sam)

  expect(thrown).toEqual([])
  expect(heard).toEqual([
    ['Early birds', ['@everyone', 'Early birds']],
    ['Early birds', ['@everyone']],
    ['Early birds', ['@everyone']],
  ])
  expect(() =>
    robin.command({ ...use, options: { title: 'Walk', group: { user: sam.user } } }),
  ).toThrow('is a role')
  expect(discord.violations).toEqual([])
})

test('a command, a click, a form: a whole conversation', async () => {
  const { general, robin, sam } = await world()
  answer = async (i) => {
    if (i.isChatInputCommand()) {
      expect(i.options.getSubcommand()).toBe('new')
      expect(i.options.getUser('with')?.username).toBe('sam')
      expect(i.inCachedGuild()).toBe(true)
      expect(i.memberPermissions?.has('SendMessages')).toBe(true)
      await i.reply(
        privately(
          card(
            {
              type: 17,
              components: [text(`### ${i.options.getString('title')}\nHello <@${i.user.id}>`)],
            },
            row(button('Done', 'done', 3), button('Edit', 'edit')),
          ),
        ),
      )
    } else if (i.isButton() && i.customId === 'done') {
      await i.update(card(text('*Done.*'), row(button('Edit', 'edit'))))
    } else if (i.isButton()) {
      await i.showModal(modal as never)
    } else if (i.isModalSubmit() && i.isFromMessage()) {
      expect(i.fields.getTextInputValue('title')).toBe('Stroll')
      expect(i.fields.getStringSelectValues('cadence')).toEqual(['weekly'])
      await i.update(card(text(`Now ${i.fields.getTextInputValue('title')}`)))
    }
  }

  const made = await robin.command({
    channel: general,
    name: 'goal',
    subcommand: 'new',
    options: { title: 'Walk', times: 3, with: sam },
  })
  expect(thrown).toEqual([])
  expect(made.kind).toBe('message')
  expect(made.ephemeral).toBe(true)
  expect(made.latencyMs).toBeLessThan(400)
  expect(made.seen.text).toBe('Walk\nHello @Robin')
  expect(made.seen.marks.map(({ kind }) => kind)).toEqual(['heading', 'user'])
  expect(made.seen.rings).toEqual({ everyone: false, people: [], roles: [] })
  expect(made.seen.buttons.map(({ label, style }) => [label, style])).toEqual([
    ['Done', 'success'],
    ['Edit', 'secondary'],
  ])
  expect(robin.sees(made.message)).toBe(true)
  expect(sam.sees(made.message)).toBe(false)
  expect(discord.messagesIn(general)).toEqual([])

  const done = await robin.click(made.message, 'Done')
  expect(done.kind).toBe('update')
  expect(made.seen.text).toBe('Done.')

  const opened = await robin.click(made.message, 'Edit')
  expect(discord.readForm(opened.modal)).toMatchObject({
    title: 'New goal',
    text: 'Take small steps.',
    fields: [
      { label: 'Title', value: 'Walk', required: true },
      { label: 'How often', options: [{ label: 'Every day' }, { label: 'Every week' }] },
    ],
  })
  const sent = await robin.submitModal(opened.modal, {
    Title: 'Stroll',
    'How often': ['Every week'],
  })
  expect(sent.kind).toBe('update')
  expect(made.seen.text).toBe('Now Stroll')
  expect(made.message.edits).toBe(2)
  expect(thrown).toEqual([])
  expect(discord.violations).toEqual([])
})

test('autocomplete, and what the app would not let anybody send', async () => {
  const { general, robin } = await world()
  answer = async (i) => {
    if (i.isAutocomplete()) {
      expect(i.options.getFocused(true).name).toBe('zone')
      await i.respond([{ name: 'Berlin', value: 'Europe/Berlin' }])
    }
  }
  const typed = await robin.autocomplete({
    channel: general,
    name: 'goal',
    subcommand: 'new',
    focused: { name: 'zone', value: 'Ber' },
  })
  expect(typed.kind).toBe('autocomplete')
  expect(typed.choices).toEqual([{ name: 'Berlin', value: 'Europe/Berlin' }])
  const use = { channel: general, name: 'goal', subcommand: 'new' }
  expect(() => robin.command(use)).toThrow('needs title')
  expect(() => robin.command({ ...use, options: { title: 'x', times: 9 } })).toThrow('from 1 to 7')
  expect(() => robin.command({ channel: general, name: 'gaol' })).toThrow('no command /gaol')
  expect(() => discord.user('stranger').command({ channel: general, name: 'today' })).toThrow(
    'no member',
  )
})

test('a deferred answer, its filling, and a follow-up with a picture', async () => {
  const { general, robin, sam } = await world()
  answer = async (i) => {
    if (!i.isChatInputCommand()) return
    await i.deferReply()
    await i.editReply(card(text('Here it is')))
    await i.followUp({
      ...card({
        type: 12,
        items: [{ media: { url: 'attachment://chart.png' }, description: 'A line that rises' }],
      }),
      files: [
        new AttachmentBuilder(Buffer.from('png'), { name: 'chart.png', description: 'A line' }),
      ],
    })
  }
  const asked = await robin.command({ channel: general, name: 'today' })
  expect(asked.kind).toBe('deferred')
  const filled = await asked.filled()
  expect(filled).toMatchObject({ text: 'Here it is', thinking: false, ephemeral: false })
  const picture = await asked.followUp()
  expect(picture.pictures).toMatchObject([{ description: 'A line that rises' }])
  expect(picture.files).toEqual(['chart.png'])
  const [file] = asked.followUps[0]?.attachments ?? []
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe('png')
  expect(file).toMatchObject({ description: 'A line', contentType: 'image/png' })
  expect(discord.messagesIn(general)).toHaveLength(2)
  expect(sam.messages(general)).toHaveLength(2)
  const fetched = await bot.client.channels.fetch(general.id)
  const found = await (fetched?.isTextBased()
    ? fetched.messages.fetch(asked.followUps[0]?.id ?? '')
    : null)
  const url = found?.attachments.first()?.url ?? ''
  expect(await (await fetch(url)).text()).toBe('png')
  expect(thrown).toEqual([])
  expect(discord.violations).toEqual([])
})

test('too late, twice, and the same interaction once more', async () => {
  const { general, robin } = await world()
  let release = () => {}
  answer = async (i) => {
    if (!i.isChatInputCommand()) return
    await new Promise<void>((resolve) => {
      release = resolve
    })
    await i.reply(card(text('late')))
  }
  const late = await robin.command({ channel: general, name: 'today' })
  expect(late.kind).toBe('none')
  release()
  await discord.until(() => late.refusals.length > 0)
  expect(late.refusals).toEqual([10062])
  await expect.poll(() => thrown).toMatchObject([{ code: 10062, status: 404 }])

  thrown.length = 0
  answer = async (i) => i.isChatInputCommand() && i.reply(card(text('here')))
  const once = await robin.command({ channel: general, name: 'today' })
  const again = await once.again()
  expect([once.kind, again.kind]).toEqual(['message', 'twice'])
  await expect.poll(() => thrown).toMatchObject([{ code: 40060, status: 400 }])
  expect(discord.messagesIn(general)).toHaveLength(1)
})

test('direct messages: a command there, an open and a closed door', async () => {
  const { robin } = await world()
  await bot.client.application?.commands.set([
    { name: 'today', description: 'Today', contexts: [0, 1] },
  ])
  answer = async (i) => i.isChatInputCommand() && i.reply(card(text(`in guild: ${i.inGuild()}`)))
  const asked = await robin.command({ direct: true, name: 'today' })
  expect(asked.seen.text).toBe('in guild: false')
  const user = await bot.client.users.fetch(robin.id)
  await user.send(card(text('Good morning')))
  expect(discord.messagesTo('robin').map((one) => discord.read(one).text)).toEqual([
    'in guild: false',
    'Good morning',
  ])
  discord.setDirectMessages('robin', 'closed')
  await expect(user.send(card(text('Hello?')))).rejects.toMatchObject({ code: 50007 })
})

test('what Discord refuses is refused, and kept', async () => {
  const { general, robin } = await world()
  answer = async (i) => {
    if (!i.isChatInputCommand()) return
    await i
      .reply(card(text('x'.repeat(4001)), row(button('A', 'same'), button('', 'same')), row()))
      .catch((error) => thrown.push(error.rawError, error.code))
    await i.reply(card(text('fine')))
  }
  const asked = await robin.command({ channel: general, name: 'today' })
  await discord.until(() => asked.interaction.answer !== null)
  expect(thrown[1]).toBe(50035)
  expect(discord.violations.length).toBeGreaterThan(0)
  discord.violations.length = 0

  const channel = await bot.client.channels.fetch(general.id)
  if (!channel?.isSendable()) throw new Error('no channel')
  const refused = async (options: object) => {
    await expect(channel.send(options)).rejects.toMatchObject({ code: 50035 })
    return discord.violations.splice(0).map(({ at, code }) => `${at} ${code}`)
  }
  const v2 = (...components: object[]) => card(...components) as object
  expect(await refused({ ...v2(text('a')), content: 'b' })).toEqual([
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ])
  expect(await refused({ components: [text('a')] })).toEqual([
    'components.0.type UNION_TYPE_CHOICES',
  ])
  expect(await refused({ ...v2(text('a')), allowedMentions: { parse: ['users'] } })).toEqual([
    'allowed_mentions UNWANTED_MENTION',
  ])
  expect(await refused(v2(text('a'.repeat(2500)), text('b'.repeat(2500))))).toEqual([
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE',
  ])
  expect(await refused(v2(...Array.from({ length: 41 }, () => text('a'))))).toEqual([
    'components BASE_TYPE_MAX_LENGTH',
  ])
  expect(
    await refused(v2(...Array.from({ length: 14 }, () => row(button('a', 'x'), button('b', 'y'))))),
  ).toContain('components COMPONENT_MAX_TOTAL_COMPONENTS')
  expect(await refused(v2(row({ type: 2, style: 1, custom_id: 'x' })))).toEqual([
    'components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ])
  expect(await refused(v2(row(button('a', 'x'), button('b', 'x'))))).toEqual([
    'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ])
  expect(
    await refused(v2({ type: 12, items: [{ media: { url: 'attachment://no.png' } }] })),
  ).toEqual(['components.0.items.0.media.url COMPONENT_ATTACHMENT_NOT_FOUND'])
  expect(await refused(v2({ ...text('a'), colour: 'red' }))).toEqual([
    'components.0.colour UNKNOWN_FIELD',
  ])
  expect(await refused(v2({ type: 9, components: [text('a')] }))).toEqual([
    'components.0.accessory BASE_TYPE_REQUIRED',
  ])
  const select = {
    type: 3,
    custom_id: 's',
    options: [
      { label: 'a', value: 'a' },
      { label: 'b', value: 'a' },
    ],
  }
  expect(await refused(v2(row(button('a', 'x'), select)))).toEqual([
    'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    'components.0.components.1.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ])
  expect(discord.messagesIn(general)).toHaveLength(1)
})
