import fc from 'fast-check'
import { type IdForge, idFrom } from './arbitrary-ids.ts'
import { anySaying, type Hints, type Saying } from './arbitrary-sayings.ts'
import { anyHostileText } from './arbitrary-texts.ts'
import type { Raw } from './slack/people/person.ts'

/** Something said at Slack: by whom, where, and on what, if it stands on something. */
export interface SlackAct {
  /** Hours that pass before it. */
  readonly later: number
  readonly who: (typeof speakers)[number]
  readonly where: (typeof places)[number]
  readonly on: (typeof surfaces)[number]
  readonly saying: SlackSaying
  /** How Slack tells of the person and the workspace. */
  readonly told: (typeof tellings)[number]
}

export type SlackSaying =
  | Saying
  /** A command with anything behind it, as it is typed. */
  | { readonly saying: 'a line'; readonly name: string; readonly text: string }
  | { readonly saying: 'a shortcut' | 'a message shortcut'; readonly callback: string }
  /** A form that says of itself where it was opened. */
  | { readonly saying: 'a moved form'; readonly form: Form; readonly metadata: string }

type Form = Extract<Saying, { saying: 'a form' }>

/** A member of the group, somebody who is not, and the one who manages the workspace. */
export const speakers = ['Mallory', 'Eve', 'owner'] as const

/** The first two have a group; the app is not in the closed channel, nor in the far workspace. */
export const places = ['circle', 'hall', 'direct', 'closed channel', 'far workspace'] as const

/** What a button, a choice or a form stands on. */
export const surfaces = [
  'the newest card',
  'the public card',
  'the dialog',
  'the Home tab',
] as const

/** In an organization the team can be left out, and not everybody has a name. */
const tellings = ['all', 'no team', 'no name', 'an organization'] as const

export function anySlackAct(hints: Hints): fc.Arbitrary<SlackAct> {
  return fc.record({
    later: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(1, 7)),
    who: fc.constantFrom(...speakers),
    where: fc.constantFrom(...places, 'circle', 'circle', 'hall', 'direct'),
    on: fc.constantFrom(...surfaces, 'the newest card'),
    saying: anySlackSaying(hints),
    told: fc.constantFrom(...tellings, 'all', 'all'),
  })
}

function anySlackSaying(hints: Hints): fc.Arbitrary<SlackSaying> {
  const callback = fc.oneof(
    fc.constantFrom('checkin', 'checkin:message', 'goal', ':', 'progress:x', '__proto__'),
    anyHostileText,
  )
  return fc.oneof(
    { weight: 12, arbitrary: anySaying(hints) },
    {
      weight: 2,
      arbitrary: fc.record({
        saying: fc.constant('a line' as const),
        name: fc.constantFrom('goal', 'checkin', 'CHECKIN', 'progress', 'settings', 'group', ''),
        text: fc.array(anyHostileText, { maxLength: 3 }).map((texts) => texts.join(' ')),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        saying: fc.constantFrom('a shortcut' as const, 'a message shortcut' as const),
        callback,
      }),
    },
    {
      weight: 1,
      arbitrary: anySaying(hints)
        .filter((one) => one.saying === 'a form')
        .chain((form) =>
          anyMetadata.map((metadata) => ({ saying: 'a moved form' as const, form, metadata })),
        ),
    },
  )
}

/** Of a form: where it was opened, in the door's own words or in none. */
const anyMetadata = fc.oneof(
  anyHostileText,
  fc.constantFrom(
    '{"at":"home","card":0}',
    '{"at":"home","card":99}',
    '{"at":"home","card":"x"}',
    '{"at":"dialog"}',
    '{"at":"message"}',
    '{"at":"message","url":1,"channel":{}}',
    '{"at":["home"],"card":{"valueOf":1}}',
    `{"at":"dialog","more":"${'x'.repeat(100_000)}"}`,
  ),
  fc.json(),
)

/** A saying as Slack sends it: the kind of the interaction, and its own part of the payload. */
export function asSlack(
  saying: SlackSaying,
  forge: IdForge,
): Pick<Raw, 'kind' | 'own'> & { readonly view?: ForgedView } {
  switch (saying.saying) {
    case 'a command': {
      const { name, usage, options } = saying
      const words = options.map(([option, value]) => `${option}:${quoted(value)}`)
      return command(name, [usage ?? '', ...words].join(' '))
    }
    case 'a line':
      return command(saying.name, saying.text)
    case 'the beginning of an option':
      return {
        kind: 'suggestion',
        own: { action_id: saying.option, block_id: 'b', value: String(saying.typed) },
      }
    case 'a button or a choice': {
      const action = { action_id: idFrom(saying.id, forge), block_id: 'card-7/1', action_ts: stamp }
      return { kind: 'action', own: { actions: [{ ...action, ...touched(saying.chosen) }] } }
    }
    case 'a form':
      return { kind: 'submission', own: {}, view: forgedView(saying, '', forge) }
    case 'a moved form':
      return { kind: 'submission', own: {}, view: forgedView(saying.form, saying.metadata, forge) }
    case 'a shortcut':
      return { kind: 'shortcut', own: { callback_id: saying.callback, action_ts: stamp } }
    case 'a message shortcut':
      return { kind: 'message shortcut', own: { callback_id: saying.callback, action_ts: stamp } }
    default:
      return saying satisfies never
  }
}

const command = (name: string, text: string): Pick<Raw, 'kind' | 'own'> => ({
  kind: 'command',
  own: { command: `/${name}`, text },
})

const quoted = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? '')

/** An act is told apart by its trigger; when it was done, nobody asks. */
const stamp = '1772474400.000001'

/** What was chosen comes in several shapes, some of which we never offer. */
function touched(chosen: readonly string[] | null): object {
  if (chosen === null) return { type: 'button', text: plain('Forged'), value: 'x' }
  const options = chosen.map((value) => ({ text: plain('x'), value }))
  const [first = null] = options
  if (options.length < 2) return { type: 'static_select', selected_option: first }
  return options.length === 2
    ? { type: 'overflow', selected_option: first }
    : { type: 'multi_static_select', selected_options: options }
}

/** What a form of somebody's own making says. */
export interface ForgedView {
  readonly callback_id: string
  readonly private_metadata: string
  readonly state: { readonly values: Readonly<Record<string, unknown>> }
}

/** Every third field is a choice, and every fifth a channel: values come in several shapes. */
function forgedView({ id, fields }: Form, private_metadata: string, forge: IdForge): ForgedView {
  const values = fields.map(([name, value], at) => [name, { [name]: field(value, at) }])
  return {
    callback_id: idFrom(id, forge),
    private_metadata,
    state: { values: Object.fromEntries(values) },
  }
}

function field(value: string, at: number): object {
  if (at % 5 === 3) return { type: 'conversations_select', selected_conversation: value || null }
  if (at % 3 !== 2) return { type: 'plain_text_input', value: value || null }
  const selected_option = value === '' ? null : { text: plain('x'), value }
  return { type: 'static_select', selected_option }
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true })
