import { z } from 'zod'
import type { Path } from '../component-walk.ts'
import { duplicateFlaws, type Flaw, flaw, lengthFlaws, required } from './flaw.ts'

const choice = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })

const optionFields = {
  type: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(choice).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
}

const plainOption = z.looseObject(optionFields)
const subcommandOption = plainOption.extend({ options: z.array(plainOption).nullish() })
const topOption = plainOption.extend({ options: z.array(subcommandOption).nullish() })

/** A command as it is registered, with the fields that this loopback reads. */
export const commandBody = z.looseObject({
  name: z.string(),
  type: z.number().nullish(),
  description: z.string().nullish(),
  options: z.array(topOption).nullish(),
  default_member_permissions: z.string().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  nsfw: z.boolean().nullish(),
})

export type CommandBody = z.infer<typeof commandBody>

/** An option; a subcommand and a group of them are options that have options. */
export interface CommandOption extends z.infer<typeof plainOption> {
  options?: CommandOption[] | null | undefined
}

const subcommand = 1
const group = 2

/** Discord's pattern, for names that are written in lower case. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** What is wrong with a set of commands, as far as Discord's description does not say it. */
export const commandsFlaws = (commands: readonly CommandBody[]): Flaw[] => [
  ...(commands.length > 100
    ? [flaw([], 'APPLICATION_COMMANDS_TOO_MANY', `${commands.length} commands, 100 may be`)]
    : []),
  ...duplicateFlaws(
    commands.map(({ name, type }, at) => ({ name: `${type ?? 1} ${name}`, path: [at, 'name'] })),
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
  ),
  ...commands.flatMap((command, at) => commandFlaws(command, [at])),
]

function commandFlaws(command: CommandBody, path: Path): Flaw[] {
  if ((command.type ?? 1) !== 1) return lengthFlaws([...path, 'name'], command.name, 1, 32)
  const size = sizeOf({ ...command, choices: null })
  return [
    ...namedFlaws(command, path),
    ...(size > 8000
      ? [flaw(path, 'APPLICATION_COMMAND_TOO_LARGE', `${size} characters, 8000 may be`)]
      : []),
    ...optionsFlaws(command.options ?? [], [...path, 'options']),
  ]
}

interface Named {
  readonly name: string
  readonly description?: string | null | undefined
}

const namedFlaws = ({ name, description }: Named, path: Path): Flaw[] => [
  ...(namePattern.test(name) && name === name.toLowerCase()
    ? []
    : [flaw([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')]),
  ...(description ? [] : [required([...path, 'description'])]),
  ...lengthFlaws([...path, 'description'], description, 1, 100),
]

function optionsFlaws(options: readonly CommandOption[], path: Path): Flaw[] {
  const isBranch = ({ type }: CommandOption) => type === subcommand || type === group
  const mixes = options.some(isBranch) && !options.every(isBranch)
  const names = options.map(({ name }, at) => ({ name, path: [...path, at, 'name'] }))
  return [
    ...(options.length > 25 ? [flaw(path, 'BASE_TYPE_MAX_LENGTH', 'At most 25 options')] : []),
    ...(mixes
      ? [flaw(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands stand alone')]
      : []),
    ...duplicateFlaws(names, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'),
    ...options.flatMap((option, at) => {
      const laterThanOptional =
        option.required === true && options.slice(0, at).some((before) => before.required !== true)
      return [
        ...(laterThanOptional
          ? [
              flaw(
                [...path, at],
                'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
                'Required ones first',
              ),
            ]
          : []),
        ...optionFlaws(option, [...path, at]),
      ]
    }),
  ]
}

function optionFlaws(option: CommandOption, path: Path): Flaw[] {
  const choices = option.choices ?? []
  const at = [...path, 'choices']
  return [
    ...namedFlaws(option, path),
    ...(choices.length > 25 ? [flaw(at, 'BASE_TYPE_MAX_LENGTH', 'At most 25 choices')] : []),
    ...(choices.length > 0 && option.autocomplete === true
      ? [flaw(path, 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'Choices or autocomplete')]
      : []),
    ...choices.flatMap(({ name, value }, index) => [
      ...lengthFlaws([...at, index, 'name'], name, 1, 100),
      ...(typeof value === 'string' ? lengthFlaws([...at, index, 'value'], value, 1, 100) : []),
    ]),
    ...duplicateFlaws(
      choices.map(({ name }, index) => ({ name, path: [...at, index, 'name'] })),
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    ),
    ...optionsFlaws(option.options ?? [], [...path, 'options']),
  ]
}

interface Sized extends Named {
  readonly choices?: readonly z.infer<typeof choice>[] | null | undefined
  readonly options?: readonly Sized[] | null | undefined
}

/** Characters of names, descriptions and values, counted as Discord does for its 8,000. */
function sizeOf(one: Sized): number {
  const choices = (one.choices ?? []).map(({ name, value }) => name.length + String(value).length)
  const options = (one.options ?? []).map(sizeOf)
  return [one.name.length, one.description?.length ?? 0, ...choices, ...options].reduce(
    (sum, length) => sum + length,
    0,
  )
}
