import type { Action } from './action-definition.ts'
import type { ActionCodec, ActionFailure } from './action-id.ts'
import type { Card, Option } from './card.ts'
import type { ArgProblem, CheckedArgs, Command, Usage, Who } from './command.ts'
import { readCommandText } from './command-text.ts'
import type { Invocation, RawArgs, Said } from './invocation.ts'
import { privately, type Reply } from './reply.ts'
import { readSayAgain } from './say-again.ts'

/** Where everything that people say arrives, and every answer comes from. One for all doors. */
export interface Desk {
  /** Whether the answer will open a form: known at once, from what was said alone. */
  opens(said: Said): 'card' | 'form'
  /** Never rejects: what cannot be answered gets a calm answer with a reference. */
  answer(invocation: Invocation): Promise<Reply>
  /** Values for an option that a person is typing; empty when there is nothing to offer. */
  suggest(
    invocation: Omit<Invocation, 'said' | 'once'>,
    option: { readonly command: string; readonly usage: string | null; readonly option: string },
    typed: string,
  ): Promise<readonly Option[]>
}

/** What is said when something cannot be done as asked. */
export interface Apologies<C> {
  unknownCommand(name: string): Card
  needsUsage(command: Command<C>): Card
  /** Asks for the arguments again, with what was understood. */
  badArguments(
    command: Command<C>,
    usage: Usage<C>,
    said: { readonly problems: readonly ArgProblem[]; readonly values: RawArgs },
  ): Reply
  notHere(command: Command<C>): Card
  badAction(failure: ActionFailure): Card
  /** `reference` stands in the log as well. */
  broken(reference: string): Card
}

/** Asked before anything is done. */
export interface Permission {
  readonly who: Who
  /** The group in which it is to be done; `null`: the one that they speak in. */
  readonly group: string | null
}

/** Allowed, with what they speak in turned to the group that was named; or why not. */
export type Permitted<C> =
  | { readonly ok: true; readonly context: C }
  | { readonly ok: false; readonly reply: Reply }

export interface DeskParts<C> {
  readonly commands: readonly Command<C>[]
  readonly actions: readonly Action<C>[]
  readonly codec: ActionCodec
  readonly apologies: Apologies<C>
  /** Finds out who is speaking and where. */
  meet(invocation: Omit<Invocation, 'said'>): Promise<C>
  /** The one place where it is checked who may do what. */
  permit(context: C, asked: Permission): Promise<Permitted<C>>
  /** Hears of a bug. What it writes down holds nothing that a member wrote. */
  onBug(error: unknown, reference: string): void
}

export function createDesk<C>(parts: DeskParts<C>): Desk {
  const commands = new Map(parts.commands.map((command) => [command.name, command]))
  const actions = new Map(parts.actions.map((action) => [action.name, action]))
  const { apologies } = parts

  async function runCommand(
    invocation: Invocation,
    said: Extract<Said, { said: 'command' }>,
  ): Promise<Reply> {
    const command = commands.get(said.name)
    if (!command) return privately(apologies.unknownCommand(said.name))
    if (!command.where.includes(invocation.place ? 'group' : 'direct'))
      return privately(apologies.notHere(command))
    const { usage, values, leftOver } = argumentsOf(command, said)
    if (!usage) return privately(apologies.needsUsage(command))
    const read = usage.read(values)
    const problems = [
      ...leftOver.map((option): ArgProblem => ({ option, problem: 'unknown' })),
      ...(read.ok ? [] : read.problems),
    ]
    if (!read.ok || problems.length > 0)
      return apologies.badArguments(command, usage, { problems, values })
    return runUsage(invocation, usage, read.args)
  }

  async function runUsage(
    invocation: Invocation,
    usage: Usage<C>,
    args: CheckedArgs,
  ): Promise<Reply> {
    const asked = { who: usage.who, group: null }
    const permitted = await parts.permit(await parts.meet(invocation), asked)
    return permitted.ok ? usage.run(permitted.context, args) : permitted.reply
  }

  async function runAction(
    invocation: Invocation,
    said: Exclude<Said, { said: 'command' }>,
  ): Promise<Reply> {
    const ref = parts.codec.read(said.id)
    if (typeof ref === 'string') return privately(apologies.badAction(ref))
    const again = said.said === 'form' ? readSayAgain(ref, said.values) : null
    if (again) return runCommand(invocation, { said: 'command', ...again })
    const used =
      said.said === 'form'
        ? { chosen: null, values: said.values }
        : { chosen: said.chosen, values: {} }
    const action = actions.get(ref.name)
    if (!action) return privately(apologies.badAction('outdated'))
    const asked = { who: action.who, group: action.groupOf(ref.params) }
    const permitted = await parts.permit(await parts.meet(invocation), asked)
    if (!permitted.ok) return permitted.reply
    const reply = action.run(permitted.context, ref.params, used)
    return reply ?? privately(apologies.badAction('outdated'))
  }

  return {
    opens(said) {
      if (said.said === 'form') return 'card'
      if (said.said === 'action') {
        const ref = parts.codec.read(said.id)
        return typeof ref === 'string' ? 'card' : (actions.get(ref.name)?.opens ?? 'card')
      }
      const command = commands.get(said.name)
      if (!command) return 'card'
      const { usage, values } = argumentsOf(command, said)
      const read = usage?.read(values)
      if (!usage) return 'card'
      return read?.ok ? usage.opens(read.args) : 'form'
    },

    async answer(invocation) {
      try {
        const { said } = invocation
        return await (said.said === 'command'
          ? runCommand(invocation, said)
          : runAction(invocation, said))
      } catch (error) {
        const reference = crypto.randomUUID().slice(0, 8)
        parts.onBug(error, reference)
        return privately(apologies.broken(reference))
      }
    },

    async suggest(invocation, wanted, typed) {
      const usage = commands.get(wanted.command)?.usages.find((one) => one.name === wanted.usage)
      const option = usage?.options.find((one) => one.name === wanted.option)
      if (option?.type === 'choice') return startingWith(option.choices, typed)
      if (option?.type !== 'text' || !option.suggest) return []
      try {
        const context = await parts.meet({ ...invocation, once: '' })
        return (await option.suggest(context, typed)).slice(0, 25)
      } catch (error) {
        parts.onBug(error, crypto.randomUUID().slice(0, 8))
        return []
      }
    },
  }
}

function argumentsOf<C>(
  command: Command<C>,
  said: Extract<Said, { said: 'command' }>,
): { usage: Usage<C> | null; values: RawArgs; leftOver: readonly string[] } {
  const { args } = said
  if ('text' in args) return readCommandText(command, args.text)
  const usage = command.usages.find((one) => one.name === args.usage) ?? null
  return { usage, values: args.values, leftOver: [] }
}

const startingWith = (options: readonly Option[], typed: string): readonly Option[] =>
  options.filter((option) => option.label.toLowerCase().startsWith(typed.toLowerCase()))
