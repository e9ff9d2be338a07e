import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  type Guild,
  type GuildBasedChannel,
  PermissionFlagsBits,
  ShardClientUtil,
} from 'discord.js'
import type { Card } from '#chat/card.ts'
import type { Messenger, Place } from '#chat/messenger.ts'

/** What happens to the communities that we are in. */
export interface CommunityEvents {
  /** We were invited; gives what to say there. */
  joined(community: string): Promise<Card>
  /** We are no longer there. */
  left(community: string): Promise<void>
  channelGone(place: Place): Promise<void>
  /**
   * Where we are now, told at each start: we may have come or gone while we were away.
   *
   * @param isOurs whether this process would hear of a community.
   */
  present(communities: ReadonlySet<string>, isOurs: (community: string) => boolean): Promise<void>
}

/** Tells of guilds that we come to and leave, and greets the new ones. */
export function watchCommunities(
  client: Client,
  events: CommunityEvents,
  messenger: Messenger,
  onBug: (error: unknown) => void,
): void {
  // What READY says, and not the cache, which keeps the guilds that we left while we were away.
  client.ws.on(
    GatewayDispatchEvents.Ready,
    ({ guilds }: GatewayReadyDispatchData, shard: number) => {
      const shards = client.options.shardCount ?? 1
      const isOurs = (guild: string) => ShardClientUtil.shardIdForGuildId(guild, shards) === shard
      events.present(new Set(guilds.map(({ id }) => id)), isOurs).catch(onBug)
    },
  )
  client.on(Events.GuildCreate, (guild) => {
    welcome(guild).catch(onBug)
  })
  // An outage is another event: this one means that we were removed, or that the guild is no more.
  client.on(Events.GuildDelete, ({ id }) => {
    events.left(id).catch(onBug)
  })
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) events.channelGone(placeOf(channel)).catch(onBug)
  })

  /** Where the inviter sees it: the channel for such messages, or the first that we may write to. */
  async function welcome(guild: Guild): Promise<void> {
    const card = await events.joined(guild.id)
    const channels = [guild.systemChannel, ...guild.channels.cache.values()]
    const open = channels.find((channel) => channel !== null && canWrite(channel))
    if (!open) return
    // Invited anew, it says hello anew.
    const key = `${guild.id}-${guild.joinedTimestamp.toString(36)}`
    await messenger.send({ to: 'channel', place: placeOf(open) }, card, key)
  }
}

const placeOf = ({ guildId, id }: { readonly guildId: string; readonly id: string }): Place => ({
  door: 'discord',
  community: guildId,
  channel: id,
})

const toWrite = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

function canWrite(channel: GuildBasedChannel): boolean {
  const { me } = channel.guild.members
  return channel.isTextBased() && me !== null && channel.permissionsFor(me).has(toWrite)
}
