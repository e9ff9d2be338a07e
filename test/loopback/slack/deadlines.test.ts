import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { actions, type Bot, button, connectBot, plain, section } from './bot.ts'

const modal = { type: 'modal' as const, title: plain('Form'), blocks: [section('Words')] }

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let slack: LoopbackSlack
  let bot: Bot
  let harbour: Workspace
  let general: TextChannel
  let now: number

  const start = async (listen: (app: App) => void) => {
    bot = await connectBot(slack, transport, [harbour], listen)
    return slack.user('robin')
  }

  beforeEach(async () => {
    now = Date.UTC(2026, 2, 2)
    slack = await startSlack({ transport, deadlineMs: 300, eventRetriesMs: [], now: () => now })
    harbour = slack.addWorkspace('Harbour', { members: ['robin'] })
    general = slack.addChannel(harbour, 'general')
  })
  afterEach(async () => {
    await bot.stop()
    await slack.close()
  })

  test('nobody listens: the person is told that it took too long', async () => {
    const robin = await start(() => undefined)

    const asked = await robin.command({ channel: general, name: '/goal' })

    expect([asked.acked, asked.failure, asked.latencyMs]).toEqual([
      false,
      'operation_timeout',
      null,
    ])
    expect(() => asked.message).toThrow('has no message: operation_timeout, seen: nothing')
  })

  test('a late acknowledgement changes nothing any more', async () => {
    let release = () => {}
    const robin = await start((app) =>
      app.command('/goal', async ({ ack }) => {
        await new Promise<void>((resolve) => {
          release = resolve
        })
        await ack('late')
      }),
    )

    const asked = await robin.command({ channel: general, name: '/goal' })
    release()

    if (transport === 'socket') expect(await slack.until(() => asked.late)).toBe(true)
    expect(asked.failure).toBe('operation_timeout')
    expect(slack.messagesIn(general)).toEqual([])
  })

  test('a trigger is good for three seconds, and once', async () => {
    const robin = await start((app) =>
      app.command('/goal', async ({ ack, client, command: { text, trigger_id } }) => {
        await ack()
        if (text === 'late') now += 3001
        await client.views.open({ trigger_id, view: modal })
        await client.views.open({ trigger_id, view: modal })
      }),
    )

    await robin.command({ channel: general, name: '/goal' })
    await expect
      .poll(() => bot.errors)
      .toMatchObject([{ data: { ok: false, error: 'exchanged_trigger_id' } }])
    await robin.command({ channel: general, name: '/goal', text: 'late' })
    await expect
      .poll(() => bot.errors)
      .toMatchObject([
        { data: { error: 'exchanged_trigger_id' } },
        { data: { error: 'expired_trigger_id' } },
      ])
    await expect(
      bot.app.client.views.open({ token: harbour.botToken, trigger_id: '1.2.3', view: modal }),
    ).rejects.toMatchObject({ data: { error: 'invalid_trigger_id' } })
    expect(slack.violations).toEqual([])
  })

  test('a response_url is good for five answers in half an hour', async () => {
    const robin = await start((app) => {
      app.command('/goal', async ({ ack, command, respond }) => {
        await ack()
        for (const word of command.text.split(' ')) await respond(word)
      })
      app.command('/later', async ({ ack, respond }) => {
        await ack()
        now += 30 * 60_000 + 1
        await respond('too late')
      })
    })

    const five = await robin.command({ channel: general, name: '/goal', text: 'a b c d e f' })
    expect((await five.replied(4)).text).toBe('e')
    await expect.poll(() => bot.errors).toMatchObject([{ statusCode: 404 }])
    await robin.command({ channel: general, name: '/later' })
    await expect.poll(() => bot.errors).toMatchObject([{ statusCode: 404 }, { statusCode: 404 }])

    expect(robin.messages(general)).toHaveLength(5)
    const refused = slack.requests.filter(({ error }) => error !== null)
    expect(refused).toMatchObject([
      { method: 'response_url', status: 404, error: 'used_url' },
      { method: 'response_url', status: 404, error: 'expired_url' },
    ])
  })

  test('what is changed in its place, and what is not there to be changed', async () => {
    const robin = await start((app) => {
      app.command('/goal', async ({ ack, command, respond }) => {
        await ack()
        if (command.text === '') await respond({ text: 'no', replace_original: true })
        const blocks = [section('Here'), actions(button('Edit', 'edit'), button('Gone', 'gone'))]
        await respond({ text: 'Here', blocks })
      })
      app.action('edit', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'Changed', replace_original: true })
      })
      app.action('gone', async ({ ack, respond }) => {
        await ack()
        await respond({ delete_original: true })
      })
    })
    const asked = await robin.command({ channel: general, name: '/goal', text: 'x' })
    await asked.replied()
    const other = await asked.again()
    await other.replied()

    await (await robin.click(other.message, 'Edit')).edited()
    const gone = await robin.click(asked.message, 'Gone')
    expect(await gone.shown()).toMatchObject({ kind: 'deleted' })
    expect(robin.messages(general).map((one) => slack.read(one).text)).toEqual(['Changed'])
    expect(slack.violations).toEqual([])

    await robin.command({ channel: general, name: '/goal' })
    await expect.poll(() => bot.errors).toMatchObject([{ statusCode: 400 }])
    expect(slack.violations).toMatchObject([
      { method: 'response_url', at: 'replace_original', code: 'wrong_use' },
    ])
  })

  test('an acknowledgement that Slack takes no notice of', async () => {
    const robin = await start((app) => {
      app.command('/goal', async ({ ack }) =>
        ack({ text: 'Here', blocks: [actions(button('Go', 'go'))] }),
      )
      // The types of Bolt know that nothing can be said here.
      app.action('go', ({ ack }) => Reflect.apply(ack, null, [{ text: 'gone' }]))
    })
    const asked = await robin.command({ channel: general, name: '/goal' })

    await robin.click(asked.message, 'Go')

    expect(asked.message.edits).toBe(0)
    expect(slack.violations).toMatchObject([{ method: 'ack', code: 'wrong_use' }])
  })

  test('suggestions, as somebody types', async () => {
    const select = { type: 'external_select' as const, action_id: 'zone', min_query_length: 1 }
    const robin = await start((app) => {
      app.command('/zone', async ({ ack }) =>
        ack({ text: 'Zone', blocks: [{ type: 'actions', elements: [select] }] }),
      )
      app.options('zone', async ({ ack, options }) =>
        ack({ options: [{ text: plain(`${options.value}lin`), value: 'Europe/Berlin' }] }),
      )
      app.action('zone', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'Chosen', replace_original: true })
      })
    })
    const asked = await robin.command({ channel: general, name: '/zone' })

    const typed = await robin.suggest(asked.message, 'zone', 'Ber')
    expect(typed.answer).toEqual({ options: [{ text: plain('Berlin'), value: 'Europe/Berlin' }] })
    const chosen = await robin.choose(asked.message, 'zone', 'Europe/Berlin')
    expect((await chosen.edited()).text).toBe('Chosen')
  })
})
