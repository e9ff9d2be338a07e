import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { quiet, section } from './bot.ts'

let slack: LoopbackSlack
let harbour: Workspace
let general: TextChannel
let now: number

const clientFor = (token?: string) =>
  new WebClient(token, {
    slackApiUrl: slack.api,
    retryConfig: { retries: 0 },
    logger: quiet([]),
  })
const client = () => clientFor(harbour.botToken)
const say = (channel: string) => client().chat.postMessage({ channel, text: 'Hello' })
const error = (code: string) => ({ data: { ok: false, error: code } })

beforeEach(async () => {
  now = Date.UTC(2026, 2, 2, 18)
  slack = await startSlack({ now: () => now, eventRetriesMs: [] })
  harbour = slack.addWorkspace('Harbour', { members: ['robin', 'sam'] })
  general = slack.addChannel(harbour, 'general')
})
afterEach(() => slack.close())

describe('channels', () => {
  test('that are gone, archived, or none of the app’s', async () => {
    const island = slack.addWorkspace('Island')
    const elsewhere = slack.addChannel(island, 'general')
    const hidden = slack.addChannel(harbour, 'hidden', { private: true, withBot: false })
    const open = slack.addChannel(harbour, 'open', { withBot: false })

    await expect(say('C0NONE')).rejects.toMatchObject(error('channel_not_found'))
    await expect(say(elsewhere.id)).rejects.toMatchObject(error('channel_not_found'))
    await expect(say(hidden.id)).rejects.toMatchObject(error('channel_not_found'))
    await expect(say(open.id)).rejects.toMatchObject(error('not_in_channel'))
    await slack.inviteBot(open)
    await expect(say(open.id)).resolves.toMatchObject({ ok: true, channel: open.id })
    await slack.removeBot(general)
    await expect(say(general.id)).rejects.toMatchObject(error('not_in_channel'))
    await slack.archiveChannel(open)
    await expect(say(open.id)).rejects.toMatchObject(error('is_archived'))
    await slack.unarchiveChannel(open)
    await expect(say(open.id)).resolves.toMatchObject({ ok: true })
    await slack.deleteChannel(open)
    await expect(say(open.id)).rejects.toMatchObject(error('channel_not_found'))
    expect(slack.messagesIn(open)).toEqual([])
    expect(slack.violations).toEqual([])
  })

  test('messages that are changed and taken back', async () => {
    const { ts = '' } = await say(general.id)
    const at = { channel: general.id, ts }

    await client().chat.update({ ...at, text: 'Hi', blocks: [section('*Hi*')] })
    const [message] = slack.messagesIn(general)
    if (!message) throw new Error('no message')
    expect(slack.read(message)).toMatchObject({ text: 'Hi', notification: 'Hi' })
    await client().chat.update({ ...at, text: 'Unseen' })
    expect(slack.read(message)).toMatchObject({ text: 'Hi', notification: 'Unseen' })
    expect(slack.violations.splice(0)).toMatchObject([{ at: 'blocks', code: 'required' }])
    await client().chat.delete(at)
    expect(slack.messagesIn(general)).toEqual([])
    await expect(client().chat.delete(at)).rejects.toMatchObject(error('message_not_found'))
    await expect(client().chat.update({ ...at, text: 'x' })).rejects.toMatchObject(
      error('message_not_found'),
    )
  })

  test('what only one person sees', async () => {
    const robin = slack.user('robin')
    const stranger = slack.addMember(harbour, 'stranger')
    const text = 'Between us'

    await client().chat.postEphemeral({ channel: general.id, user: robin.id, text })

    expect(robin.messages(general).map((one) => slack.read(one))).toMatchObject([
      { text, ephemeral: true },
    ])
    expect(slack.user('sam').messages(general)).toEqual([])
    expect(slack.messagesIn(general)).toEqual([])
    await expect(
      client().chat.postEphemeral({ channel: general.id, user: stranger.id, text }),
    ).rejects.toMatchObject(error('user_not_in_channel'))
  })
})

