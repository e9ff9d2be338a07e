import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { Workspace } from '../../support/slack/world/places.ts'
import { actions, type Bot, button, connectBot, plain, section } from './bot.ts'

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'kept',
  title: plain('New goal'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    section('Take *small* steps.'),
    {
      type: 'input' as const,
      block_id: 'title',
      label: plain('Title'),
      hint: plain('Short is fine'),
      element: {
        type: 'plain_text_input' as const,
        action_id: 'text',
        initial_value: 'Walk',
        max_length: 20,
      },
    },
    {
      type: 'input' as const,
      block_id: 'often',
      label: plain('How often'),
      optional: true,
      element: {
        type: 'static_select' as const,
        action_id: 'cadence',
        options: [
          { text: plain('Every day'), value: 'daily' },
          { text: plain('Every week'), value: 'weekly' },
        ],
      },
    },
  ],
}

const choices = {
  type: 'actions' as const,
  block_id: 'choices',
  elements: [
    {
      type: 'static_select' as const,
      action_id: 'often',
      placeholder: plain('How often'),
      options: [
        { text: plain('Every day'), value: 'daily' },
        { text: plain('Every week'), value: 'weekly' },
      ],
    },
    { type: 'channels_select' as const, action_id: 'where' },
    { type: 'datepicker' as const, action_id: 'from', initial_date: '2026-03-02' },
    {
      type: 'checkboxes' as const,
      action_id: 'days',
      options: [
        { text: plain('Monday'), value: '1' },
        { text: plain('Tuesday'), value: '2' },
      ],
    },
  ],
}

