import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { Command, OptionSpec, Usage } from '#chat/command.ts'
import { limits } from './limits.ts'

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody
type OptionJson = APIApplicationCommandBasicOption

/** What Discord is told of a command; all of it comes from the one definition. */
function commandJson(command: Command<never>): CommandJson {
  const [only] = command.usages
  const flat = command.usages.length === 1 && only?.name === null ? only : null
  return {
    name: command.name,
    description: command.summary,
    options: flat ? optionsJson(flat) : command.usages.map(usageJson),
    // Everybody finds every command: a group's moderators need not manage the guild.
    default_member_permissions: null,
    contexts: command.where.map((where) =>
      where === 'group' ? InteractionContextType.Guild : InteractionContextType.BotDM,
    ),
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }
}

const usageJson = (usage: Usage<never>) =>
  ({
    type: ApplicationCommandOptionType.Subcommand,
    name: usage.name ?? '',
    description: usage.summary,
    options: optionsJson(usage),
  }) as const

/** Discord wants the required ones first. */
const optionsJson = ({ options }: Usage<never>): OptionJson[] =>
  [...options]
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(optionJson)

function optionJson(option: OptionSpec<never>): OptionJson {
  const common = {
    name: option.name,
    description: option.about,
    required: option.required ?? false,
  }
  switch (option.type) {
    case 'text': {
      const text = {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, limits.stringOption),
      } as const
      return option.suggest ? { ...text, autocomplete: true } : text
    }
    case 'integer':
    case 'number': {
      const { min, max } = option
      const range = { min_value: min, max_value: max }
      return option.type === 'integer'
        ? { ...common, ...range, type: ApplicationCommandOptionType.Integer }
        : { ...common, ...range, type: ApplicationCommandOptionType.Number }
    }
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.map(({ label, value }) => ({ name: label, value })),
      }
    case 'yes-no':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'person':
      return { ...common, type: ApplicationCommandOptionType.User }
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role }
    case 'date':
      return { ...common, type: ApplicationCommandOptionType.String, max_length: 10 }
    default:
      return option satisfies never
  }
}

/**
 * Registers the commands where they are not registered just so, and gives their ids by name.
 *
 * @param guild registers for this one guild alone, at once: for developing.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command<never>[],
  guild: string | null,
): Promise<ReadonlyMap<string, string>> {
  const route = guild
    ? Routes.applicationGuildCommands(application, guild)
    : Routes.applicationCommands(application)
  const wanted = commands.map(commandJson)
  const known = registered(await rest.get(route))
  const same =
    known.length === wanted.length && wanted.every((one) => known.some((it) => isSame(one, it)))
  return idsOf(same ? known : registered(await rest.put(route, { body: wanted })))
}

interface Registered {
  readonly id: string
  readonly name: string
}

/** What came back is Discord's own list of commands. */
const registered = (answer: unknown): readonly Registered[] =>
  Array.isArray(answer)
    ? answer.filter((one): one is Registered => typeof one?.id === 'string')
    : []

const idsOf = (known: readonly Registered[]): ReadonlyMap<string, string> =>
  new Map(known.map(({ name, id }) => [name, id]))

/** Discord adds fields and leaves out what is empty or `false`; only what we say is compared. */
function isSame(wanted: unknown, known: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(known) ? known : []
    return wanted.length === list.length && wanted.every((one, at) => isSame(one, list[at]))
  }
  if (typeof wanted !== 'object' || wanted === null) return (wanted || null) === (known || null)
  const there: Record<string, unknown> = typeof known === 'object' ? { ...known } : {}
  return Object.entries(wanted).every(([key, value]) => isSame(value, there[key]))
}
