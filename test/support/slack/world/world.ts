import type { Settings } from '../options.ts'
import type { SlackFile } from './files.ts'
import { Ids } from './ids.ts'
import type { Interaction, ResponseUrl } from './interaction.ts'
import { isEphemeral, type Message } from './message.ts'
import { type Channel, type User, Workspace } from './places.ts'
import type { Sight } from './sight.ts'
import type { View } from './view.ts'

/** What an app says who it is with. */
export interface Token {
  readonly value: string
  readonly workspace: Workspace
  /** In milliseconds of the world's clock; null if it never ends. */
  readonly expiresMs: number | null
  revoked: boolean
}

/** What somebody agreed to when they installed the app, until it is exchanged for a token. */
export interface Grant {
  readonly code: string
  readonly workspace: Workspace
  readonly redirectUri: string | null
  used: boolean
}

/** How long a token is good for if tokens are rotated, in seconds. */
export const tokenLifeS = 43_200

/** Everything that exists: workspaces, messages, forms and what is going on between them. */
export class World {
  readonly settings: Settings
  readonly ids = new Ids()
  readonly appId: string
  /** For Socket Mode. */
  readonly appToken: string
  readonly signingSecret: string
  readonly clientId: string
  readonly clientSecret: string
  readonly workspaces = new Map<string, Workspace>()
  readonly tokens = new Map<string, Token>()
  /** What a new token can be had for, by its value. */
  readonly refreshTokens = new Map<string, Workspace>()
  readonly grants = new Map<string, Grant>()
  readonly messages: Message[] = []
  readonly views = new Map<string, View>()
  /** What lies in front of somebody, the uppermost modal last, by their ids. */
  readonly modals = new Map<string, View[]>()
  readonly homes = new Map<string, View>()
  readonly files = new Map<string, SlackFile>()
  readonly triggers = new Map<string, Interaction>()
  readonly responseUrls = new Map<string, ResponseUrl>()
  /** Everything that came before anybody's eyes, in order. */
  readonly sights: Sight[] = []
  readonly #onSight: () => void

  constructor(settings: Settings, onSight: () => void) {
    this.settings = settings
    this.#onSight = onSight
    const secret = () => crypto.randomUUID().replaceAll('-', '')
    this.appId = this.ids.next('A')
    this.appToken = `xapp-1-${this.appId}-${this.ids.serial()}-${secret()}`
    this.signingSecret = secret()
    this.clientId = `${this.ids.serial()}.${this.ids.serial()}`
    this.clientSecret = secret()
  }

  show(sight: Sight): void {
    this.sights.push(sight)
    this.#onSight()
  }

  addWorkspace(name: string, installer: string): Workspace {
    const workspace = new Workspace(this.ids, name, installer)
    this.workspaces.set(workspace.id, workspace)
    this.newToken(workspace)
    return workspace
  }

  /** A token for the app, which takes the place of the one before in what tests are given. */
  newToken(workspace: Workspace): Token {
    const { rotatesTokens, now } = this.settings
    const secret = crypto.randomUUID().replaceAll('-', '')
    const value = `${rotatesTokens ? 'xoxe.xoxb-1-' : 'xoxb-'}${this.ids.serial()}-${secret}`
    const expiresMs = rotatesTokens ? now() + tokenLifeS * 1000 : null
    const token = { value, workspace, expiresMs, revoked: false }
    this.tokens.set(value, token)
    workspace.botToken = value
    return token
  }

  /** A channel by its id, in one workspace; deleted ones too. */
  channelIn(workspace: Workspace, id: string): Channel | undefined {
    return workspace.channels.get(id) ?? [...workspace.direct.values()].find((one) => one.id === id)
  }

  messageAt(channel: Channel, ts: string): Message | undefined {
    return this.messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted)
  }

  /** What stands in a channel for everybody who reads it, oldest first. */
  messagesIn(channel: Channel): Message[] {
    return this.messages.filter(
      (one) => one.channel === channel && !one.deleted && !isEphemeral(one),
    )
  }

  /** By its id, or by one of its addresses. */
  file(named: string): SlackFile | undefined {
    return (
      this.files.get(named) ?? [...this.files.values()].find(({ id }) => named.includes(`/${id}/`))
    )
  }

  /** The modals that lie in front of somebody, the uppermost last. */
  modalsOf(user: User): View[] {
    const known = this.modals.get(user.id)
    if (known) return known
    const none: View[] = []
    this.modals.set(user.id, none)
    return none
  }
}
