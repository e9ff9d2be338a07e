import fc from 'fast-check'
import type { OptionSpec } from '#chat/command.ts'
import { commands } from '#commands'
import { anyId, anyIdToDo, type IdDraft } from './arbitrary-ids.ts'
import { anyHostileText } from './arbitrary-texts.ts'

/**
 * Anything that anybody could say at any door, sense or nonsense. Each door has its own way of
 * sending it; names may come twice and values have any type, where the door can carry that.
 */
export type Saying =
  | {
      readonly saying: 'a command'
      readonly name: string
      readonly usage: string | null
      readonly options: readonly (readonly [name: string, value: unknown])[]
    }
  | {
      readonly saying: 'the beginning of an option'
      readonly name: string
      readonly usage: string | null
      readonly option: string
      readonly typed: string | number
    }
  /** A button without chosen values; a choice with any number of them. */
  | {
      readonly saying: 'a button or a choice'
      readonly id: IdDraft
      readonly chosen: readonly string[] | null
    }
  | {
      readonly saying: 'a form'
      readonly id: IdDraft
      readonly fields: readonly (readonly [name: string, value: string])[]
    }

/** Texts that mean something in this house, so that not everything said is nonsense. */
export interface Hints {
  /** Titles, and beginnings of what should not be found. */
  readonly words: readonly string[]
  /** Of goals, groups and people, anybody's. */
  readonly uuids: readonly string[]
  /** Channels, some of them in other communities, and what is none. */
  readonly channels: readonly string[]
}

export function anySaying(hints: Hints): fc.Arbitrary<Saying> {
  const id = anyId(hints.uuids)
  const chosen = fc.array(anyText(hints), { maxLength: 3 })
  return fc.oneof(
    { weight: 4, arbitrary: anyCommand(hints) },
    { weight: 1, arbitrary: anyBeginning(hints) },
    {
      weight: 4,
      arbitrary: fc.record({
        saying: fc.constant('a button or a choice' as const),
        id,
        chosen: fc.option(chosen),
      }),
    },
    { weight: 2, arbitrary: anyFilledForm(hints) },
    {
      weight: 1,
      arbitrary: fc.record({ saying: fc.constant('a form'), id, fields: anyFields(hints) }),
    },
  )
}

/** What the fields of the forms take; a channel depends on the world. */
const sensibleFields: Readonly<Record<string, readonly string[]>> = {
  title: ['Read', 'Walk'],
  often: ['every day', 'weekdays', '3 a week'],
  amount: ['3', '0,5'],
  target: ['300 pages', '12.5 km', '1,000 steps'],
  reserve: ['0', '1', '2'],
  when: ['I have had lunch', ''],
  will: ['put on my shoes', ''],
  days: ['weekdays', 'mon and fri', ''],
  goal: [''],
  by: ['', '2026-12-31'],
  start: ['today', '2026-03-01'],
  note: ['Slept badly', ''],
  zone: ['Europe/Berlin', 'york'],
  hour: ['0', '6'],
  time: ['20:00', ''],
  nudge: ['on', 'off'],
  quiet: ['22:00-08:00', 'off'],
  buddy: ['on', 'off'],
  name: ['Evening circle'],
  kind: ['peer-led'],
  focus: ['wellbeing'],
  week: ['1', '7'],
  lang: ['English', 'en, de'],
  back: ['2', '30'],
  date: ['2 March', '2 March 1998', '29 February', '2026-03-02', '02-03'],
  mention: ['day', 'day-before'],
}

/** The actions of the forms, and their fields. */
const forms: readonly (readonly [action: string, ...fields: readonly string[]])[] = [
  ['goal.save-new', 'title', 'often', 'start', 'when', 'will'],
  ['goal.save-new', 'title', 'target', 'by', 'when', 'will'],
  ['goal.save-edit', 'title', 'often', 'target', 'by', 'start', 'reserve'],
  ['plan.save-new', 'goal', 'when', 'will', 'days', 'time'],
  ['plan.save', 'when', 'will', 'days', 'time'],
  ['remember.save-new', 'name', 'date', 'mention'],
  ['remember.save', 'name', 'date', 'mention'],
  ['checkin.save-note', 'note'],
  ['checkin.save-number', 'amount'],
  ['settings.save-zone', 'zone'],
  ['settings.save-day-end', 'hour'],
  ['settings.save-prompt', 'time'],
  ['settings.save-wishes', 'nudge', 'quiet', 'channel', 'buddy'],
  ['prompt.save-time', 'time'],
  ['prompt.save-number', 'amount'],
  ['group.save', 'name', 'kind', 'focus', 'channel', 'zone'],
  ['group.save-part', 'name', 'kind', 'focus', 'zone', 'week', 'time', 'lang', 'back'],
  ['group.save-milestones', 'days', 'months', 'years', 'times', 'percent'],
]

