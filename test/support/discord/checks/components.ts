import { isButton, isSelect, type Path, placed } from '../component-walk.ts'
import type { Button, InMessage, MessageComponent, Option, Select } from '../components.ts'
import { duplicateFlaws, type Flaw, flaw, lengthFlaws, required } from './flaw.ts'

const linkStyle = 5
const premiumStyle = 6

/** What is wrong with a message's components, whether they are the old rows or Components v2. */
export function componentFlaws(
  components: readonly MessageComponent[],
  frame: { readonly isV2: boolean; readonly files: ReadonlySet<string> },
): Flaw[] {
  const all = [...placed(components)]
  return [
    ...(frame.isV2 ? v2Flaws(all) : legacyFlaws(components)),
    ...all.flatMap(({ component, path }) => flawsOf(component, path, frame.files)),
    ...duplicateFlaws(all.flatMap(idsOf), 'COMPONENT_CUSTOM_ID_DUPLICATED'),
  ]
}

function v2Flaws(all: readonly { readonly component: InMessage; readonly path: Path }[]): Flaw[] {
  const texts = all.map(({ component }) => (component.type === 10 ? component.content.length : 0))
  const characters = texts.reduce((sum, one) => sum + one, 0)
  const path = ['components']
  return [
    ...(all.length > 40
      ? [flaw(path, 'COMPONENT_MAX_TOTAL_COMPONENTS', `${all.length} components, 40 may be`)]
      : []),
    ...(characters > 4000
      ? [flaw(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE', `${characters} characters, 4000 may be`)]
      : []),
  ]
}

function legacyFlaws(components: readonly MessageComponent[]): Flaw[] {
  const path = ['components']
  return [
    ...(components.length > 5 ? [flaw(path, 'BASE_TYPE_BAD_LENGTH', 'At most 5 rows')] : []),
    ...components.flatMap(({ type }, index) =>
      type === 1
        ? []
        : [
            flaw(
              [...path, index, 'type'],
              'UNION_TYPE_CHOICES',
              'Needs flag 32768 (Components v2)',
            ),
          ],
    ),
  ]
}

const idsOf = ({ component, path }: { component: InMessage; path: Path }) =>
  (isButton(component) || isSelect(component)) && typeof component.custom_id === 'string'
    ? [{ name: component.custom_id, path: [...path, 'custom_id'] }]
    : []

function flawsOf(component: InMessage, path: Path, files: ReadonlySet<string>): Flaw[] {
  switch (component.type) {
    case 1:
      return rowFlaws(component.components, [...path, 'components'])
    case 2:
      return buttonFlaws(component, path)
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return selectFlaws(component, path)
    case 9:
      return component.components.length >= 1 && component.components.length <= 3
        ? []
        : [flaw([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', '1 to 3 texts in a section')]
    case 10:
      return lengthFlaws([...path, 'content'], component.content, 1, 4000)
    case 11:
      return mediaFlaws(component, path, files)
    case 12:
      return [
        ...(component.items.length >= 1 && component.items.length <= 10
          ? []
          : [flaw([...path, 'items'], 'BASE_TYPE_BAD_LENGTH', '1 to 10 items in a gallery')]),
        ...component.items.flatMap((item, at) => mediaFlaws(item, [...path, 'items', at], files)),
      ]
    case 13:
      return urlFlaws(component.file.url, [...path, 'file', 'url'], files)
    case 14:
      return []
    case 17:
      return component.components.length > 0 ? [] : [required([...path, 'components'])]
    default:
      return component satisfies never
  }
}

function rowFlaws(inside: readonly (Button | Select)[], path: Path): Flaw[] {
  if (inside.length === 0 || inside.length > 5) {
    return [flaw(path, 'BASE_TYPE_BAD_LENGTH', 'A row has 1 to 5 components')]
  }
  return inside.some(isSelect) && inside.length > 1
    ? [flaw(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select is alone in its row')]
    : []
}

function buttonFlaws(one: Button, path: Path): Flaw[] {
  const isLink = one.style === linkStyle
  const isOurs = !isLink && one.style !== premiumStyle
  return [
    ...(one.style >= 1 && one.style <= premiumStyle
      ? []
      : [flaw([...path, 'style'], 'BASE_TYPE_CHOICES', 'Styles are 1 to 6')]),
    ...(isOurs && !one.custom_id ? [required([...path, 'custom_id'])] : []),
    ...(isLink && !one.url ? [required([...path, 'url'])] : []),
    ...(isLink && one.custom_id
      ? [flaw(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A link has no custom_id')]
      : []),
    ...(isOurs && one.url
      ? [flaw(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Only a link has a url')]
      : []),
    ...(one.style !== premiumStyle && !one.label && !one.emoji
      ? [flaw(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button has a label or an emoji')]
      : []),
    ...lengthFlaws([...path, 'label'], one.label, 1, 80),
    ...lengthFlaws([...path, 'custom_id'], one.custom_id, 1, 100),
    ...lengthFlaws([...path, 'url'], one.url, 1, 512),
  ]
}

function selectFlaws(one: Select, path: Path): Flaw[] {
  const [min, max] = [one.min_values ?? 1, one.max_values ?? 1]
  return [
    ...lengthFlaws([...path, 'custom_id'], one.custom_id, 1, 100),
    ...lengthFlaws([...path, 'placeholder'], one.placeholder, 0, 150),
    ...(min > max
      ? [flaw([...path, 'min_values'], 'COMPONENT_MIN_VALUES', 'More than max_values')]
      : []),
    ...(one.type === 3 ? optionFlaws(one.options, [...path, 'options'], max) : []),
  ]
}

/** @param max How many of them may be chosen, and so may be marked as chosen. */
export function optionFlaws(options: readonly Option[], path: Path, max: number): Flaw[] {
  const values = options.map(({ value }, at) => ({ name: value, path: [...path, at, 'value'] }))
  const marked = options.filter((one) => one.default === true).length
  return [
    ...(options.length >= 1 && options.length <= 25
      ? []
      : [flaw(path, 'BASE_TYPE_BAD_LENGTH', 'A select has 1 to 25 options')]),
    ...(max > Math.max(1, options.length)
      ? [flaw(path, 'COMPONENT_MAX_VALUES', 'max_values is more than there are options')]
      : []),
    ...(marked > max ? [flaw(path, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many')] : []),
    ...options.flatMap((one, at) => [
      ...lengthFlaws([...path, at, 'label'], one.label, 1, 100),
      ...lengthFlaws([...path, at, 'value'], one.value, 1, 100),
      ...lengthFlaws([...path, at, 'description'], one.description, 1, 100),
    ]),
    ...duplicateFlaws(values, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'),
  ]
}

const mediaFlaws = (
  item: {
    readonly media: { readonly url: string }
    readonly description?: string | null | undefined
  },
  path: Path,
  files: ReadonlySet<string>,
): Flaw[] => [
  ...urlFlaws(item.media.url, [...path, 'media', 'url'], files),
  ...lengthFlaws([...path, 'description'], item.description, 1, 1024),
]

/** A picture is a file of the same message, or something that Discord can fetch. */
function urlFlaws(url: string, path: Path, files: ReadonlySet<string>): Flaw[] {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null
  if (name === null) {
    return /^https?:\/\//u.test(url)
      ? []
      : [flaw(path, 'URL_TYPE_INVALID_SCHEME', 'http, https or attachment')]
  }
  return files.has(name)
    ? []
    : [flaw(path, 'COMPONENT_ATTACHMENT_NOT_FOUND', `No file ${name} was sent with it`)]
}
