import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { concernLimit } from '#app/concerns.ts'
import { limits, modes } from '#domain/goal.ts'
import { setbackTextLimit } from '#domain/setback.ts'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { VisibleForm } from '../../support/discord/reading/form.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { forms } from '../../support/gallery.ts'
import { withStore } from '../../support/store.ts'

// A form and the card that gives it back carry what they are for in an id of 100 characters at most.

const kept = withStore()
let house: DiscordHouse
let channel: TextChannel
let robin: Person
let owner: Person

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  channel = (await house.circle(['Robin'])).channel
  robin = house.discord.user('robin')
  owner = house.discord.user('owner')
  await house.connect()
})

afterEach(() => house.close())

const title = 'wander '.repeat(11).padEnd(limits.title, 'm')
const ask = (name: string, subcommand?: string, options = {}, who = robin): Promise<Outcome> =>
  who.command({ channel, name, ...(subcommand ? { subcommand } : {}), options })
const pressed = async (label: string, before: Promise<Outcome>) =>
  robin.click((await before).message, label)
const setGoal = async (mode: string): Promise<Outcome> => {
  const { modal } = await ask('goal', 'set', { mode })
  const number = {
    'The number to reach, and of what': `123456789.125 ${'u'.repeat(limits.unit)}`,
  }
  return robin.submitModal(modal, {
    'Your goal, in your own words': title,
    ...(mode === 'target' ? number : {}),
  })
}
const checkInFor = async (mode: string): Promise<Outcome> => {
  await setGoal(mode)
  return ask('checkin')
}

const tooLong = 'x'.repeat(setbackTextLimit + 1)
const toTheStart = ['Yes', 'Not now', 'Not now', 'Not now', 'Nobody'] as const

/** Each form: how it is opened, and what in it needs another look. */
const opened: readonly (readonly [string, () => Promise<Outcome>, Record<string, string>])[] = [
  ...modes.flatMap((mode) => [
    [`set ${mode}`, () => ask('goal', 'set', { mode }), { title: ' ' }] as const,
    [`edit ${mode}`, () => pressed('Edit', setGoal(mode)), { title: ' ' }] as const,
  ]),
  ['number', () => pressed('Add the number', checkInFor('target')), { amount: 'many' }],
  ['note', () => pressed('Add a note', answered('do')), { note: 'x'.repeat(limits.note + 1) }],
  ['plan', () => pressed('Add a plan', setGoal('do')), { time: 'noonish' }],
  ['plan for a goal', () => planned('do'), { days: 'now and then' }],
  ['zone', () => pressed('Time zone', ask('settings')), { zone: 'Atlantis' }],
  ['day end', () => pressed('End of day', ask('settings')), { hour: '9' }],
  ['prompt', () => pressed('Prompt time', ask('settings')), { time: 'noonish' }],
  ['wishes', () => pressed('What may come', ask('settings')), { quiet: 'at night' }],
  ['remembered date', () => ask('remember', 'add'), { date: 'one day' }],
  ['group', () => ask('group', 'setup', {}, owner), { zone: 'Atlantis' }],
  ['group’s name', () => settingOf('Name and kind'), { name: ' ' }],
  ['group’s days', () => settingOf('Days and times'), { lang: 'Elvish' }],
  ['guidelines', () => settingOf('Guidelines'), { guidelines: 'x'.repeat(1501) }],
  ['milestones', () => listOf('Edit the list'), { days: 'some' }],
  ['group goal', () => ownGoal(), { aim: 'a lot' }],
  ['celebrations', () => ofNewGoal('Celebrations'), { at: 'soon' }],
  ['running group goal', () => ofRunningGoal(), { aim: 'a lot' }],
  ['report', () => report(), { words: 'x'.repeat(concernLimit + 1) }],
  ['what happened', () => told('Yes', 'Write it down'), { around: tooLong }],
  ['what helped', () => told('Yes', 'Not now', 'Write down what helped'), { helped: tooLong }],
  ['plan after it', () => told('Yes', 'Not now', 'Not now', 'Make a plan'), { cue: ' ' }],
  ['new start', () => told(...toTheStart, 'Another day'), { on: 'soon' }],
  ['setback', () => told(...toTheStart, 'Today', 'Change it'), { time: 'noonish' }],
]
/** Goes through the cards after a setback, by the beginnings of their buttons. */
async function told(...labels: readonly string[]): Promise<Outcome> {
  const goal = `Quiet evenings ${labels.join(' ')}`
  await ask('goal', 'set', { mode: 'abstain', title: goal })
  let outcome = await ask('restart', undefined, { goal })
  for (const wanted of labels) {
    const { label } = outcome.seen.buttons.find((one) => one.label.startsWith(wanted)) ?? {}
    outcome = await robin.click(outcome.message, label ?? wanted)
  }
  return outcome
}

const settingOf = async (label: string): Promise<Outcome> =>
  owner.click((await ask('group', 'settings', {}, owner)).message, label)

