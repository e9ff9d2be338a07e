import { type Logger, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { actions, button, plain, quiet, section } from './bot.ts'

let slack: LoopbackSlack
let harbour: Workspace
let general: TextChannel

beforeEach(async () => {
  slack = await startSlack()
  harbour = slack.addWorkspace('Harbour', { members: ['robin', 'sam'] })
  general = slack.addChannel(harbour, 'general')
})
afterEach(() => slack.close())

const take = () => slack.violations.splice(0).map(({ at, code }) => `${at} ${code}`)

/** Calls a method as somebody would who does not look at the types. Gives Slack's word for it. */
async function call(method: string, body: object): Promise<string> {
  const logger: Logger = quiet([])
  const options = { slackApiUrl: slack.api, retryConfig: { retries: 0 }, logger }
  const client = new WebClient(harbour.botToken, options)
  const answer: Promise<{ ok: boolean }> = client.apiCall(method, { ...body })
  return answer.then(
    () => 'ok',
    (error: { data: { error: string } }) => error.data.error,
  )
}

const post = (body: object) => call('chat.postMessage', { channel: general.id, ...body })
const many = <One>(count: number, make: (at: number) => One) =>
  Array.from({ length: count }, (_, at) => make(at))
const option = (value: string, label = value) => ({ text: plain(label), value })
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a'), option('b')],
  ...more,
})
const inActions = (...elements: object[]) => ({ type: 'actions', elements })
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Title'),
  element,
  ...more,
})
const line = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'x', ...more })
const confirm = (more: object) => ({
  ...button('a', 'x'),
  confirm: { text: plain('Sure'), ...more },
})
const long = (length: number) => 'x'.repeat(length)

