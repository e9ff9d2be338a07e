import type { TextChannel, Workspace } from '../world/places.ts'
import type { World } from '../world/world.ts'
import type { Delivered } from './envelope.ts'
import type { Events } from './events.ts'

/** What people do to channels and workspaces, and the app is told of. */
export class Happenings {
  readonly #world: World
  readonly #events: Events

  constructor(world: World, events: Events) {
    this.#world = world
    this.#events = events
  }

  inviteBot(channel: TextChannel): Promise<Delivered> {
    const { workspace, members, kind } = channel
    members.add(workspace.bot)
    return this.#events.tell(workspace, {
      type: 'member_joined_channel',
      user: workspace.bot.id,
      channel: channel.id,
      channel_type: kind === 'private' ? 'G' : 'C',
      team: workspace.id,
      inviter: workspace.installer.id,
    })
  }

  removeBot(channel: TextChannel): Promise<Delivered> {
    const { workspace, members } = channel
    members.delete(workspace.bot)
    return this.#tellOf(channel, 'left', { actor_id: workspace.installer.id })
  }

  turn(channel: TextChannel, state: 'open' | 'archived'): Promise<Delivered> {
    channel.state = state
    const verb = state === 'open' ? 'unarchive' : 'archive'
    return this.#tellOf(channel, verb, { user: channel.workspace.installer.id })
  }

  deleteChannel(channel: TextChannel): Promise<Delivered> {
    channel.state = 'deleted'
    for (const message of this.#world.messages) {
      if (message.channel === channel) message.deleted = true
    }
    return this.#tellOf(channel, 'deleted')
  }

  async uninstall(workspace: Workspace): Promise<readonly Delivered[]> {
    workspace.installed = false
    return Promise.all([
      this.#events.tell(workspace, { type: 'app_uninstalled' }),
      this.#tellRevoked(workspace),
    ])
  }

  revokeTokens(workspace: Workspace): Promise<Delivered> {
    for (const token of this.#world.tokens.values()) {
      if (token.workspace === workspace) token.revoked = true
    }
    return this.#tellRevoked(workspace)
  }

  #tellOf(channel: TextChannel, what: string, more: object = {}): Promise<Delivered> {
    const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`
    return this.#events.tell(channel.workspace, { type, channel: channel.id, ...more })
  }

  #tellRevoked(workspace: Workspace): Promise<Delivered> {
    const tokens = { oauth: [], bot: [workspace.bot.id] }
    return this.#events.tell(workspace, { type: 'tokens_revoked', tokens })
  }
}
