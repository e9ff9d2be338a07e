import { z } from 'zod'
import { type Path, placedFields } from '../component-walk.ts'
import { type Field, modalComponent, type TextInput } from '../components.ts'
import { optionFlaws } from './components.ts'
import { duplicateFlaws, type Flaw, flaw, lengthFlaws, required } from './flaw.ts'

/** A form as it is opened, with the fields that this loopback reads. */
export const modalBody = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(modalComponent),
})

export type ModalBody = z.infer<typeof modalBody>

/** What is wrong with a form, as far as Discord's description does not say it. */
export function modalFlaws({ custom_id, title, components }: ModalBody): Flaw[] {
  const fields = [...placedFields(components)]
  const ids = fields.map(({ component, path }) => ({
    name: component.custom_id,
    path: [...path, 'custom_id'],
  }))
  return [
    ...lengthFlaws(['custom_id'], custom_id, 1, 100),
    ...lengthFlaws(['title'], title, 1, 45),
    ...(components.length >= 1 && components.length <= 5
      ? []
      : [flaw(['components'], 'BASE_TYPE_BAD_LENGTH', 'A modal has 1 to 5 components')]),
    ...components.flatMap((component, at) => {
      if (component.type === 10) {
        return lengthFlaws(['components', at, 'content'], component.content, 1, 4000)
      }
      if (component.type === 1) {
        return component.components.length === 1
          ? []
          : [flaw(['components', at], 'BASE_TYPE_BAD_LENGTH', 'One text input a row')]
      }
      return [
        ...lengthFlaws(['components', at, 'label'], component.label, 1, 45),
        ...lengthFlaws(['components', at, 'description'], component.description, 1, 100),
      ]
    }),
    ...fields.flatMap(({ component, path }) => fieldFlaws(component, path)),
    ...duplicateFlaws(ids, 'COMPONENT_CUSTOM_ID_DUPLICATED'),
  ]
}

function fieldFlaws(field: Field, path: Path): Flaw[] {
  const ids = lengthFlaws([...path, 'custom_id'], field.custom_id, 1, 100)
  switch (field.type) {
    case 4:
      return [...ids, ...textInputFlaws(field, path)]
    case 3:
      return [
        ...ids,
        ...lengthFlaws([...path, 'placeholder'], field.placeholder, 0, 150),
        ...optionFlaws(field.options, [...path, 'options'], field.max_values ?? 1),
      ]
    case 21:
    case 22:
      return [...ids, ...optionFlaws(field.options, [...path, 'options'], field.options.length)]
    case 5:
    case 6:
    case 7:
    case 8:
    case 19:
    case 23:
      return ids
    default:
      return field satisfies never
  }
}

function textInputFlaws(input: TextInput, path: Path): Flaw[] {
  const inLabel = path.at(-1) === 'component'
  const [min, max] = [input.min_length ?? 0, input.max_length ?? 4000]
  const { value } = input
  return [
    ...(inLabel || input.label ? [] : [required([...path, 'label'])]),
    ...(inLabel && input.label
      ? [flaw([...path, 'label'], 'BASE_TYPE_INVALID', 'The Label around it has the label')]
      : []),
    ...lengthFlaws([...path, 'label'], input.label, 1, 45),
    ...lengthFlaws([...path, 'placeholder'], input.placeholder, 0, 100),
    ...(min > max || max > 4000
      ? [
          flaw(
            [...path, 'max_length'],
            'TEXT_INPUT_LENGTHS',
            'min_length to max_length, at most 4000',
          ),
        ]
      : []),
    // An empty value is no value: an optional field may stand empty whatever its shortest length.
    ...(value ? lengthFlaws([...path, 'value'], value, min, max) : []),
  ]
}
