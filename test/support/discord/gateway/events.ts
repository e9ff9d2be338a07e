import { interactionPayload } from '../payloads/interaction.ts'
import type { MessagePayload } from '../payloads/message.ts'
import { rolePayload } from '../payloads/people.ts'
import { channelPayload, guildCreatePayload, guildPayload } from '../payloads/places.ts'
import type { Message } from '../world/message.ts'
import type { Change, World } from '../world/world.ts'

export interface GatewayEvent {
  readonly name: string
  /** Decides which shard hears of it; null for direct messages. */
  readonly guildId: string | null
  /** The intent that it belongs to; 0 for what every bot is told. */
  readonly intent: number
  readonly payload: unknown
}

export const guildsIntent = 1 << 0

/** What the bot is told of a change; null for what it does not learn. */
export function eventOf(
  change: Change,
  world: World,
  show: (message: Message) => MessagePayload,
): GatewayEvent | null {
  if (change.kind === 'asked') {
    const { channel, source, reshape } = change.interaction.asking
    const payload = interactionPayload(change.interaction, world.bot, source && show(source))
    return {
      name: 'INTERACTION_CREATE',
      guildId: channel.kind === 'direct' ? null : channel.guild.id,
      intent: 0,
      payload: reshape ? reshape(payload) : payload,
    }
  }
  if ('guild' in change) {
    const { guild } = change
    const about = { guildId: guild.id, intent: guildsIntent }
    if (change.kind === 'role added') {
      const payload = { guild_id: guild.id, role: rolePayload(change.role, guild) }
      return world.isIn(guild) ? { ...about, name: 'GUILD_ROLE_CREATE', payload } : null
    }
    const { kind } = change
    switch (kind) {
      case 'guild joined':
        return { ...about, name: 'GUILD_CREATE', payload: guildCreatePayload(guild, world.bot) }
      case 'guild changed':
        return world.isIn(guild)
          ? { ...about, name: 'GUILD_UPDATE', payload: guildPayload(guild) }
          : null
      case 'guild left':
        return { ...about, name: 'GUILD_DELETE', payload: { id: guild.id } }
      case 'guild lost':
        return { ...about, name: 'GUILD_DELETE', payload: { id: guild.id, unavailable: true } }
      default:
        return kind satisfies never
    }
  }
  const { channel, kind } = change
  if (!world.isIn(channel.guild)) return null
  const noun = channel.kind === 'thread' ? 'THREAD' : 'CHANNEL'
  const verb = {
    'channel added': 'CREATE',
    'channel changed': 'UPDATE',
    'channel deleted': 'DELETE',
  }
  return {
    name: `${noun}_${verb[kind]}`,
    guildId: channel.guild.id,
    intent: guildsIntent,
    payload: channelPayload(channel, world.bot),
  }
}