/** A bot that has something to say to everything that a person can do. */
function listen(app: App, heard: unknown[]): void {
  app.command('/goal', async ({ ack, command, respond }) => {
    await ack()
    await respond({
      text: `Hello ${command.text}`,
      blocks: [
        { type: 'header', text: plain('Goals') },
        section(`*${command.text}* & more`),
        actions(button('Done & over', 'done'), button('Edit', 'edit')),
        { type: 'context', elements: [{ type: 'plain_text', text: 'Only you see this' }] },
      ],
    })
  })
  app.command('/now', async ({ ack }) => ack({ response_type: 'in_channel', text: 'Now' }))
  app.action('done', async ({ ack, body, respond }) => {
    heard.push(body)
    await ack()
    await respond({ replace_original: true, text: '_Done._' })
  })
  app.action('edit', async ({ ack, body, client }) => {
    await ack()
    if (body.type === 'block_actions')
      await client.views.open({ trigger_id: body.trigger_id, view: form })
  })
  app.view('form', async ({ ack, body, client, view }) => {
    heard.push(view)
    const title = view.state.values['title']?.['text']?.value ?? ''
    if (title === 'Nothing') {
      await ack({ response_action: 'errors', errors: { title: 'That is not a goal.' } })
      return
    }
    if (title === 'More') {
      await ack({ response_action: 'push', view: { ...form, title: plain('And more') } })
      return
    }
    if (title === 'Other') {
      await ack({ response_action: 'update', view: { ...form, title: plain('Another') } })
      return
    }
    await ack(title === 'Clear' ? { response_action: 'clear' } : undefined)
    await client.chat.postMessage({ channel: body.user.id, text: `Now ${title}` })
  })
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
    heard.push(body)
    await ack()
  })
  app.event('app_home_opened', async ({ client, event }) => {
    heard.push(event)
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('Welcome'), actions(button('Start', 'start'))] },
    })
  })
  app.command('/choose', async ({ ack }) => ack({ text: 'Choose', blocks: [choices] }))
  app.action({ block_id: 'choices' }, async ({ ack, body }) => {
    heard.push(body)
    await ack()
  })
  app.action('start', async ({ ack, body }) => {
    heard.push(body)
    await ack()
  })
  app.shortcut('anywhere', async ({ ack, client, shortcut }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form })
  })
  app.shortcut('about', async ({ ack, respond, shortcut }) => {
    heard.push(shortcut)
    await ack()
    await respond({ text: 'About this', response_type: 'in_channel' })
  })
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let slack: LoopbackSlack
  let bot: Bot
  let harbour: Workspace
  let workspaces: Workspace[]
  const heard: unknown[] = []

  beforeEach(async () => {
    heard.length = 0
    slack = await startSlack({ transport })
    harbour = slack.addWorkspace('Harbour', { members: ['robin', 'sam'] })
    workspaces = [harbour]
    bot = await connectBot(slack, transport, workspaces, (app) => listen(app, heard))
  })
  afterEach(async () => {
    await bot.stop()
    await slack.close()
    expect(bot.errors).toEqual([])
    expect(slack.violations).toEqual([])
  })

  const world = () => {
    const general = slack.addChannel(harbour, 'general')
    return { general, robin: slack.user('robin'), sam: slack.user('sam') }
  }

  test('a command, a click, a form: a whole conversation', async () => {
    const { general, robin, sam } = world()

    const asked = await robin.command({ channel: general, name: '/goal', text: 'Walk' })
    const seen = await asked.replied()
    expect(asked.acked).toBe(true)
    expect(seen).toMatchObject({
      text: 'Goals\nWalk & more\nOnly you see this',
      headers: ['Goals'],
      context: ['Only you see this'],
      notification: 'Hello Walk',
      ephemeral: true,
      rings: { everyone: false, people: [], groups: [] },
    })
    expect(seen.marks).toEqual([{ kind: 'bold', text: 'Walk' }])
    expect(seen.buttons.map(({ label, style }) => [label, style])).toEqual([
      ['Done & over', 'default'],
      ['Edit', 'default'],
    ])
    expect([robin.sees(asked.message), sam.sees(asked.message)]).toEqual([true, false])
    expect(slack.messagesIn(general)).toEqual([])

    const opened = await robin.click(asked.message, 'Edit')
    expect(await opened.opened()).toMatchObject({
      title: 'New goal',
      submit: 'Save',
      close: null,
      callbackId: 'form',
      text: 'Take small steps.',
      fields: [
        { label: 'Title', hint: 'Short is fine', kind: 'line', value: 'Walk', optional: false },
        { label: 'How often', kind: 'select', value: null, optional: true },
      ],
    })
    expect(robin.modal).toBe(opened.modal)
    const refused = await robin.submit(opened.modal, { Title: 'Nothing' })
    expect(refused.errors).toEqual({ Title: 'That is not a goal.' })
    expect(robin.modal).toBe(opened.modal)
    const sent = await robin.submit(opened.modal, { Title: 'Stroll', 'How often': 'Every week' })
    expect(await sent.replied()).toMatchObject({ text: 'Now Stroll', ephemeral: false })
    expect(robin.modal).toBeNull()
    expect(heard.at(-1)).toMatchObject({
      private_metadata: 'kept',
      state: {
        values: {
          title: { text: { type: 'plain_text_input', value: 'Stroll' } },
          often: { cadence: { type: 'static_select', selected_option: { value: 'weekly' } } },
        },
      },
    })
    expect(slack.messagesTo('robin').map((one) => slack.read(one).text)).toEqual(['Now Stroll'])
    expect(sam.messages()).toEqual([])

    const done = await robin.click(asked.message, 'Done & over')
    expect((await done.edited()).text).toBe('Done.')
    expect(done.message).toBe(asked.message)
    expect(asked.seen).toMatchObject({ text: 'Done.', buttons: [], ephemeral: true })
    expect(robin.messages(general)).toHaveLength(1)
  })

  test('what the app is told of a click', async () => {
    const { general, robin } = world()
    const asked = await robin.command({ channel: general, name: '/goal', text: 'Walk' })
    await asked.replied()

    await (await robin.click(asked.message, 'done')).edited()

    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        user: { id: robin.id, username: 'robin', team_id: harbour.id },
        api_app_id: slack.appId,
        container: {
          type: 'message',
          message_ts: asked.message.ts,
          channel_id: general.id,
          is_ephemeral: true,
        },
        trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/u),
        team: { id: harbour.id, domain: 'harbour' },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: general.id, name: 'general' },
        state: { values: {} },
        response_url: expect.stringContaining('/actions/'),
        actions: [
          {
            action_id: 'done',
            block_id: expect.any(String),
            text: { type: 'plain_text', text: 'Done &amp; over', emoji: true },
            value: 'done',
            type: 'button',
            action_ts: expect.stringMatching(/^\d+\.\d{6}$/u),
          },
        ],
      },
    ])
    expect(heard).not.toMatchObject([{ message: expect.anything() }])
  })

  test('an acknowledgement that says something, for everybody', async () => {
    const { general, robin, sam } = world()

    const asked = await robin.command({ channel: general, name: '/now' })

    expect(asked.seen).toMatchObject({ text: 'Now', ephemeral: false })
    expect(sam.messages(general)).toEqual([asked.message])
  })

  test('forms upon forms, changed and cleared', async () => {
    const { robin } = world()
    const first = (await (await robin.shortcut('anywhere')).shown()) && robin.modal
    if (!first) throw new Error('no form')

    const pushed = await robin.submit(first, { Title: 'More' })
    const second = pushed.modal
    expect(pushed.form.title).toBe('And more')
    expect(() => robin.submit(first, {})).toThrow('another form lies upon this one')

    const updated = await robin.submit(second, { Title: 'Other' })
    expect([updated.modal, updated.form.title]).toEqual([second, 'Another'])
    expect(updated.form.fields[0]?.value).toBe('Other')

    await robin.submit(second, { Title: 'Back' })
    expect(robin.modal).toBe(first)
    await robin.submit(first, { Title: 'More' })
    await robin.submit(robin.modal ?? first, { Title: 'Clear' })
    expect(robin.modal).toBeNull()
  })

  test('a form that is closed, and what the app would not let anybody send', async () => {
    const { robin, sam } = world()
    const opened = await robin.shortcut('anywhere')
    await opened.opened()

    const { modal } = opened
    expect(() => robin.submit(modal, { Title: '' })).toThrow('has to be filled in')
    expect(() => robin.submit(modal, { Title: 'x'.repeat(21) })).toThrow('0 to 20 characters')
    expect(() => robin.submit(modal, { Colour: 'red' })).toThrow('no field Colour')
    expect(() => robin.submit(modal, { 'How often': 'Never' })).toThrow('no option Never')
    expect(() => sam.submit(modal)).toThrow("robin's")
    const forged = await robin.forgeForm(modal, { Title: 'Nothing' })
    expect(forged.errors).toEqual({ Title: 'That is not a goal.' })
    const closed = await robin.close(modal)
    expect(closed?.acked).toBe(true)
    expect(heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false })
    expect(() => robin.submit(modal)).toThrow('the form is closed')
  })

  test('the Home tab, and a click in it', async () => {
    const { robin, sam } = world()
    expect(slack.homeOf(robin)).toBeNull()

    const opened = await robin.openHome()
    await opened.shown()

    expect(heard).toMatchObject([{ type: 'app_home_opened', user: robin.id, tab: 'home' }])
    expect(opened.home).toMatchObject({ text: 'Welcome', buttons: [{ label: 'Start' }] })
    expect(slack.homeOf(sam)).toBeNull()
    const home = slack.homeOf(robin)
    if (!home) throw new Error('no Home tab')
    const clicked = await robin.click(home, 'Start')
    expect(clicked.acked).toBe(true)
    expect(heard.at(-1)).toMatchObject({
      container: { type: 'view', view_id: home.id },
      view: { type: 'home' },
    })
    expect(heard.at(-1)).not.toHaveProperty('response_url')
    await (await robin.openHome()).shown()
    expect(heard.at(-1)).toMatchObject({ view: { id: home.id } })
    expect(home.edits).toBe(1)
  })

  test('menus, a place, a date, boxes to tick', async () => {
    const { general, robin } = world()
    const { message, seen } = await robin.command({ channel: general, name: '/choose' })
    expect(seen.selects).toMatchObject([
      { kind: 'static_select', placeholder: 'How often', options: [{ label: 'Every day' }, {}] },
      { kind: 'channels_select' },
      { kind: 'datepicker' },
      { kind: 'checkboxes' },
    ])

    await robin.choose(message, 'How often', 'Every week')
    await robin.choose(message, 'where', general.id)
    await robin.choose(message, 'from', '2026-03-09')
    await robin.choose(message, 'days', ['Monday', '2'])

    expect(heard).toMatchObject([
      {
        actions: [{ type: 'static_select', selected_option: { value: 'weekly' } }],
        state: {
          values: {
            choices: {
              often: { type: 'static_select', selected_option: { value: 'weekly' } },
              where: { type: 'channels_select', selected_channel: null },
              from: { type: 'datepicker', selected_date: '2026-03-02' },
              days: { type: 'checkboxes', selected_options: [] },
            },
          },
        },
      },
      { actions: [{ type: 'channels_select', selected_channel: general.id }] },
      { actions: [{ type: 'datepicker', selected_date: '2026-03-09' }] },
      { actions: [{ type: 'checkboxes', selected_options: [{ value: '1' }, { value: '2' }] }] },
    ])
    expect(() => robin.choose(message, 'often', 'Never')).toThrow('has no option Never')
    expect(() => robin.choose(message, 'from', 'soon')).toThrow('takes a date')
  })

  test('two workspaces, and somebody of the same name in both', async () => {
    const { general, robin } = world()
    const island = slack.addWorkspace('Island', { members: ['robin'] })
    workspaces.push(island)
    const beach = slack.addChannel(island, 'beach')
    const other = slack.user('robin', island)

    const here = await robin.command({ channel: general, name: '/now' })
    const there = await other.command({ channel: beach, name: '/now' })

    expect([robin.messages(), other.messages()]).toEqual([[here.message], [there.message]])
    expect(() => robin.command({ channel: beach, name: '/now' })).toThrow('cannot write there')
    const opened = await other.shortcut('anywhere')
    await opened.opened()
    await (await other.submit(opened.modal, { Title: 'Swim' })).replied()
    expect(slack.messagesTo('robin', island)).toHaveLength(1)
    expect(slack.messagesTo('robin')).toEqual([])
  })

  test('a shortcut for a message', async () => {
    const { general, robin } = world()
    const asked = await robin.command({ channel: general, name: '/now' })

    const about = await robin.messageShortcut(asked.message, 'about')

    expect((await about.replied()).text).toBe('About this')
    expect(heard).toMatchObject([
      { type: 'message_action', callback_id: 'about', message: { text: 'Now' } },
    ])
  })

  test('the same again, and forged', async () => {
    const { general, robin, sam } = world()
    const asked = await robin.command({ channel: general, name: '/goal', text: 'Walk' })
    await asked.replied()

    const again = await asked.again()
    expect((await again.replied()).text).toContain('Walk')
    expect(robin.messages(general)).toHaveLength(2)
    const forged = await robin.forge(asked.message, 'done', { value: 'not mine' })
    await forged.edited()
    expect(heard).toMatchObject([{ actions: [{ action_id: 'done', value: 'not mine' }] }])
    expect(() => sam.click(asked.message, 'Edit')).toThrow('does not see')
    expect(() => robin.click(again.message, 'Nothing')).toThrow('no button Nothing')
  })

  test('a command in direct messages, and in a channel that the app is not in', async () => {
    const { robin, sam } = world()
    const closed = slack.addChannel(harbour, 'closed', {
      private: true,
      members: ['robin'],
      withBot: false,
    })

    const direct = await robin.command({ direct: true, name: '/goal', text: 'Walk' })
    expect((await direct.replied()).ephemeral).toBe(true)
    const hidden = await robin.command({ channel: closed, name: '/goal', text: 'Walk' })
    expect((await hidden.replied()).text).toContain('Walk')
    expect(() => sam.command({ channel: closed, name: '/goal' })).toThrow('cannot write there')
  })
})