describe('blocks', () => {
  test.each<[string, object, string[]]>([
    ['a long section', section(long(3001)), ['text.text too_long']],
    ['an empty section', section(''), ['text.text too_short']],
    ['a section without words', { type: 'section' }, ['text required']],
    ['many fields', { type: 'section', fields: many(11, () => plain('a')) }, ['fields too_many']],
    ['a long field', { type: 'section', fields: [plain(long(2001))] }, ['fields.0.text too_long']],
    ['a long header', { type: 'header', text: plain(long(151)) }, ['text.text too_long']],
    [
      'a formatted header',
      { type: 'header', text: { type: 'mrkdwn', text: 'a' } },
      ['text.type wrong_value'],
    ],
    [
      'much small print',
      { type: 'context', elements: many(11, () => plain('a')) },
      ['elements too_many'],
    ],
    ['many buttons', actions(...many(26, (at) => button('a', `${at}`))), ['elements too_many']],
    ['no buttons', inActions(), ['elements too_short']],
    ['a long label', actions(button(long(76), 'x')), ['elements.0.text.text too_long']],
    ['a long action id', actions(button('a', long(256))), ['elements.0.action_id too_long']],
    ['a long value', actions(button('a', 'x', long(2001))), ['elements.0.value too_long']],
    [
      'an action id twice',
      actions(button('a', 'x'), button('b', 'x')),
      ['elements.1.action_id duplicate'],
    ],
    [
      'a style of its own',
      inActions({ ...button('a', 'x'), style: 'success' }),
      ['elements.0.style wrong_value'],
    ],
    [
      'a link to nowhere',
      inActions({ ...button('a', 'x'), url: 'javascript:1' }),
      ['elements.0.url wrong_value'],
    ],
    [
      'many options',
      inActions(select({ options: many(101, (at) => option(`${at}`)) })),
      ['elements.0.options too_many'],
    ],
    [
      'a long option',
      inActions(select({ options: [option('a', long(76))] })),
      ['elements.0.options.0.text.text too_long'],
    ],
    [
      'a long option value',
      inActions(select({ options: [option(long(76), 'a')] })),
      ['elements.0.options.0.value too_long'],
    ],
    [
      'a long description',
      inActions(select({ options: [{ ...option('a'), description: plain(long(76)) }] })),
      ['elements.0.options.0.description.text too_long'],
    ],
    [
      'an option twice',
      inActions(select({ options: [option('a'), option('a', 'b')] })),
      ['elements.0.options.1.value duplicate'],
    ],
    ['no options', inActions(select({ options: undefined })), ['elements.0.options required']],
    [
      'a choice that is none',
      inActions(select({ initial_option: option('c') })),
      ['elements.0.initial_option not_an_option'],
    ],
    [
      'a choice with other words',
      inActions(select({ initial_option: option('a', 'A') })),
      ['elements.0.initial_option not_an_option'],
    ],
    [
      'a long placeholder',
      inActions(select({ placeholder: plain(long(151)) })),
      ['elements.0.placeholder.text too_long'],
    ],
    [
      'many boxes',
      inActions({ type: 'checkboxes', options: many(11, (at) => option(`${at}`)) }),
      ['elements.0.options too_many'],
    ],
    [
      'a ticked box that is none',
      inActions({ type: 'checkboxes', options: [option('a')], initial_options: [option('b')] }),
      ['elements.0.initial_options.0 not_an_option'],
    ],
    [
      'a long question',
      inActions(confirm({ text: plain(long(301)) })),
      ['elements.0.confirm.text.text too_long'],
    ],
    [
      'a long title of a question',
      inActions(confirm({ title: plain(long(101)) })),
      ['elements.0.confirm.title.text too_long'],
    ],
    [
      'a long yes',
      inActions(confirm({ confirm: plain(long(31)) })),
      ['elements.0.confirm.confirm.text too_long'],
    ],
    ['a picture without words', { type: 'image', image_url: 'https://a.b' }, ['alt_text required']],
    [
      'a picture with too many words',
      { type: 'image', image_url: 'https://a.b', alt_text: long(2001) },
      ['alt_text too_long'],
    ],
    [
      'a long address of a picture',
      { type: 'image', image_url: `https://a.b/${long(3000)}`, alt_text: 'a' },
      ['image_url too_long'],
    ],
    ['no picture', { type: 'image', alt_text: 'a' }, ['image_url required']],
    [
      'a long label of an input',
      input(line(), { label: plain(long(2001)) }),
      ['label.text too_long'],
    ],
    ['a long hint', input(line(), { hint: plain(long(2001)) }), ['hint.text too_long']],
    ['a long answer', input(line({ max_length: 3001 })), ['element.max_length too_long']],
    [
      'a value that is too long',
      input(line({ max_length: 3, initial_value: 'four' })),
      ['element.initial_value too_long'],
    ],
    [
      'lengths the wrong way round',
      input(line({ min_length: 5, max_length: 3 })),
      ['element.min_length too_long'],
    ],
    ['a button as an input', input(button('a', 'x')), ['element.type unknown_type']],
    ['an input as a button', inActions(line()), ['elements.0.type unknown_type']],
    [
      'an input beside words',
      { ...section('a'), accessory: line() },
      ['accessory.type unknown_type'],
    ],
    ['a long block id', { ...section('a'), block_id: long(256) }, ['block_id too_long']],
    ['a block that is none', { type: 'marquee' }, ['type unknown_type']],
    ['a field that is none', { ...section('a'), colour: 'red' }, ['colour unknown_field']],
    ['no type', { text: plain('a') }, ['type required']],
    [
      'a date that is none',
      inActions({ type: 'datepicker', initial_date: 'soon' }),
      ['elements.0.initial_date wrong_value'],
    ],
    [
      'empty rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
      },
      ['elements.0.elements.0.text too_short'],
    ],
  ])('%s', async (_, block, flaws) => {
    expect(await post({ text: 'a', blocks: [block] })).toBe('invalid_blocks')
    expect(take()).toEqual(flaws.map((one) => `blocks.0.${one}`))
    expect(slack.messagesIn(general)).toEqual([])
  })

  test('many of them, and an id twice', async () => {
    const blocks = many(51, () => section('a'))
    expect(await post({ text: 'a', blocks })).toBe('invalid_blocks')
    expect(take()).toEqual(['blocks too_many'])

    const same = [section('a'), section('b')].map((one) => ({ ...one, block_id: 'same' }))
    expect(await post({ text: 'a', blocks: same })).toBe('invalid_blocks')
    expect(take()).toEqual(['blocks.1.block_id duplicate'])
  })

  test('everything that is good is taken', async () => {
    const blocks = [
      { type: 'header', text: plain(long(150)) },
      section(long(3000)),
      { type: 'section', fields: many(10, () => plain(long(2000))), accessory: select() },
      { type: 'divider' },
      { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'a', title: plain('b') },
      { type: 'context', elements: [plain('a'), { type: 'mrkdwn', text: '*b*' }] },
      inActions(confirm({ title: plain('a'), deny: plain('b'), style: 'danger' }), select()),
      input(line({ max_length: 3000, multiline: true }), { optional: true }),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
      { type: 'markdown', text: '# a' },
    ]

    expect(await post({ text: 'a', blocks })).toBe('ok')
    expect(take()).toEqual([])
  })
})