/** A form with its own fields, most of them as they should be. */
function anyFilledForm(hints: Hints): fc.Arbitrary<Saying> {
  const sensible = (name: string): readonly string[] =>
    name === 'channel'
      ? ['', ...hints.channels]
      : name === 'goal'
        ? hints.uuids
        : (sensibleFields[name] ?? [''])
  const filled = (name: string) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...sensible(name)) }, anyText(hints)),
    )
  return fc.constantFrom(...forms).chain(([action, ...names]) =>
    fc.record({
      saying: fc.constant('a form' as const),
      id: anyIdToDo(action),
      fields: fc.tuple(...names.map(filled)),
    }),
  )
}

/** Whatever fields there are, and others, also twice. */
function anyFields(hints: Hints): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const name = fc.constantFrom(...Object.keys(sensibleFields), 'channel', 'colour')
  const anyName = fc.oneof({ weight: 8, arbitrary: name }, anyHostileText)
  return fc.array(fc.tuple(anyName, anyText(hints)), { maxLength: 8 })
}

/** Of a field, a choice, or an option that takes text. */
const anyText = ({ words, uuids }: Hints): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words, ...uuids, ...sensible) },
    { weight: 2, arbitrary: anyHostileText },
  )

/** What the fields and options of this house take, one field or another. */
const sensible = [
  ...['today', 'yesterday', '2026-03-01', '2026-02-30', '1999-01-01', '9999-12-31'],
  ...['every day', 'weekdays', '3 a week', 'every 2 days', 'mon, wed', '0 a week'],
  ...['3', '0,5', '1000000000', '0.0001', '20:00', '8 pm', 'off', '25:00'],
  ...['Europe/Berlin', 'york', 'UTC', 'Etc/GMT-14', 'peer-led', 'wellbeing', 'goal', '/checkin'],
]

const usages = commands.flatMap((command) =>
  command.usages.map((usage) => ({
    name: command.name,
    usage: usage.name,
    options: usage.options,
  })),
)

function anyCommand(hints: Hints): fc.Arbitrary<Saying> {
  const stray = fc.tuple(
    fc.oneof(anyHostileText, fc.constantFrom('goal', 'title')),
    anyValue(hints),
  )
  const known = fc.constantFrom(...usages).chain(({ name, usage, options }) =>
    fc.record({
      saying: fc.constant('a command' as const),
      name: fc.constant(name),
      usage: mostly(usage, fc.constantFrom(null, 'set', 'nothing', '__proto__')),
      options: fc
        .tuple(
          fc
            .subarray([...options])
            .chain((some) => fc.tuple(...some.map((one) => anyOption(one, hints)))),
          fc.oneof(
            { weight: 6, arbitrary: fc.constant([]) },
            fc.array(stray, { minLength: 1, maxLength: 2 }),
          ),
        )
        .map((parts) => parts.flat()),
    }),
  )
  const unknown = fc.record({
    saying: fc.constant('a command' as const),
    name: anyHostileText,
    usage: fc.option(anyHostileText),
    options: fc.array(stray, { maxLength: 3 }),
  })
  return fc.oneof({ weight: 9, arbitrary: known }, unknown)
}

const anyOption = (option: OptionSpec<never>, hints: Hints) =>
  fc.tuple(
    fc.constant(option.name),
    fc.oneof({ weight: 4, arbitrary: anyFitting(option, hints) }, anyValue(hints)),
  )

/** A value of the option's own type, also just outside of what it takes. */
function anyFitting(option: OptionSpec<never>, hints: Hints): fc.Arbitrary<unknown> {
  switch (option.type) {
    case 'text':
      return fc.oneof(
        { weight: 4, arbitrary: anyText(hints) },
        fc.constantFrom('x'.repeat(option.maxLength), 'x'.repeat(option.maxLength + 1)),
      )
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(option.min, option.max, option.min - 1, option.max + 1, 0.1, 1e-9, 1e308),
        fc.integer({ min: option.min, max: Math.min(option.max, 1000) }),
      )
    case 'choice':
      return fc.constantFrom(...option.choices.flatMap(({ label, value }) => [label, value]))
    case 'yes-no':
      return fc.constantFrom(true, false, 'yes', 'no')
    case 'person':
      return fc.constantFrom('1', '<@1>', '@robin', '123456789012345678')
    case 'role':
      return fc.constantFrom('<@&123456789012345678>', '<!subteam^S0615G0KT|@walkers>', 'S0615G0KT')
    case 'date':
      return fc.constantFrom(...sensible.slice(0, 6), '2026-13-01', '-000001-01-01')
    default:
      return option satisfies never
  }
}

/** Of any type that JSON has. */
const anyValue = (hints: Hints): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: anyText(hints) },
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom<unknown>(null, true, false, [], {}, [{}], { toString: 'x' }),
  )

function anyBeginning(hints: Hints): fc.Arbitrary<Saying> {
  return fc.constantFrom(...usages).chain(({ name, usage, options }) =>
    fc.record({
      saying: fc.constant('the beginning of an option' as const),
      name: mostly(name, anyHostileText),
      usage: mostly(usage, fc.constantFrom(null, 'set', 'nothing')),
      option: fc.constantFrom(...options.map((one) => one.name), 'goal', 'nothing', '__proto__'),
      typed: mostly('', fc.oneof(anyText(hints), fc.double({ noNaN: true }))),
    }),
  )
}

const mostly = <T, U>(usual: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, other)
