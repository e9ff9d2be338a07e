import type {
  Button,
  Field,
  InMessage,
  MessageComponent,
  ModalComponent,
  Select,
} from './components.ts'

export type Path = readonly (string | number)[]

/** A component, and the way to it from the message. */
export interface Placed<Component> {
  readonly component: Component
  readonly path: Path
}

/** Every component of a message, those inside others too, in reading order. */
export function* placed(
  components: readonly InMessage[],
  path: Path = ['components'],
): Generator<Placed<InMessage>> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index]
    yield { component, path: here }
    if (component.type === 1 || component.type === 9 || component.type === 17) {
      yield* placed(component.components, [...here, 'components'])
    }
    if (component.type === 9) yield { component: component.accessory, path: [...here, 'accessory'] }
  }
}

/** The fields of a modal that take an answer, with the label that stands over them. */
export function* placedFields(
  components: readonly ModalComponent[],
): Generator<Placed<Field> & { readonly label: string; readonly description: string | null }> {
  for (const [index, component] of components.entries()) {
    const here = ['components', index]
    if (component.type === 18) {
      const { label, description = null } = component
      yield { component: component.component, path: [...here, 'component'], label, description }
    } else if (component.type === 1) {
      for (const [at, input] of component.components.entries()) {
        const path = [...here, 'components', at]
        yield { component: input, path, label: input.label ?? '', description: null }
      }
    }
  }
}

export const isButton = (component: InMessage): component is Button => component.type === 2

export const isSelect = (component: InMessage): component is Select =>
  component.type === 3 || (component.type >= 5 && component.type <= 8)

/** The buttons and selects of a message, in reading order. */
export const controlsOf = (components: readonly MessageComponent[]): (Button | Select)[] =>
  [...placed(components)]
    .map(({ component }) => component)
    .filter((component) => isButton(component) || isSelect(component))

/** Gives ids to the components that have none, as Discord does on arrival. */
export function numbered<Component extends object>(components: readonly Component[]): Component[] {
  let last = 0
  const number = <Value>(value: Value): Value => {
    // The copies have the same fields as what was copied, and an id, which every component may have.
    if (Array.isArray(value)) return value.map((one) => number(one)) as Value
    if (typeof value !== 'object' || value === null) return value
    last += 1
    const id = 'id' in value && typeof value.id === 'number' ? value.id : last
    const inside = Object.entries(value).map(([key, inner]) =>
      ['components', 'component', 'accessory'].includes(key) ? [key, number(inner)] : [key, inner],
    )
    return { ...Object.fromEntries(inside), id } as Value
  }
  return components.map((component) => number(component))
}