describe('messages', () => {
  test.each<[string, object, string, string[]]>([
    ['nothing', {}, 'no_text', [' required']],
    ['no words beside blocks', { blocks: [section('a')] }, 'ok', ['text missing_text']],
    ['too many words', { text: long(40_001) }, 'msg_too_long', ['text too_long']],
    ['an argument that is none', { text: 'a', txet: 'b' }, 'ok', ['txet unknown_field']],
    ['no JSON', { text: 'a', blocks: '[{' }, 'invalid_blocks', ['blocks wrong_value']],
    ['no place', { channel: undefined, text: 'a' }, 'invalid_arguments', ['channel required']],
  ])('%s', async (_, body, answer, flaws) => {
    expect(await post(body)).toBe(answer)
    expect(take()).toEqual(flaws)
  })

  test('more words than an update takes', async () => {
    await post({ text: 'a' })
    const [{ ts } = { ts: '' }] = slack.messagesIn(general)

    const update = await call('chat.update', { channel: general.id, ts, text: long(4001) })

    expect([update, take()]).toEqual(['msg_too_long', ['text too_long']])
  })

  test('a method that is none', async () => {
    expect(await call('chat.shout', {})).toBe('unknown_method')
    expect(slack.violations).toMatchObject([{ method: 'chat.shout', code: 'unknown_method' }])
  })
})

describe('mentions', () => {
  const rich = (element: object) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [element] }],
  })

  test.each<[string, object, string[]]>([
    ['everybody in a text', { text: 'Hi <!channel>' }, ['text unwanted_mention']],
    ['somebody in a text', { text: 'Hi <@U12>' }, ['text unwanted_mention']],
    ['a group', { text: 'Hi <!subteam^S12>' }, ['text unwanted_mention']],
    [
      'somebody in a block',
      { text: 'a', blocks: [section('<@U12|robin>')] },
      ['blocks.0.text unwanted_mention'],
    ],
    [
      'words that Slack guesses at',
      { text: 'a', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '@here' } }] },
      ['blocks.0.text unwanted_mention'],
    ],
    [
      'somebody whom rich text means',
      { text: 'a', blocks: [rich({ type: 'user', user_id: 'U12' })] },
      [],
    ],
    [
      'a group in rich text',
      { text: 'a', blocks: [rich({ type: 'usergroup', usergroup_id: 'S12' })] },
      ['blocks.0.elements.0.elements.0 unwanted_mention'],
    ],
    ['words in a text', { text: '@here &lt;!channel&gt;' }, []],
    ['plain text', { text: 'a', blocks: [{ type: 'section', text: plain('<!channel>') }] }, []],
  ])('%s', async (_, body, flaws) => {
    expect(await post(body)).toBe('ok')
    expect(take()).toEqual(flaws)
  })

  test('where they ring for nobody else', async () => {
    const robin = slack.user('robin')
    const text = 'With <@U12>'

    await call('chat.postEphemeral', { channel: general.id, user: robin.id, text })
    await call('chat.postMessage', { channel: robin.id, text })

    expect(take()).toEqual([])
    const rings = robin.messages().map((one) => slack.read(one).rings.people)
    expect(rings).toEqual([[], ['U12']])
    await call('chat.postMessage', { channel: robin.id, text: '<!here>' })
    expect(take()).toEqual(['text unwanted_mention'])
  })

  test('where they are wanted', async () => {
    await slack.close()
    slack = await startSlack({ mentions: 'any' })
    harbour = slack.addWorkspace('Harbour')
    general = slack.addChannel(harbour, 'general')

    expect(await post({ text: '<!channel> <@U12>' })).toBe('ok')

    expect(take()).toEqual([])
    const [message] = slack.messagesIn(general)
    if (!message) throw new Error('no message')
    expect(slack.read(message).rings).toEqual({ everyone: true, people: ['U12'], groups: [] })
  })
})

