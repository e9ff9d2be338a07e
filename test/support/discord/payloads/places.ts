import type {
  APIDMChannel,
  APIGuild,
  APITextChannel,
  APIThreadChannel,
  GatewayGuildCreateDispatchData,
} from 'discord.js'
import { bitsOf } from '../world/permissions.ts'
import type { Channel, DirectChannel, Guild, TextChannel, Thread, User } from '../world/places.ts'
import { memberPayload, noFlags, rolePayload, userPayload } from './people.ts'

export function channelPayload(
  channel: Channel,
  bot: User,
): APITextChannel | APIThreadChannel | APIDMChannel {
  switch (channel.kind) {
    case 'text':
      return textChannelPayload(channel, bot)
    case 'thread':
      return threadPayload(channel)
    case 'direct':
      return directPayload(channel)
    default:
      return channel satisfies never
  }
}

const textChannelPayload = (channel: TextChannel, bot: User): APITextChannel => ({
  id: channel.id,
  type: 0,
  guild_id: channel.guild.id,
  name: channel.name,
  topic: null,
  position: [...channel.guild.channels.values()].indexOf(channel),
  parent_id: null,
  nsfw: false,
  last_message_id: null,
  rate_limit_per_user: 0,
  flags: noFlags,
  permission_overwrites:
    channel.botDenied.size === 0
      ? []
      : [{ id: bot.id, type: 1, allow: '0', deny: String(bitsOf(channel.botDenied)) }],
})

const threadPayload = (thread: Thread): APIThreadChannel => ({
  id: thread.id,
  type: 11,
  guild_id: thread.guild.id,
  parent_id: thread.parent.id,
  owner_id: thread.owner.id,
  name: thread.name,
  last_message_id: null,
  rate_limit_per_user: 0,
  flags: noFlags,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  thread_metadata: {
    archived: thread.state !== 'open',
    locked: thread.state === 'locked',
    auto_archive_duration: 1440,
    archive_timestamp: thread.changedAt,
    create_timestamp: thread.changedAt,
  },
})

const directPayload = (channel: DirectChannel): APIDMChannel => ({
  id: channel.id,
  type: 1,
  name: null,
  last_message_id: null,
  flags: noFlags,
  recipients: [userPayload(channel.recipient)],
})

/** Languages are words here, and not members of an enumeration that has to be loaded. */
type InWords<Payload> = Omit<Payload, 'preferred_locale'> & { preferred_locale: string }

/** Fields that Discord sends and its types do not have. */
const untyped = { home_header: null, nsfw: false }

export const guildPayload = (guild: Guild): InWords<APIGuild> => ({
  ...untyped,
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: guild.owner.id,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: guild.systemChannel?.id ?? null,
  system_channel_flags: noFlags,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 2,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: guild.locale,
  vanity_url_code: null,
  max_members: 500_000,
  max_presences: null,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  hub_type: null,
  incidents_data: null,
  features: [],
  emojis: [],
  stickers: [],
  roles: [...guild.roles.values()].map((role) => rolePayload(role, guild)),
})

export const guildCreatePayload = (
  guild: Guild,
  bot: User,
): InWords<GatewayGuildCreateDispatchData> => {
  const channels = [...guild.channels.values()]
  const own = guild.members.get(bot.id)
  return {
    ...guildPayload(guild),
    joined_at: own?.joinedAt ?? '',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    // Without the intent for members, the bot is told of itself only.
    members: own ? [memberPayload(own)] : [],
    channels: channels
      .filter((one) => one.kind === 'text')
      .map((one) => textChannelPayload(one, bot)),
    threads: channels
      .filter((one) => one.kind === 'thread')
      .filter(({ state }) => state === 'open')
      .map((one) => threadPayload(one)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
