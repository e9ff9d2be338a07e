import fc from 'fast-check'
import { type IdForge, idFrom } from './arbitrary-ids.ts'
import { anySaying, type Hints, type Saying } from './arbitrary-sayings.ts'
import { interactionTypes } from './discord/world/interaction.ts'

/** Something said at Discord: by whom, where, and on which message, if it stands on one. */
export interface DiscordAct {
  /** Hours that pass before it. */
  readonly later: number
  readonly who: (typeof speakers)[number]
  readonly where: (typeof places)[number]
  /** The message that a button, a choice or a form stands on: a private one, or everybody's. */
  readonly on: 'the newest card' | 'the public card'
  readonly saying: Saying
}

/** A member of the group, somebody who is not, and somebody who may manage the guild. */
export const speakers = ['mallory', 'eve', 'warden'] as const

/** Two of them have a group; the last two are unknown to the bot. */
export const places = ['circle', 'thread', 'hall', 'direct', 'new channel', 'far guild'] as const

export const anyDiscordAct = (hints: Hints): fc.Arbitrary<DiscordAct> =>
  fc.record({
    later: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(1, 7)),
    who: fc.constantFrom(...speakers),
    where: fc.constantFrom(...places, 'circle', 'circle', 'direct'),
    on: fc.constantFrom('the newest card', 'the public card'),
    saying: anySaying(hints),
  })

/** A saying as Discord sends it: the type of the interaction, and its own part of the payload. */
export function asDiscord(
  saying: Saying,
  forge: IdForge,
): { readonly type: number; readonly data: Readonly<Record<string, unknown>> } {
  switch (saying.saying) {
    case 'a command':
      return { type: interactionTypes.command, data: command(saying, saying.options.map(option)) }
    case 'the beginning of an option': {
      const focused = { ...option([saying.option, saying.typed]), focused: true }
      return { type: interactionTypes.autocomplete, data: command(saying, [focused]) }
    }
    case 'a button or a choice': {
      const { chosen } = saying
      const custom_id = idFrom(saying.id, forge)
      const data = chosen ? { component_type: 3, values: chosen } : { component_type: 2 }
      return { type: interactionTypes.component, data: { id: 1, custom_id, ...data } }
    }
    case 'a form':
      return {
        type: interactionTypes.modal,
        data: { custom_id: idFrom(saying.id, forge), components: saying.fields.map(field) },
      }
    default:
      return saying satisfies never
  }
}

const command = ({ name, usage }: { name: string; usage: string | null }, options: object[]) => ({
  id: '1',
  type: 1,
  name,
  options: usage === null ? options : [{ name: usage, type: 1, options }],
})

const option = ([name, value]: readonly [string, unknown]) => ({
  name,
  type: typeof value === 'number' ? 10 : typeof value === 'boolean' ? 5 : 3,
  value,
})

/** Every third field is a choice: a form's values come in two shapes. */
const field = ([custom_id, value]: readonly [string, string], at: number) => ({
  type: 18,
  id: 2 * at + 1,
  component:
    at % 3 === 2
      ? { type: 3, id: 2 * at + 2, custom_id, values: value === '' ? [] : [value] }
      : { type: 4, id: 2 * at + 2, custom_id, value },
})
