import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  type MessageComponentInteraction,
} from 'discord.js'
import type { Form, FormValues } from '#chat/form.ts'
import { limits } from './limits.ts'
import type { CardFrame } from './render-card.ts'
import { escapeText, unescapeText } from './render-inline.ts'

/**
 * Discord cannot show a form again once it was sent. So what was typed is given back on a private
 * card, with a button that opens the form filled in. Nothing waits in memory: the values stand in
 * the card itself, and the button sends them once more, to be answered by the form once more.
 */
const prefix = 'r:'
/** The component id of the first field's value; the next field has the next. */
const firstValue = 1000

/** What was typed, each value under its label, with the problems beside it. */
export function retryMessage(
  form: Form,
  problems: Readonly<Record<string, string>>,
  words: { readonly openAgain: string },
  frame: CardFrame,
): readonly [APIContainerComponent] {
  const names = form.fields.map(({ name }) => name)
  const other = Object.entries(problems).filter(([name]) => !names.includes(name))
  const fields = form.fields.flatMap(({ name, label, value }, index) => [
    display(`**${escapeText(label)}**`),
    ...(value ? [{ ...display(quoteText(fitting(value))), id: firstValue + index }] : []),
    ...(problems[name] ? [display(escapeText(problems[name]))] : []),
  ])
  const open = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: words.openAgain,
    custom_id: `${prefix}${names.join(',')}:${frame.id(form.action)}`,
  } as const
  const components: APIComponentInContainer[] = [
    ...other.map(([, problem]) => display(escapeText(problem))),
    ...fields,
    { type: ComponentType.ActionRow, components: [open] },
  ]
  return [{ type: ComponentType.Container, components }]
}

const display = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const

/** Discord's app lets nobody type more than fits; what another client sent must fit on the card. */
const fitting = (value: string): string => value.slice(0, limits.retryValue)

const quoteText = (text: string): string => `> ${escapeText(text).replaceAll('\n', '\n> ')}`
const unquoteText = (text: string): string => unescapeText(text.replaceAll(/^> /gmu, ''))

/** The form's id and what was typed, when the button of such a card was used. */
export function readRetry(
  interaction: MessageComponentInteraction,
): { readonly id: string; readonly values: FormValues } | null {
  if (!interaction.customId.startsWith(prefix)) return null
  const [names = '', ...id] = interaction.customId.slice(prefix.length).split(':')
  const texts = new Map(
    interaction.message.components.flatMap((one) =>
      one.type === ComponentType.Container
        ? one.components.flatMap((part) =>
            part.type === ComponentType.TextDisplay ? [[part.data.id, part.content] as const] : [],
          )
        : [],
    ),
  )
  const values = names
    .split(',')
    .map((name, index) => [name, unquoteText(texts.get(firstValue + index) ?? '')])
  return { id: id.join(':'), values: Object.fromEntries(values) }
}
