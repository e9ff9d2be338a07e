import { z } from 'zod'
import { channelPayload } from '../../payloads/places.ts'
import type { TextChannel, Workspace } from '../../world/places.ts'
import { mustBePerson, userFor } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { flag, whole } from '../arguments.ts'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'

const paged = {
  cursor: z.string().optional(),
  limit: whole,
  types: z.string().optional(),
  exclude_archived: flag,
}

export function conversationMethods({ world }: House): Method[] {
  const scope = 'channels:read'

  return [
    method(
      'conversations.open',
      { scope: 'im:write' },
      {
        users: z.string().optional(),
        channel: z.string().optional(),
        return_im: flag,
        prevent_creation: flag,
      },
      ({ workspace }, { users, channel: resumed, return_im }) => {
        const known = resumed === undefined ? undefined : world.channelIn(workspace, resumed)
        if (resumed !== undefined && known?.kind !== 'direct')
          throw new ApiError('channel_not_found')
        const ids = known?.kind === 'direct' ? [known.recipient.id] : (users ?? '').split(',')
        const [id, ...others] = ids.filter((one) => one !== '')
        if (id === undefined) throw new ApiError('users_list_not_supplied')
        // Talks of several people are nothing that this loopback has.
        if (others.length > 0) throw new ApiError('too_many_users')
        const user = userFor(workspace, id)
        mustBePerson(user)
        if (user.deactivated) throw new ApiError('user_disabled')
        const isOpen = workspace.direct.has(user.id)
        const channel = workspace.directWith(user)
        return {
          ...(isOpen ? { no_op: true, already_open: true } : {}),
          channel: return_im === true ? channelPayload(channel) : { id: channel.id },
        }
      },
    ),

    method(
      'conversations.info',
      { scope },
      { channel: z.string(), include_locale: flag, include_num_members: flag },
      ({ workspace }, { channel: id }) => {
        const channel = world.channelIn(workspace, id)
        if (!channel || (channel.kind !== 'direct' && !isKnown(channel))) {
          throw new ApiError('channel_not_found')
        }
        return { channel: channelPayload(channel) }
      },
    ),

    method('conversations.list', { scope }, paged, ({ workspace }, args) =>
      listed(workspace, args, isKnown),
    ),

    method(
      'users.conversations',
      { scope },
      { ...paged, user: z.string().optional() },
      ({ workspace }, args) =>
        listed(workspace, args, (one) => one.state !== 'deleted' && one.members.has(workspace.bot)),
    ),
  ]
}

/** Whether the app can know that it exists. */
const isKnown = (channel: TextChannel): boolean =>
  channel.state !== 'deleted' &&
  (channel.kind === 'public' || channel.members.has(channel.workspace.bot))

function listed(
  workspace: Workspace,
  args: { readonly types?: string | undefined; readonly exclude_archived?: boolean | undefined },
  isListed: (channel: TextChannel) => boolean,
) {
  const types = (args.types ?? 'public_channel').split(',')
  const channels = [...workspace.channels.values()].filter(
    (one) =>
      isListed(one) &&
      types.includes(`${one.kind}_channel`) &&
      !(args.exclude_archived === true && one.state === 'archived'),
  )
  return {
    channels: channels.map((one) => channelPayload(one)),
    response_metadata: { next_cursor: '' },
  }
}
