import { z } from 'zod'
import { numbered } from '../component-walk.ts'
import type { Field, ModalComponent, TextInput } from '../components.ts'
import { isRequired } from '../reading/form.ts'
import type { Modal } from '../world/interaction.ts'

/** What somebody enters: words, the options they choose, or whether a box is ticked. */
export type FieldValue = string | readonly string[] | boolean

/**
 * The form's own part of the payload, in the shape in which the form was made. Fields are named by
 * their labels or their ids; what is not named stays as it was.
 */
export function formData(
  { body }: Modal,
  values: Readonly<Record<string, FieldValue>>,
): Record<string, unknown> {
  const unused = new Set(Object.keys(values))
  const take = (names: readonly string[]): FieldValue | undefined => {
    const name = names.find((one) => unused.delete(one))
    return name === undefined ? undefined : values[name]
  }
  const submit = (component: ModalComponent): object => {
    const { type, id } = component
    if (type === 18) {
      const { component: field, label } = component
      return { type, id, component: submitted(field, take([label, field.custom_id]), label) }
    }
    if (type === 1) {
      const inputs = component.components.map((input) => {
        const label = input.label ?? input.custom_id
        return submitted(input, take([label, input.custom_id]), label)
      })
      return { type, id, components: inputs }
    }
    return { type, id }
  }
  const components = numbered(body.components).map(submit)
  if (unused.size > 0) throw new Error(`the form has no field ${[...unused].join(', ')}`)
  return { custom_id: body.custom_id, components }
}

/** Throws what Discord's app would not let anybody send. */
function submitted(field: Field, entered: FieldValue | undefined, label: string): object {
  const wrong = (why: string) => new Error(`field ${label}: ${why}`)
  const { type, id, custom_id } = field
  const same = { type, id, custom_id }
  switch (type) {
    case 4:
      return { ...same, value: text(field, entered, wrong) }
    case 23:
      return { ...same, value: entered === true }
    case 19:
      return { ...same, values: [] }
    default: {
      const chosen = choices(field, entered, wrong)
      if (chosen.length === 0 && isRequired(field)) throw wrong('something has to be chosen')
      return type === 21 ? { ...same, value: chosen[0] ?? null } : { ...same, values: chosen }
    }
  }
}

type Wrong = (why: string) => Error

function text(input: TextInput, entered: FieldValue | undefined, wrong: Wrong): string {
  const value = entered ?? input.value ?? ''
  if (typeof value !== 'string') throw wrong('takes words')
  if (value === '' && isRequired(input)) throw wrong('has to be filled in')
  const [min, max] = [input.min_length ?? 0, input.max_length ?? 4000]
  if (value !== '' && (value.length < min || value.length > max)) {
    throw wrong(`takes ${min} to ${max} characters, not ${value.length}`)
  }
  return value
}

function choices(field: Field, entered: FieldValue | undefined, wrong: Wrong): string[] {
  const options = 'options' in field && Array.isArray(field.options) ? field.options : null
  if (entered === undefined && 'default_values' in field) {
    return z
      .array(z.object({ id: z.string() }))
      .catch([])
      .parse(field.default_values)
      .map(({ id }) => id)
  }
  if (entered === undefined) {
    return (options ?? []).filter((one) => one.default === true).map(({ value }) => value)
  }
  if (typeof entered === 'boolean') throw wrong('takes options')
  const wanted = typeof entered === 'string' ? [entered] : [...entered]
  // People and places are named by their ids: Discord fills in what can be chosen.
  if (!options) return wanted
  return wanted.map((one) => {
    const found = options.find(({ label, value }) => label === one || value === one)
    if (!found) throw wrong(`has no option ${one}`)
    return found.value
  })
}
