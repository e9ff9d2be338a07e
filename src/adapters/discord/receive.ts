import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js'
import type { Desk } from '#chat/desk.ts'
import type { FormValues } from '#chat/form.ts'
import type { Invocation, Said } from '#chat/invocation.ts'
import { type AnswerParts, answerer } from './answer.ts'
import { limits } from './limits.ts'
import { readRetry } from './retry.ts'

export interface ReceiveParts extends AnswerParts {
  readonly desk: Desk
}

/** What a person did at Discord, brought to the desk, and the answer brought back. */
export async function receive(interaction: Interaction, parts: ReceiveParts): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, parts.desk).catch(parts.onLate)
  const said = saidOf(interaction)
  if (!said) return
  const answer = answerer(interaction, parts)
  answer.deferAfter(limits.deferAfterMs[parts.desk.opens(said)])
  await answer.send(
    await parts.desk.answer({ ...speakerOf(interaction), once: interaction.id, said }),
  )
}

function saidOf(interaction: Interaction): Said | null {
  if (interaction.isChatInputCommand())
    return {
      said: 'command',
      name: interaction.commandName,
      args: { usage: interaction.options.getSubcommand(false), values: argsOf(interaction) },
    }
  if (interaction.isModalSubmit())
    return { said: 'form', id: interaction.customId, values: valuesOf(interaction) }
  if (!interaction.isMessageComponent()) return null
  const retry = readRetry(interaction)
  if (retry) return { said: 'form', ...retry }
  const chosen = 'values' in interaction ? (interaction.values[0] ?? null) : null
  return { said: 'action', id: interaction.customId, chosen }
}

/** The options as Discord has them: already apart, already of their types. */
function argsOf({ options }: ChatInputCommandInteraction): Readonly<Record<string, unknown>> {
  const [first] = options.data
  const given = first?.options ?? options.data
  return Object.fromEntries(given.map(({ name, value }) => [name, value]))
}

const valuesOf = (interaction: ModalSubmitInteraction): FormValues =>
  Object.fromEntries(
    interaction.fields.fields.map((field) => [
      field.customId,
      field.type === ComponentType.TextInput
        ? field.value
        : 'values' in field
          ? (field.values[0] ?? '')
          : '',
    ]),
  )

function speakerOf(interaction: Interaction): Omit<Invocation, 'said' | 'once'> {
  const { user, guildId, channelId, channel, memberPermissions } = interaction
  const member = interaction.inCachedGuild() ? interaction.member : null
  const parent = channel?.isThread() ? channel.parentId : null
  return {
    account: { door: 'discord', tenant: '', externalId: user.id },
    name: member?.displayName ?? user.displayName,
    place:
      guildId && channelId
        ? { door: 'discord', community: guildId, channel: parent ?? channelId }
        : null,
    community: guildId,
    manages: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    roles: interaction.member && rolesOf(interaction.member),
  }
}

/** In a guild that we know, the library has made roles of the ids. The one that all have is none. */
const rolesOf = ({ roles }: NonNullable<Interaction['member']>): readonly string[] =>
  Array.isArray(roles) ? roles : [...roles.cache.keys()].filter((id) => id !== roles.guild.id)

async function suggest(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const { commandName, options } = interaction
  const focused = options.getFocused(true)
  const wanted = { command: commandName, usage: options.getSubcommand(false), option: focused.name }
  const offered = await desk.suggest(speakerOf(interaction), wanted, String(focused.value))
  await interaction.respond(
    offered.slice(0, limits.autocomplete).map(({ label, value }) => ({ name: label, value })),
  )
}
