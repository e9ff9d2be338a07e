import type { CommandOption } from '../checks/commands.ts'
import type { Command } from '../world/commands.ts'
import type { Channel, User } from '../world/places.ts'
import { nothingResolved, type OptionValue, resolvedPart, valueFor } from './option-values.ts'

/** A command as somebody types it. */
export interface Typed {
  readonly subcommand?: string
  /** The group that the subcommand is in. */
  readonly group?: string
  readonly options?: Readonly<Record<string, OptionValue>>
  /** The option that is being typed, when the bot is asked what it could become. */
  readonly focused?: { readonly name: string; readonly value: string }
}

/** The command's own part of the payload. */
export function commandData(
  command: Command,
  typed: Typed,
  user: User,
  channel: Channel,
): Record<string, unknown> {
  const path = [typed.group, typed.subcommand].filter((name) => name !== undefined)
  const definitions = optionsAt(command, path)
  const using = { user, channel, resolved: nothingResolved() }
  const given = Object.entries(typed.options ?? {})
  const options: object[] = given.map(([name, value]) => {
    const option = named(definitions, name, command)
    return { name, type: option.type, value: valueFor(option, value, using) }
  })
  const { focused } = typed
  if (focused) {
    const option = named(definitions, focused.name, command)
    if (option.autocomplete !== true) throw new Error(`${focused.name} has no autocompletion`)
    options.push({ name: focused.name, type: option.type, value: focused.value, focused: true })
  } else {
    const missing = definitions.filter(
      ({ name, required }) => required === true && !given.some(([other]) => other === name),
    )
    if (missing.length > 0) {
      throw new Error(`/${command.body.name} needs ${missing.map(({ name }) => name).join(', ')}`)
    }
  }
  return {
    id: command.id,
    name: command.body.name,
    type: 1,
    options: nested(path, typed, options),
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...resolvedPart(using.resolved),
  }
}

/** The options of the command, or of the subcommand that the path leads to. */
function optionsAt(command: Command, path: readonly string[]): readonly CommandOption[] {
  let options: readonly CommandOption[] = command.body.options ?? []
  for (const name of path) options = named(options, name, command).options ?? []
  const branch = options.find(({ type }) => type === 1 || type === 2)
  if (branch) throw new Error(`/${command.body.name} needs a subcommand, such as ${branch.name}`)
  return options
}

function named(options: readonly CommandOption[], name: string, { body }: Command): CommandOption {
  const found = options.find((one) => one.name === name)
  if (found) return found
  const known = options.map((one) => one.name).join(', ')
  throw new Error(`/${body.name} has no ${name}, only: ${known || 'nothing'}`)
}

/** Puts the options into their subcommand, and that into its group. */
function nested(path: readonly string[], { group }: Typed, options: object[]): object[] {
  const [outer, ...inner] = path
  if (outer === undefined) return options
  const type = outer === group && inner.length > 0 ? 2 : 1
  return [{ name: outer, type, options: nested(inner, {}, options) }]
}
