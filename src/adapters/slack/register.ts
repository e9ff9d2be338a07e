import type { Command } from '#chat/command.ts'

/** What a Slack app has to be told about itself, as its settings page takes it. */
export interface ManifestParts {
  readonly commands: readonly Command<never>[]
  /** Stands before each command's name where the plain names are taken. */
  readonly commandPrefix: string
  /** Where this bot is reached from outside, if it is. */
  readonly publicUrl: string | null
  /** We connect to Slack, and need no address that is public. */
  readonly isSocketMode: boolean
  /** Any workspace can install it; its token is then renewed now and then. */
  readonly isForMany: boolean
  readonly words: {
    readonly name: string
    readonly about: string
    /** On the shortcuts for checking in. */
    readonly checkIn: string
    readonly checkInAbout: string
  }
}

/** What we ask for, and no more. `docs/slack.md` says why each. */
export const scopes = [
  'commands',
  'chat:write',
  'im:write',
  'files:write',
  'users:read',
  'usergroups:read',
] as const

/** What Slack tells us of. */
const botEvents = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] as const

/** What a shortcut goes by. Both say the command that comes before the colon. */
const shortcuts = { everywhere: 'checkin', onMessage: 'checkin:message' } as const

/** The command that a shortcut says. */
export const readShortcut = (callbackId: string): string => callbackId.split(':')[0] ?? ''

export const paths = {
  events: '/slack/events',
  install: '/slack/install',
  installed: '/slack/oauth_redirect',
} as const

/** The app's manifest: all of it comes from the commands' own definitions. */
export function manifest(parts: ManifestParts) {
  const { commands, commandPrefix, publicUrl, isSocketMode, isForMany, words } = parts
  const url = isSocketMode ? null : `${publicUrl}${paths.events}`
  const requests = url === null ? {} : { request_url: url }
  const shortcut = { name: words.checkIn, description: words.checkInAbout }
  return {
    display_information: { name: words.name, description: words.about },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: words.name, always_online: true },
      shortcuts: [
        { ...shortcut, type: 'global', callback_id: shortcuts.everywhere },
        { ...shortcut, type: 'message', callback_id: shortcuts.onMessage },
      ],
      slash_commands: commands.map((command) => ({
        command: `/${commandPrefix}${command.name}`,
        ...(url === null ? {} : { url }),
        description: command.summary,
        ...hint(command),
        should_escape: true,
      })),
    },
    oauth_config: {
      ...(isForMany ? { redirect_urls: [`${publicUrl}${paths.installed}`] } : {}),
      scopes: { bot: [...scopes] },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: false,
      socket_mode_enabled: isSocketMode,
      token_rotation_enabled: isForMany,
    },
  }
}

/** What can follow the command, as Slack shows it while somebody types. */
function hint({ usages }: Command<never>): { readonly usage_hint?: string } {
  const [only] = usages
  const words =
    usages.length === 1 && only?.name === null
      ? only.options.map(({ name, required }) => (required ? name : `[${name}]`))
      : [usages.map(({ name }) => name).join(' | ')]
  return words.length === 0 ? {} : { usage_hint: words.join(' ') }
}

/** The plain name of a command, from what was typed at Slack. */
export const readCommand = (typed: string, prefix: string): string =>
  typed.toLowerCase().slice(typed.startsWith(`/${prefix}`) ? prefix.length + 1 : 1)
