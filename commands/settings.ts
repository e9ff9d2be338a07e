import { changeSettings, type Settings } from '#app/change-settings.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Option } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { type Form, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { isDayEnd } from '#domain/calendar.ts'
import { leapDays } from '#domain/milestone-date.ts'
import { languages, type Person } from '#domain/person.ts'
import { parseZone, searchZones } from '#domain/zones.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import {
  chooseZoneCard,
  dayEndForm,
  promptForm,
  type SettingsActions,
  settingsCard,
  wishesForm,
  zoneForm,
  zoneName,
} from '#words/settings-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { writeToAction } from './link.ts'
import { readTime } from './read-input.ts'
import { readWishes } from './wishes-input.ts'

const { say } = wordsIn('en')

const onOff = (['on', 'off'] as const).map((value) => ({ value, label: say(`settings.${value}`) }))

const options = [
  {
    name: 'zone',
    type: 'text',
    about: say('command.settings.zone'),
    maxLength: 60,
    rest: true,
    suggest: async (_, typed) => zoneOptions(typed),
  },
  {
    name: 'day-end',
    named: true,
    type: 'integer',
    about: say('command.settings.day-end'),
    min: 0,
    max: 6,
  },
  {
    name: 'prompt',
    named: true,
    type: 'text',
    about: say('command.settings.prompt'),
    maxLength: 10,
  },
  {
    name: 'nudge',
    named: true,
    type: 'choice',
    about: say('command.settings.nudge'),
    choices: onOff,
  },
  { name: 'quiet', named: true, type: 'text', about: say('command.settings.quiet'), maxLength: 30 },
  {
    name: 'channel',
    named: true,
    type: 'choice',
    about: say('command.settings.channel'),
    choices: onOff,
  },
  {
    name: 'buddy',
    named: true,
    type: 'choice',
    about: say('command.settings.buddy'),
    choices: onOff,
  },
  {
    name: 'language',
    named: true,
    type: 'choice',
    about: say('command.settings.language'),
    choices: languages.map((value) => ({ value, label: say(`settings.language.${value}`) })),
  },
  {
    name: 'leap-day',
    named: true,
    type: 'choice',
    about: say('command.settings.leap-day'),
    choices: leapDays.map((value) => ({ value, label: say(`settings.leap-day.${value}`) })),
  },
] as const satisfies readonly OptionSpec<Context>[]

export const settings: Command<Context> = {
  name: 'settings',
  summary: say('command.settings'),
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.settings'),
      options,
      run: changeByCommand,
    }),
  ],
}

async function changeByCommand(context: Context, args: ArgsOf<typeof options>): Promise<Reply> {
  const zones = args.zone === undefined ? null : zonesFor(args.zone)
  if (zones?.length === 0) return sorry(context, 'zone-unknown', args.zone ?? '')
  const time = args.prompt === undefined ? null : readTime(args.prompt)
  if (time && !time.ok) return sorry(context, time.error, args.prompt ?? '')
  const wishes = readWishes(args)
  if (!wishes.ok) return sorry(context, wishes.error, args.quiet ?? '')

  const hour = args['day-end']
  const [only, ...others] = zones ?? []
  const settings: Settings = {
    ...(only && others.length === 0 ? { zone: only } : {}),
    ...(hour !== undefined && isDayEnd(hour) ? { dayEnd: hour } : {}),
    ...(time ? { promptTime: time.value } : {}),
    ...(Object.keys(wishes.value).length > 0 ? { wishes: wishes.value } : {}),
    ...(args.language ? { language: args.language } : {}),
    ...(args['leap-day'] ? { leapDay: args['leap-day'] } : {}),
  }
  const saved = Object.keys(settings).length > 0
  const person = saved ? await save(context, settings) : context.speaker.person
  if (zones && others.length > 0) return privately(zoneQuestion(context, zones))
  return privately(await settingsOf(context, person, saved))
}

const save = ({ store, speaker }: Context, settings: Settings): Promise<Person> =>
  changeSettings(store, speaker, settings)

async function settingsOf({ words, speaker, store }: Context, person: Person, saved: boolean) {
  const zone = person.zone ?? speaker.clock.zone
  const accounts = await store.accounts.of(person.id)
  return settingsCard(words, person, { zone, now: speaker.now }, saved, actions, accounts)
}

function sorry({ words }: Context, code: FailureCode, typed: string): Reply {
  return privately(failureCard(words, code, { typed: shorten(typed, limits.optionLabel) }))
}