describe('people', () => {
  test('direct messages: open and closed, and to whom there are none', async () => {
    const robin = slack.user('robin')
    const sam = slack.user('sam')
    const helper = slack.addBot(harbour, 'helper')
    const open = (users: string) => client().conversations.open({ users })

    const { channel } = await open(robin.id)
    await say(channel?.id ?? '')
    await say(robin.id)
    expect(slack.messagesTo('robin')).toHaveLength(2)
    expect(robin.directMessages()).toHaveLength(2)
    expect(sam.messages()).toEqual([])

    slack.setDirectMessages(robin, 'closed')
    await expect(say(robin.id)).rejects.toMatchObject(error('messages_tab_disabled'))
    await expect(open(helper.id)).rejects.toMatchObject(error('cannot_dm_bot'))
    await expect(say(helper.id)).rejects.toMatchObject(error('cannot_dm_bot'))
    await expect(open('U0NONE')).rejects.toMatchObject(error('user_not_found'))
    await expect(open('')).rejects.toMatchObject(error('users_list_not_supplied'))
    slack.deactivate(sam)
    await expect(open(sam.id)).rejects.toMatchObject(error('user_disabled'))
  })

  test('who they are, and where', async () => {
    const lena = slack.addMember(harbour, 'lena', { tz: 'Europe/Berlin' })

    expect(await client().users.info({ user: lena.id })).toMatchObject({
      user: {
        id: lena.id,
        team_id: harbour.id,
        deleted: false,
        tz: 'Europe/Berlin',
        tz_label: 'Central European Standard Time',
        tz_offset: 3600,
        profile: { display_name: 'Lena' },
      },
    })
    await expect(client().users.info({ user: 'U0NONE' })).rejects.toMatchObject(
      error('user_not_found'),
    )
  })
})

describe('user groups', () => {
  test('who is in them', async () => {
    const robin = slack.user('robin')
    const walkers = slack.addUserGroup(harbour, 'Early Walkers', ['robin'])
    const readers = slack.addUserGroup(harbour, 'Readers')
    const about = { id: walkers.id, team_id: harbour.id, handle: 'early-walkers', date_delete: 0 }
    const list = async (options = {}) => (await client().usergroups.list(options)).usergroups ?? []

    const [first, second] = await list()
    expect(first).toMatchObject(about)
    expect([first?.users, first?.user_count, second?.id]).toEqual([
      undefined,
      undefined,
      readers.id,
    ])
    expect(await list({ include_users: true, include_count: true })).toMatchObject([
      { ...about, users: [robin.id], user_count: 1 },
      { users: [], user_count: 0 },
    ])
    walkers.state = 'disabled'
    expect((await list()).map(({ id }) => id)).toEqual([readers.id])
    const all = await list({ include_disabled: true })
    expect(all.map(({ date_delete = 0 }) => date_delete > 0)).toEqual([true, false])
    expect(slack.violations).toEqual([])
  })

  test('are kept from an app that was not granted them', async () => {
    await slack.close()
    slack = await startSlack({ scopes: ['users:read'] })
    harbour = slack.addWorkspace('Harbour')

    await expect(client().usergroups.list()).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'usergroups:read', provided: 'users:read' },
    })
    expect(slack.violations).toMatchObject([{ method: 'usergroups.list', code: 'missing_scope' }])
  })
})

describe('tokens', () => {
  test('each is for its workspace, as long as it is good', async () => {
    const island = slack.addWorkspace('Island')
    const whoAmI = (token?: string) => clientFor(token).auth.test()

    expect(await whoAmI(harbour.botToken)).toMatchObject({ team: 'Harbour', team_id: harbour.id })
    expect(await whoAmI(island.botToken)).toMatchObject({ user_id: island.bot.id })
    await expect(whoAmI()).rejects.toMatchObject(error('not_authed'))
    await expect(whoAmI('xoxb-x')).rejects.toMatchObject(error('invalid_auth'))
    await expect(whoAmI(slack.appToken)).rejects.toMatchObject(error('not_allowed_token_type'))
    await slack.revokeTokens(harbour)
    await expect(whoAmI(harbour.botToken)).rejects.toMatchObject(error('token_revoked'))
    await slack.uninstall(island)
    await expect(whoAmI(island.botToken)).rejects.toMatchObject(error('account_inactive'))
    expect(slack.violations).toEqual([])
  })

  test('what the app was not granted', async () => {
    await expect(client().conversations.info({ channel: general.id })).rejects.toMatchObject({
      data: {
        error: 'missing_scope',
        needed: 'channels:read',
        provided: 'commands,chat:write,im:write,files:write,users:read,usergroups:read',
      },
    })
    expect(slack.violations).toMatchObject([
      { method: 'conversations.info', code: 'missing_scope' },
    ])
  })

  test('somebody installs the app, and its token is refreshed', async () => {
    await slack.close()
    slack = await startSlack({ rotatesTokens: true, now: () => now })
    harbour = slack.addWorkspace('Harbour')
    const { clientId: client_id, clientSecret: client_secret } = slack
    const access = (
      more: { code: string } | { grant_type: 'refresh_token'; refresh_token: string },
    ) => clientFor().oauth.v2.access({ client_id, client_secret, ...more })

    const code = slack.grant(harbour)
    const installed = await access({ code })
    expect(installed).toMatchObject({
      app_id: slack.appId,
      team: { id: harbour.id },
      expires_in: 43_200,
    })
    await expect(access({ code })).rejects.toMatchObject(error('code_already_used'))
    await expect(access({ code: 'x' })).rejects.toMatchObject(error('invalid_code'))
    await expect(
      clientFor().oauth.v2.access({ client_id, client_secret: 'x', code }),
    ).rejects.toMatchObject(error('bad_client_secret'))
    await expect(clientFor(installed.access_token).auth.test()).resolves.toMatchObject({ ok: true })
    now += 43_200_000
    await expect(clientFor(installed.access_token).auth.test()).rejects.toMatchObject(
      error('token_expired'),
    )
    const again = {
      grant_type: 'refresh_token' as const,
      refresh_token: installed.refresh_token ?? '',
    }
    const refreshed = await access(again)
    await expect(clientFor(refreshed.access_token).auth.test()).resolves.toMatchObject({ ok: true })
    await expect(access(again)).rejects.toMatchObject(error('invalid_refresh_token'))
  })
})

