import fc from 'fast-check'
import { afterAll, afterEach, expect, it } from 'vitest'
import { type Edit, edited } from '../../support/edited-payload.ts'
import { cleanUp, cleanUpAll, start, usedFolder } from '../../support/process.ts'
import type { Raw } from '../../support/slack/people/person.ts'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import { transports } from '../../support/slack-house.ts'

// What Slack does not send today: a payload that lacks something, or has it of another type. Not even
// Bolt can read all of it. The real program goes on answering what can be read.

const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_302),
  numRuns: Number(process.env['FUZZ_ROUNDS'] ?? 8),
  endOnFailure: true,
}

let slack: LoopbackSlack

afterEach(async () => {
  await cleanUp()
  await slack.close()
})
afterAll(cleanUpAll)

it.each(transports)(
  'outlives payloads that cannot be read, over %s',
  async (transport) => {
    slack = await startSlack({ transport, eventRetriesMs: [], mentions: 'any' })
    const workspace = slack.addWorkspace('Harbour', { members: ['robin', 'mallory'] })
    const channel = slack.addChannel(workspace, 'circle')
    const program = await start({
      DATA_DIR: await usedFolder(),
      SLACK_API_URL: slack.api,
      SLACK_BOT_TOKEN: workspace.botToken,
      ...(transport === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    })
    slack.sendTo(`${program.url}/slack/events`)
    const robin = slack.user('robin')
    const mallory = slack.user('mallory')
    const card = await mallory.command({ channel, name: '/checkin' })
    await card.replied()
    const home = await mallory.openHome()
    await home.shown()
    const surfaces = { card: card.message, home: slack.homeOf(mallory), nothing: null }

    await fc.assert(
      fc.asyncProperty(fc.array(anyPayload, { minLength: 50, maxLength: 50 }), async (payloads) => {
        for (const { base, event, edits } of payloads) {
          const reshape = (payload: object) => edits.reduce(edited, payload)
          // Most of them have no answer, and nobody waits for one.
          void mallory.forgeRaw({ channel }, { ...base, on: surfaces[base.on], reshape })
          void slack.tell(workspace, { ...event, type: String(event['type']) })
        }

        const guide = await robin.command({ channel, name: '/guide' })
        expect((await guide.replied()).text, program.stderr()).toContain('/checkin')
      }),
      parameters,
    )

    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  },
  120_000,
)

const touch = { block_id: 'card-0/1', action_ts: '1.1', action_id: '1:x.y:z' }
const option = { text: { type: 'plain_text', text: 'x' }, value: 'one' }
const fields = {
  note: { note: { type: 'plain_text_input', value: 'x' } },
  kind: { kind: { type: 'static_select', selected_option: option } },
  channel: { channel: { type: 'conversations_select', selected_conversation: 'C1' } },
}
const form = {
  id: 'V1',
  type: 'modal',
  callback_id: '1:x.y:z',
  private_metadata: '{"at":"dialog"}',
  state: { values: fields },
  app_installed_team_id: undefined,
}

const bases: readonly (Omit<Raw, 'on'> & { readonly on: 'card' | 'home' | 'nothing' })[] = [
  { kind: 'command', on: 'nothing', own: { command: '/checkin', text: 'Walk done' } },
  { kind: 'action', on: 'card', own: { actions: [{ ...touch, type: 'button' }] } },
  {
    kind: 'action',
    on: 'home',
    own: { actions: [{ ...touch, type: 'static_select', selected_option: option }] },
  },
  { kind: 'suggestion', on: 'card', own: { ...touch, value: 'x' } },
  { kind: 'submission', on: 'nothing', own: { view: form } },
  { kind: 'closing', on: 'nothing', own: { view: form, is_cleared: false } },
  { kind: 'shortcut', on: 'nothing', own: { callback_id: 'checkin', action_ts: '1.1' } },
  { kind: 'message shortcut', on: 'card', own: { callback_id: 'checkin:message' } },
]

const paths = [
  ...['type', 'team', 'team.id', 'enterprise', 'is_enterprise_install', 'api_app_id', 'token'],
  ...['user', 'user.id', 'user.name', 'user.username', 'user.team_id', 'channel', 'channel.id'],
  ...['container', 'container.type', 'container.is_ephemeral', 'message', 'message.ts', 'state'],
  ...['trigger_id', 'response_url', 'response_urls', 'callback_id', 'action_id', 'value'],
  ...['command', 'text', 'team_id', 'user_id', 'user_name', 'channel_id', 'channel_name'],
  ...['actions', 'actions.0', 'actions.0.type', 'actions.0.action_id', 'actions.0.block_id'],
  ...['actions.0.selected_option', 'actions.0.selected_option.value', 'actions.0.action_ts'],
  ...['view', 'view.id', 'view.type', 'view.callback_id', 'view.private_metadata', 'view.state'],
  ...['view.state.values', 'view.state.values.note', 'view.state.values.note.note'],
  ...['view.state.values.note.note.value', 'view.state.values.kind.kind.selected_option'],
  ...['view.app_installed_team_id', 'function_data', 'bot_access_token', 'event', 'ssl_check'],
]

const anything = fc.constantFrom<unknown>(
  ...[undefined, undefined, null, '', 'x', 0, -1, 99, true, [], {}, [null], { id: null }],
  ...[
    'block_actions',
    'view_submission',
    'event_callback',
    'dialog_submission',
    'url_verification',
  ],
)

const anyEdit: fc.Arbitrary<Edit> = fc.record({ path: fc.constantFrom(...paths), to: anything })

/** What happens where we are, told in part. */
const anyEvent = fc.record({
  type: fc.constantFrom('app_home_opened', 'tokens_revoked', 'message', 'function_executed', ''),
  user: anything,
  tab: fc.constantFrom<unknown>('home', 'home', 'messages', null),
  tokens: fc.constantFrom<unknown>(undefined, null, {}, { bot: 0 }, { bot: null, oauth: ['x'] }),
  channel: anything,
  view: anything,
})

const anyPayload = fc.record({
  base: fc.constantFrom(...bases),
  event: anyEvent,
  edits: fc.array(anyEdit, { minLength: 1, maxLength: 3 }),
})
