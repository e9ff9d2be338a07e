import type { Command, OptionSpec, Usage, Who } from '#chat/command.ts'
import type { Desk } from '#chat/desk.ts'
import type { Invocation } from '#chat/invocation.ts'
import type { Persona } from './parts.ts'

/** One line of the menu that opens while a person types. */
export interface Completion {
  readonly label: string
  readonly about: string
  /** What the composer holds once it is taken. */
  readonly insert: string
}

/** What a persona is offered; asking for more is answered by the desk all the same. */
export const commandsFor = (
  commands: readonly Command<never>[],
  { isModerator }: Persona,
): readonly Command<never>[] =>
  commands.filter(({ usages }) => isModerator || usages.some(({ who }) => isForMembers(who)))

const isForMembers = (who: Who): boolean => who === 'anyone' || who === 'members'

type Anyone = Omit<Invocation, 'said' | 'once'>
const most = 8

/** What can come next after what was typed so far, from the commands' own definitions. */
export async function complete(
  commands: readonly Command<never>[],
  desk: Desk,
  who: Anyone,
  typed: string,
): Promise<readonly Completion[]> {
  const found = /^\/([\p{L}\d-]*)(?:\s(.*))?$/su.exec(typed)
  if (!found) return []
  const [, name = '', rest] = found
  if (rest === undefined) return commandsLike(commands, name)
  const command = commands.find((one) => one.name === name.toLowerCase())
  if (!command) return []
  const only = command.usages.find((usage) => usage.name === null)
  if (only) return arguments_(command, only, desk, who, typed, rest)

  const [, first = '', after] = /^(\S*)(?:\s(.*))?$/s.exec(rest) ?? []
  const usage = command.usages.find((one) => one.name === first.toLowerCase())
  if (usage && after !== undefined) return arguments_(command, usage, desk, who, typed, after)
  return command.usages
    .filter((one) => one.name?.startsWith(first.toLowerCase()))
    .map((one) => ({
      label: `/${command.name} ${one.name}`,
      about: one.summary,
      insert: `/${command.name} ${one.name} `,
    }))
}

const commandsLike = (commands: readonly Command<never>[], name: string): readonly Completion[] =>
  commands
    .filter((one) => one.name.startsWith(name.toLowerCase()))
    .map((one) => ({ label: `/${one.name}`, about: one.summary, insert: `/${one.name} ` }))

async function arguments_(
  command: Command<never>,
  usage: Usage<never>,
  desk: Desk,
  who: Anyone,
  typed: string,
  rest: string,
): Promise<readonly Completion[]> {
  const last = /(?:^|\s)(\S*)$/.exec(rest)?.[1] ?? ''
  const before = typed.slice(0, typed.length - last.length)
  const [, name, value] = /^([\p{L}\d-]+):"?(.*)$/su.exec(last) ?? []
  const open = usage.options.filter((one) => !rest.includes(`${one.name}:`))
  const named = usage.options.find((one) => one.name === name)
  if (named) return valuesFor(named, value ?? '', before)

  const first = open.find((one) => !one.named)
  const values = first && last === rest ? await valuesFor(first, last, before) : []
  const names = open
    .filter((one) => one.name.startsWith(last.toLowerCase()))
    .map((one) => ({ label: `${one.name}:`, about: one.about, insert: `${before}${one.name}:` }))
  return [...values, ...names].slice(0, most)

  async function valuesFor(
    option: OptionSpec<never>,
    start: string,
    head: string,
  ): Promise<readonly Completion[]> {
    const wanted = { command: command.name, usage: usage.name, option: option.name }
    const offered = await desk.suggest(who, wanted, start)
    return offered.slice(0, most).map(({ label, value }) => {
      // A shortened label would not be found again; then the value itself is written.
      const said = label.endsWith('…') || option.type !== 'text' ? value : label
      return { label, about: option.about, insert: `${head}${option.name}:${quoted(said)} ` }
    })
  }
}

const quoted = (text: string): string =>
  /^[\p{L}\d/_-]+$/u.test(text) ? text : `"${text.replace(/["“”\\]/gu, '\\$&')}"`
