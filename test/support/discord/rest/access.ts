import { type Channel, may, type Thread } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { ApiError } from './api-error.ts'

/** A channel that the bot may look into. */
export function channelFor(world: World, id: string): Channel {
  const channel = world.channel(id)
  if (!channel) throw new ApiError('unknownChannel')
  if (channel.kind !== 'direct' && !may(world.bot, 'ViewChannel', channel)) {
    throw new ApiError('missingAccess')
  }
  return channel
}

/** Throws what Discord would answer if the bot must not write there. */
export function mustWrite(world: World, channel: Channel, hasFiles: boolean): void {
  if (channel.kind === 'direct') {
    if (channel.recipient.directMessages === 'closed') throw new ApiError('directMessagesClosed')
    return
  }
  const needed = channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages'
  if (!may(world.bot, needed, channel)) throw new ApiError('missingPermissions')
  if (hasFiles && !may(world.bot, 'AttachFiles', channel)) throw new ApiError('missingPermissions')
  if (channel.kind === 'thread') mustNotBeLocked(channel)
}

/** A thread that is archived opens again for a new message; one that is locked as well does not. */
export function mustNotBeLocked(thread: Thread): void {
  if (thread.state === 'locked') throw new ApiError('archivedThread')
}

/** What stands in an archived thread cannot be changed. */
export function mustBeOpen(channel: Channel): void {
  if (channel.kind === 'thread' && channel.state !== 'open') throw new ApiError('archivedThread')
}
