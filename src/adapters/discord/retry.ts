import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  type ContainerComponent,
  type MessageComponentInteraction,
} from 'discord.js'
import type { Field, Form, FormValues } from '#chat/form.ts'
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
  let room: number = limits.retryValues
  const fields = form.fields.flatMap((field, index) => {
    const value = renderValue(field, room)
    if (value && 'content' in value) room -= value.content.length
    return [
      display(`**${escapeText(field.label)}**`),
      ...(value ? [{ ...value, id: firstValue + index }] : []),
      ...(problems[field.name] ? [display(renderProblem(problems[field.name]))] : []),
    ]
  })
  const open = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: words.openAgain,
    custom_id: `${prefix}${names.join(',')}:${frame.id(form.action)}`,
  } as const
  const components: APIComponentInContainer[] = [
    ...other.map(([, problem]) => display(renderProblem(problem))),
    ...fields,
    { type: ComponentType.ActionRow, components: [open] },
  ]
  return [{ type: ComponentType.Container, components }]
}

/** A value as it is read: a channel by its name, and a choice by its words. */
function renderValue(field: Field, room: number): APIComponentInContainer | null {
  const { value } = field
  if (!value) return null
  if (field.field === 'channel') return display(`<#${value.slice(0, limits.shortInput)}>`)
  if (field.field !== 'choice') return display(fitting(value, room))
  const options = field.options.map((one) => ({ ...one, default: one.value === value }))
  const select = {
    type: ComponentType.StringSelect,
    custom_id: `v:${field.name}`,
    disabled: true,
    options,
  } as const
  return { type: ComponentType.ActionRow, components: [select] }
}

const renderProblem = (problem = ''): string => escapeText(problem.slice(0, limits.retryProblem))

const display = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const

/** Discord's app lets nobody type more than fits; what another client sent must fit on the card. */
function fitting(value: string, room: number): string {
  const cut = quoteText(value.slice(0, limits.retryValue))
  if (cut.length <= room) return cut
  return quoteText(value.slice(0, Math.max(1, Math.floor(room / 3))))
}

const quoteText = (text: string): string => `> ${escapeText(text).replaceAll('\n', '\n> ')}`
const unquoteText = (text: string): string => unescapeText(text.replaceAll(/^> /gmu, ''))

/** The form's id and what was typed, when the button of such a card was used. */
export function readRetry(
  interaction: MessageComponentInteraction,
): { readonly id: string; readonly values: FormValues } | null {
  if (!interaction.customId.startsWith(prefix)) return null
  const [names = '', ...id] = interaction.customId.slice(prefix.length).split(':')
  const given = new Map(
    interaction.message.components.flatMap((one) =>
      one.type === ComponentType.Container
        ? one.components.map((part) => [part.data.id, readValue(part)] as const)
        : [],
    ),
  )
  const values = names.split(',').map((name, index) => [name, given.get(firstValue + index) ?? ''])
  return { id: id.join(':'), values: Object.fromEntries(values) }
}

function readValue(part: ContainerComponent['components'][number]): string {
  if (part.type === ComponentType.TextDisplay)
    return /^<#(\d+)>$/.exec(part.content)?.[1] ?? unquoteText(part.content)
  if (part.type !== ComponentType.ActionRow) return ''
  const [select] = part.components
  if (select?.type !== ComponentType.StringSelect) return ''
  return select.options.find((option) => option.default)?.value ?? ''
}
