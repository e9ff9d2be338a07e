import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { type ManifestParts, manifest } from '#adapters/slack/register.ts'
import { commands } from '#commands'
import { manifestWords } from '#words/slack.ts'
import { wordsIn } from '#words/words.ts'
import { openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const told = (parts: Partial<ManifestParts> = {}) =>
  manifest({
    commands,
    commandPrefix: '',
    publicUrl: null,
    isSocketMode: true,
    isForMany: false,
    words: manifestWords(wordsIn('en')),
    ...parts,
  })
const publicUrl = 'https://bot.example'
const overHttp = { publicUrl, isSocketMode: false }
const named = (parts: Partial<ManifestParts> = {}) =>
  told(parts).features.slash_commands.map(({ command }) => command)

/** Slack has these itself, and lets no app take them. */
const builtIn =
  'me dm msg join leave invite remind status away who topic search mute archive rename open star feed apps collapse expand dnd prefs shortcuts call shrug kick remove active'
    .split(' ')
    .map((name) => `/${name}`)

describe('the manifest', () => {
  it('tells of every command, and takes no name that is Slack’s own', () => {
    expect(named()).toEqual(commands.map(({ name }) => `/${name}`))
    expect(named().filter((name) => builtIn.includes(name))).toEqual([])
  })

  it('says what can follow a command', () => {
    const hints = told().features.slash_commands.map((one) => [one.command, one.usage_hint])

    expect(Object.fromEntries(hints)).toMatchObject({
      '/checkin': '[goal] [state] [amount] [date] [note]',
      '/goal': 'set | list | edit | plan | finish',
      '/group': expect.stringMatching(/^about \| setup \| settings \| milestones/),
    })
  })

  it('asks for what is needed, and no more', () => {
    const { oauth_config, settings } = told()

    expect(oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'im:write',
      'files:write',
      'users:read',
      'usergroups:read',
    ])
    expect(settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
    ])
  })

  it.each([
    ['over sockets', {}],
    ['over requests', overHttp],
    ['for many', { ...overHttp, isForMany: true }],
    ['with the longest prefix', { commandPrefix: 'a'.repeat(12) }],
  ])('stays within Slack’s limits %s', (_, parts) => {
    const { display_information, features } = told(parts)

    expect(display_information.name.length).toBeLessThanOrEqual(35)
    expect(display_information.description.length).toBeLessThanOrEqual(140)
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80)
    expect(features.slash_commands.length).toBeLessThanOrEqual(50)
    for (const { command, description, usage_hint = 'a' } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z\d_-]{1,31}$/)
      expect(description).toMatch(/^.{1,2000}$/)
      expect(usage_hint).toMatch(/^.{1,1000}$/)
    }
    for (const { name, description, callback_id } of features.shortcuts) {
      expect(name).toMatch(/^.{1,24}$/)
      expect(description).toMatch(/^.{1,150}$/)
      expect(callback_id).toMatch(/^.{1,255}$/)
    }
    expect(new Set(features.shortcuts.map((one) => one.callback_id)).size).toBe(2)
  })

  it('needs no address over sockets', () => {
    expect(JSON.stringify(told({ publicUrl }))).not.toContain('https:')
    expect(told().settings).toMatchObject({
      socket_mode_enabled: true,
      token_rotation_enabled: false,
      org_deploy_enabled: false,
    })
  })

  it('names the address at which we listen over requests', () => {
    const { features, settings, oauth_config } = told(overHttp)
    const url = `${publicUrl}/slack/events`

    expect(settings.socket_mode_enabled).toBe(false)
    expect(settings.event_subscriptions).toMatchObject({ request_url: url })
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: url })
    expect(features.slash_commands.every((one) => one.url === url)).toBe(true)
    expect(oauth_config.redirect_urls).toBeUndefined()
  })

  it('says where an installation comes back to when it is for many', () => {
    const { settings, oauth_config } = told({ ...overHttp, isForMany: true })

    expect(oauth_config.redirect_urls).toEqual([`${publicUrl}/slack/oauth_redirect`])
    expect(settings.token_rotation_enabled).toBe(true)
  })
})

describe.each(transports)('what the manifest tells of, over %s', (transport) => {
  const kept = withStore()
  let house: SlackHouse

  afterEach(() => house.close())

  it.each(['', 'al-'])('works with the prefix “%s”, and nothing else does', async (prefix) => {
    const parts = { commandPrefix: prefix }
    const known = [...named(parts), '/other']
    house = await openSlackHouse(kept.store, transport, { commands: known })
    const { workspace, channel } = await house.circle(['Robin', 'Noor'])
    await house.connect(workspace, parts)
    const noor = house.slack.user('Noor')

    const answers: string[] = []
    for (const name of known) answers.push(await seen(noor.command({ channel, name, text: '' })))

    expect(answers.filter((answer) => answer.includes('I don’t know'))).toEqual(answers.slice(-1))
    expect(answers.join('\n')).toContain(`/${prefix}guide`)
    expect(await house.read(noor.command({ channel, name: `/${prefix}checkin` }))).toContain(
      'Check-in',
    )
  })

  it('has no shortcut that does nothing', async () => {
    house = await openSlackHouse(kept.store, transport)
    const { workspace, channel } = await house.circle(['Robin'])
    await house.connect(workspace)
    const robin = house.slack.user('Robin')
    const [everywhere, onMessage] = told().features.shortcuts
    const said = await robin.command({ channel, name: '/guide' })
    await said.replied()

    const dialog = await (await robin.shortcut(everywhere?.callback_id ?? '')).opened()
    const answer = robin.messageShortcut(said.message, onMessage?.callback_id ?? '')

    expect(dialog.text).toContain('Check-in for today')
    expect(await house.read(answer)).toContain('Check-in for today')
  })

  async function seen(asked: ReturnType<ReturnType<SlackHouse['slack']['user']>['command']>) {
    const sight = await (await asked).shown()
    if ('message' in sight) return house.slack.read(sight.message).text
    return house.slack.readForm(sight.view).text
  }
})

describe('npm run slack:manifest', () => {
  const print = (env: Record<string, string>, ...args: string[]) => {
    const script = fileURLToPath(new URL('../../../scripts/slack-manifest.ts', import.meta.url))
    const options = { env: { PATH: process.env['PATH'] ?? '', ...env } }
    return promisify(execFile)(process.execPath, [script, ...args], options)
  }

  it.each<[string, Record<string, string>, string[], Partial<ManifestParts>]>([
    ['for sockets', {}, [], {}],
    ['with a prefix', { SLACK_COMMAND_PREFIX: 'al-' }, [], { commandPrefix: 'al-' }],
    ['for requests', { PUBLIC_URL: `${publicUrl}/` }, [], overHttp],
    ['for many', { PUBLIC_URL: publicUrl }, ['--many'], { ...overHttp, isForMany: true }],
  ])('prints it %s', async (_, env, args, parts) => {
    const { stdout } = await print(env, ...args)

    expect(JSON.parse(stdout)).toEqual(told(parts))
  })

  it('says what is missing', async () => {
    await expect(print({}, '--many')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'For many workspaces, set PUBLIC_URL first.\n',
    })
  })
})
