import type { ActionRef } from '#chat/action.ts'
import type { ArgProblem, Command, OptionSpec, Usage } from '#chat/command.ts'
import type { Field, Form } from '#chat/form.ts'
import type { RawArgs } from '#chat/invocation.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import { sentenceCase, type Words } from './words.ts'

/**
 * Asks for the arguments of a command, with what was understood standing in the fields. A form has
 * only so many fields: what needs another look and what was said come first.
 *
 * @returns `null` where the usage takes no arguments, or more was said than the form can hold.
 */
export function argumentForm<C>(
  words: Words,
  command: Command<C>,
  usage: Usage<C>,
  said: { readonly problems: readonly ArgProblem[]; readonly values: RawArgs },
  action: ActionRef,
): Form | null {
  const asked = new Set(said.problems.map(({ option }) => option))
  const isNeeded = ({ name }: OptionSpec<C>) => asked.has(name) || said.values[name] !== undefined
  const needed = usage.options.filter(isNeeded)
  const others = usage.options.filter((option) => !isNeeded(option))
  const room = limits.form.fields - needed.length
  if (usage.options.length === 0 || room < 0) return null
  const shown = new Set([...needed, ...others.slice(0, room)])
  return {
    kind: 'form',
    title: shorten(`/${command.name} ${usage.name ?? ''}`.trim(), limits.form.title),
    submit: words.say('form.go-on'),
    action,
    fields: usage.options
      .filter((option) => shown.has(option))
      .map((option) => fieldFor(words, option, said.values[option.name])),
  }
}

/** What may be longer gets several lines to be typed in; in UTF-16 units. */
const oneLine = 1000

function fieldFor<C>(words: Words, option: OptionSpec<C>, value: unknown): Field {
  const isText =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const text = isText ? String(value).slice(0, limits.form.value) : ''
  const common = {
    name: option.name,
    label: sentenceCase(option.name.replaceAll('-', ' ')),
    hint: shorten(option.about, limits.form.hint),
    required: option.required ?? false,
    value: text,
  }
  switch (option.type) {
    case 'text':
      return {
        ...common,
        field: option.maxLength > oneLine ? 'text' : 'line',
        maxLength: option.maxLength,
      }
    case 'person':
    case 'role':
      return { ...common, field: 'line', maxLength: 100 }
    case 'integer':
    case 'number':
      return { ...common, field: 'number' }
    case 'date':
      return { ...common, field: 'date' }
    case 'choice':
      return { ...common, field: 'choice', options: option.choices }
    case 'yes-no':
      return {
        ...common,
        field: 'choice',
        options: [
          { value: 'yes', label: words.say('yes') },
          { value: 'no', label: words.say('no') },
        ],
      }
    default:
      return option satisfies never
  }
}
