import type { Channel } from '../world/places.ts'

/** The name under which an app is told of a place: private ones keep theirs to themselves. */
export function channelName(channel: Channel): string {
  switch (channel.kind) {
    case 'public':
      return channel.name
    case 'private':
      return 'privategroup'
    case 'direct':
      return 'directmessage'
    default:
      return channel satisfies never
  }
}

export const channelPart = (channel: Channel) => ({ id: channel.id, name: channelName(channel) })

/** A conversation as `conversations.info` tells of it. */
export function channelPayload(channel: Channel) {
  const { id, workspace, kind } = channel
  const shared = {
    id,
    created: 1_700_000_000,
    is_im: kind === 'direct',
    is_org_shared: false,
    context_team_id: workspace.id,
    updated: 1_700_000_000_000,
  }
  if (channel.kind === 'direct') {
    return { ...shared, is_archived: false, user: channel.recipient.id, is_open: true, priority: 0 }
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: channel.state === 'archived',
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.members.has(workspace.bot),
    unlinked: 0,
    creator: workspace.installer.id,
    shared_team_ids: [workspace.id],
    num_members: channel.members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  }
}