describe('views', () => {
  const publish = (view: object) =>
    call('views.publish', { user_id: slack.user('robin').id, view: { type: 'home', ...view } })
  const open = (view: object) =>
    call('views.open', {
      trigger_id: '1.2.3',
      view: { type: 'modal', title: plain('Form'), blocks: [], ...view },
    })

  test.each<[string, object, string[]]>([
    ['a long title', { title: plain(long(25)) }, ['title.text too_long']],
    ['a long submit', { submit: plain(long(25)) }, ['submit.text too_long']],
    ['a long close', { close: plain(long(25)) }, ['close.text too_long']],
    ['no title', { title: undefined }, ['title required']],
    ['many blocks', { blocks: many(101, () => section('a')) }, ['blocks too_many']],
    ['long metadata', { private_metadata: long(3001) }, ['private_metadata too_long']],
    ['a long callback id', { callback_id: long(256) }, ['callback_id too_long']],
    ['a field that is none', { custom_id: 'a' }, ['custom_id unknown_field']],
  ])('a form with %s', async (_, view, flaws) => {
    expect(await open(view)).toBe('invalid_arguments')
    expect(take()).toEqual(flaws.map((one) => `view.${one}`))
  })

  test.each<[string, object, string[]]>([
    [
      'markdown',
      { blocks: [{ type: 'markdown', text: 'a' }] },
      ['view.blocks.0.type unknown_type'],
    ],
    ['a title', { blocks: [], title: plain('a') }, ['view.title unknown_field']],
    ['a block that is wrong', { blocks: [section('')] }, ['view.blocks.0.text.text too_short']],
  ])('a Home tab with %s', async (_, view, flaws) => {
    expect(await publish(view)).toBe('invalid_arguments')
    expect(take()).toEqual(flaws)
  })

  test('a call for everybody in a Home tab', async () => {
    expect(await publish({ blocks: [section('<!channel> <@U12>')] })).toBe('ok')
    expect(take()).toEqual(['view.blocks.0.text unwanted_mention'])
  })

  test('views that are not there, or were changed meanwhile', async () => {
    const robin = slack.user('robin')
    const view = { type: 'home', blocks: [section('a')] }
    await publish(view)
    const home = slack.homeOf(robin)

    const update = (more: object) => call('views.update', { view, ...more })
    expect(await update({ view_id: 'V0NONE' })).toBe('not_found')
    expect(await update({ view_id: home?.id, hash: 'old' })).toBe('hash_conflict')
    expect(await update({ view_id: home?.id, hash: home?.hash })).toBe('ok')
    expect(await call('views.open', { view: { type: 'modal' } })).toBe('invalid_arguments')
    expect(take()).toContain('trigger_id required')
  })
})