/** The zone itself when its name was typed in full, else every zone that fits, the best first. */
function zonesFor(typed: string) {
  const exact = parseZone(typed)
  return exact ? [exact] : searchZones(typed, limits.options)
}

const zoneOptions = (typed: string): readonly Option[] =>
  searchZones(typed, limits.options).map((zone) => ({ label: zoneName(zone), value: zone }))

const zoneQuestion = ({ words }: Context, zones: ReturnType<typeof zonesFor>) =>
  chooseZoneCard(words, zones, pickZone.to({}))

const zone = defineAction(
  'settings.zone',
  {},
  async ({ words, speaker }: Context) =>
    openForm(zoneForm(words, speaker.person.zone, saveZone.to({}))),
  'form',
)

const saveZone = defineAction(
  'settings.save-zone',
  {},
  async (context: Context, _, { values }): Promise<Reply> => {
    const typed = values['zone'] ?? ''
    const zones = typed.trim() === '' ? [] : zonesFor(typed)
    const [only] = zones
    if (!only) {
      const form = zoneForm(context.words, null, saveZone.to({}))
      return again(context, form, 'zone', typed, 'zone-unknown')
    }
    if (zones.length > 1) return inPlace(zoneQuestion(context, zones))
    return inPlace(await settingsOf(context, await save(context, { zone: only }), true))
  },
)

const pickZone = defineAction('settings.pick-zone', {}, async (context: Context, _, { chosen }) => {
  const picked = parseZone(chosen ?? '')
  if (!picked) return sorry(context, 'zone-unknown', chosen ?? '')
  return inPlace(await settingsOf(context, await save(context, { zone: picked }), true))
})

const dayEnd = defineAction(
  'settings.day-end',
  {},
  async ({ words, speaker }: Context) =>
    openForm(dayEndForm(words, speaker.person.dayEnd, saveDayEnd.to({}))),
  'form',
)

const saveDayEnd = defineAction(
  'settings.save-day-end',
  {},
  async (context: Context, _, { values }): Promise<Reply> => {
    const typed = values['hour'] ?? ''
    const hour = Number(typed)
    if (typed === '' || !isDayEnd(hour)) {
      const form = dayEndForm(context.words, context.speaker.person.dayEnd, saveDayEnd.to({}))
      return again(context, form, 'hour', typed, 'day-end-out-of-range')
    }
    return inPlace(await settingsOf(context, await save(context, { dayEnd: hour }), true))
  },
)

const prompt = defineAction(
  'settings.prompt',
  {},
  async ({ words, speaker }: Context) =>
    openForm(promptForm(words, speaker.person.promptTime, savePrompt.to({}))),
  'form',
)

const savePrompt = defineAction(
  'settings.save-prompt',
  {},
  async (context: Context, _, { values }): Promise<Reply> => {
    const typed = values['time'] ?? ''
    const time = readTime(typed)
    if (!time.ok) {
      const form = promptForm(context.words, null, savePrompt.to({}))
      return again(context, form, 'time', typed, time.error)
    }
    return inPlace(await settingsOf(context, await save(context, { promptTime: time.value }), true))
  },
)

const wishes = defineAction(
  'settings.wishes',
  {},
  async ({ words, speaker }: Context) =>
    openForm(wishesForm(words, speaker.person.wishes, saveWishes.to({}))),
  'form',
)

const saveWishes = defineAction(
  'settings.save-wishes',
  {},
  async (context: Context, _, { values }): Promise<Reply> => {
    const read = readWishes(values)
    if (read.ok)
      return inPlace(await settingsOf(context, await save(context, { wishes: read.value }), true))
    const form = refill(
      wishesForm(context.words, context.speaker.person.wishes, saveWishes.to({})),
      values,
    )
    return again(context, form, 'quiet', values['quiet'] ?? '', read.error)
  },
)

function again(
  { words }: Context,
  form: Form,
  field: string,
  typed: string,
  code: FailureCode,
): Reply {
  const details = { typed: shorten(typed, limits.optionLabel) }
  return {
    kind: 'form-again',
    form: refill(form, { [field]: typed }),
    problems: { [field]: failureText(words, code, details) },
  }
}

const actions: SettingsActions = {
  zone: zone.to({}),
  pickZone: pickZone.to({}),
  dayEnd: dayEnd.to({}),
  prompt: prompt.to({}),
  wishes: wishes.to({}),
  writeTo: writeToAction,
}

export const settingsActions: readonly Action<Context>[] = [
  zone,
  saveZone,
  pickZone,
  dayEnd,
  saveDayEnd,
  prompt,
  savePrompt,
  wishes,
  saveWishes,
]