test('a picture is uploaded, and stands in a message', async () => {
  const bytes = Buffer.from('png')
  const picture = (id: string) => ({
    type: 'image' as const,
    alt_text: 'A line that rises',
    slack_file: { id },
  })
  const post = (id: string) =>
    client().chat.postMessage({ channel: general.id, text: 'A chart', blocks: [picture(id)] })

  await expect(post('F0NONE')).rejects.toMatchObject(error('invalid_blocks'))
  expect(slack.violations.splice(0)).toMatchObject([
    { at: 'blocks.0.slack_file', code: 'missing_file' },
  ])
  const announced = await client().files.getUploadURLExternal({ filename: 'a.png', length: 3 })
  await expect(post(announced.file_id ?? '')).rejects.toMatchObject(error('invalid_blocks'))
  slack.violations.length = 0
  await client().files.uploadV2({
    file: bytes,
    filename: 'chart.png',
    title: 'Chart',
    alt_text: 'A line',
  })
  const file = slack.files.at(-1)
  expect(file).toMatchObject({ name: 'chart.png', title: 'Chart', altText: 'A line' })
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe('png')
  await post(file?.id ?? '')

  const [message] = slack.messagesIn(general)
  if (!message) throw new Error('no message')
  expect(slack.read(message).pictures).toEqual([
    { alt: 'A line that rises', title: null, source: file?.id },
  ])
  await client().files.uploadV2({
    file: bytes,
    filename: 'data.csv',
    channel_id: general.id,
    initial_comment: 'Yours',
  })
  const shared = slack.messagesIn(general).map((one) => slack.read(one))
  expect(shared.at(-1)).toMatchObject({ text: 'Yours', files: [slack.files.at(-1)?.id] })
  await expect(post(slack.files.at(-1)?.id ?? '')).rejects.toMatchObject(error('invalid_blocks'))
})

test('what the app is told of places', async () => {
  const events: unknown[] = []
  const socket = await openSocket((payload) => events.push(payload))
  const quiet = slack.addChannel(harbour, 'quiet', { private: true, withBot: false })

  await slack.inviteBot(quiet)
  await slack.archiveChannel(quiet)
  await slack.deleteChannel(general)
  await slack.uninstall(harbour)

  const base = { type: 'event_callback', team_id: harbour.id, api_app_id: slack.appId }
  expect(events).toMatchObject([
    {
      ...base,
      event_id: expect.stringMatching(/^Ev/u),
      event_time: now / 1000,
      authorizations: [{ team_id: harbour.id, user_id: harbour.bot.id, is_bot: true }],
      event: { type: 'member_joined_channel', user: harbour.bot.id, channel: quiet.id },
    },
    { ...base, event: { type: 'group_archive', channel: quiet.id } },
    { ...base, event: { type: 'channel_deleted', channel: general.id } },
    { ...base, event: { type: 'app_uninstalled' } },
    { ...base, event: { type: 'tokens_revoked', tokens: { bot: [harbour.bot.id] } } },
  ])
  socket.close()
})

/** A client that acknowledges whatever it is told. */
async function openSocket(onPayload: (payload: unknown) => void): Promise<WebSocket> {
  const { url = '' } = await clientFor(slack.appToken).apps.connections.open()
  const socket = new WebSocket(url)
  socket.addEventListener('message', ({ data }) => {
    const { envelope_id, payload } = JSON.parse(String(data))
    if (!envelope_id) return
    onPayload(payload)
    socket.send(JSON.stringify({ envelope_id }))
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return socket
}