const listOf = async (label: string): Promise<Outcome> =>
  owner.click((await ask('group', 'milestones', {}, owner)).message, label)

const ownGoal = async (): Promise<Outcome> =>
  owner.click((await ask('group', 'goal', {}, owner)).message, 'My own')

async function ofNewGoal(label: string): Promise<Outcome> {
  const { modal } = await ownGoal()
  const values = { 'What is it called?': title, 'How much together?': '300' }
  const preview = await owner.submitModal(modal, values)
  return owner.click(preview.message, label)
}

async function ofRunningGoal(): Promise<Outcome> {
  const repeating = await ofNewGoal('Let it repeat')
  await owner.click(repeating.message, 'Start it')
  const listed = await ask('group', 'goals', {}, owner)
  const { label = '' } = listed.seen.buttons.find((one) => one.label.startsWith('Change')) ?? {}
  return owner.click(listed.message, label)
}

/** Robin reports what Robin shared: a form is a form, whoever fills it. */
async function report(): Promise<Outcome> {
  const set = await ask('goal', 'set', { mode: 'do', title: 'Stroll' })
  const question = await robin.click(set.message, 'Let it count in Morning circle')
  await robin.click(question.message, 'Let it count')
  const today = await ask('checkin', undefined, { goal: 'Stroll', state: 'done' })
  const preview = await robin.click(today.message, 'Share')
  await robin.click(preview.message, 'Share it')
  const shared = house.discord.messagesIn(channel).at(-1)
  if (!shared) throw new Error('nothing was shared')
  return robin.click(shared, 'Report')
}

async function answered(mode: string): Promise<Outcome> {
  const today = await checkInFor(mode)
  await robin.click(today.message, 'Done')
  return today
}

async function planned(mode: string): Promise<Outcome> {
  await setGoal(mode)
  return ask('goal', 'plan', { when: 'it rains' })
}

describe('every form', () => {
  it.each(opened)('%s: fits, and so does the card that gives it back', async (_, open, wrong) => {
    const form = house.discord.readForm((await open()).modal)
    const again = await submit(form, wrong)
    const button = again.seen.buttons.find(({ label }) => label === 'Open the form again')

    expect(form.customId.length).toBeLessThanOrEqual(100)
    expect(button?.customId?.length).toBeLessThanOrEqual(100)
    const reopened = await whoFills(form).click(again.message, 'Open the form again')
    const second = house.discord.readForm(reopened.modal)
    expect(second.customId).toBe(form.customId)
    expect(second.fields.map(({ label }) => label)).toEqual(form.fields.map(({ label }) => label))
  })

  it('is among these', async () => {
    const seen: string[] = []
    for (const [, open] of opened) {
      const { title, fields } = house.discord.readForm((await open()).modal)
      seen.push([title, ...fields.map(({ customId }) => customId)].join(' '))
    }

    const all = forms
      .filter(([maker]) => maker !== 'argumentForm')
      .map(([, form]) => [form.title, ...form.fields.map(({ name }) => name)].join(' '))
    expect(new Set(seen)).toEqual(new Set(all))
  })
})

it('asks for a command’s arguments again, by a card and then by a form', async () => {
  const options = [
    { name: 'goal', type: 3, value: 'g'.repeat(80) },
    { name: 'date', type: 3, value: 'soon' },
    { name: 'note', type: 3, value: 'n'.repeat(1000) },
  ]

  const card = await robin.forgeCommand({ channel }, { name: 'checkin', options })
  const { modal } = await robin.click(card.message, 'Open the form again')

  expect(readOf(card)).toContain('I could not read the date')
  const { title, customId, fields } = house.discord.readForm(modal)
  expect([title, customId.length <= 100]).toEqual(['/checkin', true])
  expect(fields.map(({ value }) => value ?? '')).toEqual([
    'g'.repeat(80),
    '',
    '',
    'soon',
    'n'.repeat(1000),
  ])
})

/** As the form was opened, with something in it that the app may not even let anybody type. */
async function submit(
  form: VisibleForm,
  wrong: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const known = form.fields.map(({ customId, value, options }) => [
    customId,
    value ?? options.find(({ chosen }) => chosen)?.value ?? '',
  ])
  const values = { ...Object.fromEntries(known), ...wrong }
  return whoFills(form).forgeForm(channel, null, form.customId, values)
}

const whoFills = ({ title }: VisibleForm): Person => (moderated.includes(title) ? owner : robin)

const moderated = [
  ...['Set up a group', 'The group', 'Days and times', 'Guidelines', 'Milestones'],
  ...['A goal for the group', 'Change the goal', 'Celebrate together'],
]

it('gives back as much as fits, whatever a client of one’s own sends', async () => {
  const { modal } = await ask('goal', 'set', { mode: 'target' })
  const { fields, customId } = house.discord.readForm(modal)
  const values = fields.map((one) => [one.customId, '*'.repeat(4000)])

  const again = await robin.forgeForm(channel, null, customId, Object.fromEntries(values))

  expect(again.seen.buttons.map(({ label }) => label)).toEqual(['Open the form again'])
})
