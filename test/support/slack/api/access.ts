import type { Channel, DirectChannel, TextChannel, User, Workspace } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { ApiError } from './api-error.ts'
import type { Method } from './method.ts'
import type { ApiRequest } from './request.ts'

/** Whose workspace a token is for. Throws what Slack answers to one that is not good. */
export function workspaceFor(world: World, method: Method, request: ApiRequest): Workspace | null {
  if (method.token === 'none') return null
  const said = request.bearer ?? request.body['token']
  if (typeof said !== 'string' || said === '') throw new ApiError('not_authed')
  if (method.token === 'app') {
    if (said !== world.appToken) throw notThis(said.startsWith('xoxb-'))
    return null
  }
  const token = world.tokens.get(said)
  if (!token) throw notThis(said.startsWith('xapp-'))
  if (!token.workspace.installed) throw new ApiError('account_inactive')
  if (token.revoked) throw new ApiError('token_revoked')
  if (token.expiresMs !== null && token.expiresMs <= world.settings.now()) {
    throw new ApiError('token_expired')
  }
  return token.workspace
}

const notThis = (isOther: boolean): ApiError =>
  new ApiError(isOther ? 'not_allowed_token_type' : 'invalid_auth')

export function userFor(workspace: Workspace, id: string): User {
  const user = workspace.users.get(id)
  if (!user) throw new ApiError('user_not_found')
  return user
}

/** The channel that a message is for: by its id, or direct messages by the id of a person. */
export function placeFor(world: World, workspace: Workspace, id: string): Channel {
  const user = workspace.users.get(id)
  if (!user) return world.channelIn(workspace, id) ?? notFound()
  mustBePerson(user)
  return workspace.directWith(user)
}

/** @throws `cannot_dm_bot` */
export function mustBePerson(user: User): void {
  if (user.bot) throw new ApiError('cannot_dm_bot')
}

/**
 * Throws what Slack would answer if the app must not write there. To somebody whose account is
 * switched off it may: Slack takes such messages, and nobody reads them.
 */
export function mustWrite(channel: Channel): void {
  if (channel.kind === 'direct') mustTakeMessages(channel)
  else mustBeIn(channel)
}

function mustTakeMessages({ recipient }: DirectChannel): void {
  if (recipient.directMessages === 'closed') throw new ApiError('messages_tab_disabled')
}

/** A private channel that the app is not in is nothing that it could know of. */
function mustBeIn(channel: TextChannel): void {
  const isIn = channel.members.has(channel.workspace.bot)
  if (channel.state === 'deleted' || (channel.kind === 'private' && !isIn)) notFound()
  if (channel.state === 'archived') throw new ApiError('is_archived')
  if (!isIn) throw new ApiError('not_in_channel')
}

function notFound(): never {
  throw new ApiError('channel_not_found')
}
