import type { APIBaseInteraction, APIInteractionGuildMember, InteractionType } from 'discord.js'
import type { Interaction } from '../world/interaction.ts'
import { bitsOf, botPermissions } from '../world/permissions.ts'
import { type Channel, permissionsIn, type User } from '../world/places.ts'
import { type MessagePayload, ownersIn } from './message.ts'
import { memberPayload, userPayload } from './people.ts'
import { channelPayload } from './places.ts'

type Base = APIBaseInteraction<InteractionType, Readonly<Record<string, unknown>>>

/** Languages are words here, and messages are as this loopback writes them. */
export type InteractionPayload = Omit<Base, 'locale' | 'guild_locale' | 'guild' | 'message'> & {
  readonly locale: string
  readonly guild_locale?: string
  readonly guild?: { readonly id: string; readonly locale: string; readonly features: string[] }
  readonly message?: MessagePayload
}

const tenMebibytes = 10 * 1024 * 1024

/** What the bot is told when somebody asks something of it. */
export function interactionPayload(
  { asking }: Interaction,
  bot: User,
  message: MessagePayload | null,
): InteractionPayload {
  const { channel, user } = asking
  return {
    id: asking.id,
    application_id: bot.id,
    type: asking.type,
    token: asking.token,
    version: 1,
    data: asking.data,
    ...placeOf(channel, user),
    channel_id: channel.id,
    channel: channelPayload(channel, bot),
    locale: user.locale,
    app_permissions: String(
      channel.kind === 'direct' ? bitsOf(botPermissions) : permissionsIn(channel, bot),
    ),
    entitlements: [],
    authorizing_integration_owners: ownersIn(channel.kind === 'direct' ? null : channel.guild.id),
    context: channel.kind === 'direct' ? 1 : 0,
    attachment_size_limit: tenMebibytes,
    ...(message ? { message } : {}),
  }
}

function placeOf(channel: Channel, user: User) {
  if (channel.kind === 'direct') return { user: userPayload(user) }
  const { guild } = channel
  return {
    member: memberIn(channel, user),
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
  }
}

function memberIn(channel: Exclude<Channel, { kind: 'direct' }>, user: User) {
  const member = channel.guild.members.get(user.id)
  if (!member) throw new Error(`${user.name} is no member of ${channel.guild.name}`)
  const payload: APIInteractionGuildMember = {
    ...memberPayload(member),
    permissions: String(permissionsIn(channel, user)),
    user: userPayload(user),
  }
  return payload
}
