import type { Interaction } from '../world/interaction.ts'
import { isEphemeral } from '../world/message.ts'
import type { World } from '../world/world.ts'
import { messagePayload } from './message.ts'
import { teamPart, userPart } from './people.ts'
import { channelName, channelPart } from './places.ts'
import { stateValues } from './state.ts'
import { viewPayload } from './view.ts'

/** What every payload has, from the time before requests were signed. */
export const verificationToken = 'loopback-verification-token'

/** @param responseUrl Where the app may go on answering; null if it may not. */
export function interactionPayload(
  interaction: Interaction,
  world: World,
  responseUrl: string | null,
): Record<string, unknown> {
  return interaction.asking.kind === 'command'
    ? commandPayload(interaction, world, responseUrl)
    : interactivePayload(interaction, world, responseUrl)
}

/** Every value is a text: over HTTP this is a form. */
function commandPayload(
  { asking, workspace, trigger }: Interaction,
  { appId }: World,
  responseUrl: string | null,
): Record<string, unknown> {
  const { channel, user, own } = asking
  return {
    token: verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel?.id,
    channel_name: channel && channelName(channel),
    user_id: user.id,
    user_name: user.name,
    ...own,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  }
}

const types: Readonly<Record<string, string>> = {
  action: 'block_actions',
  suggestion: 'block_suggestion',
  submission: 'view_submission',
  closing: 'view_closed',
  shortcut: 'shortcut',
  'message shortcut': 'message_action',
}

function interactivePayload(
  interaction: Interaction,
  { appId, settings }: World,
  responseUrl: string | null,
): Record<string, unknown> {
  const { kind, channel, source, user, view, own } = interaction.asking
  const { workspace, trigger } = interaction
  const isTouch = kind === 'action' || kind === 'suggestion'
  return {
    type: types[kind],
    user: userPart(user),
    api_app_id: appId,
    token: verificationToken,
    ...(isTouch ? { container: containerOf(interaction) } : {}),
    ...(trigger === null ? {} : { trigger_id: trigger }),
    team: settings.leavesTeamOut ? null : teamPart(workspace),
    enterprise: settings.leavesTeamOut ? { id: 'E1', name: 'Harbours' } : null,
    is_enterprise_install: false,
    ...(channel && !view ? { channel: channelPart(channel) } : {}),
    // The app is not told again what only one person sees.
    ...(source && !isEphemeral(source) ? { message: messagePayload(source, appId) } : {}),
    ...(view ? { view: viewPayload(view, appId) } : {}),
    ...(kind === 'action' && source
      ? { state: { values: stateValues(source.blocks, new Map()) } }
      : {}),
    ...(responseUrl === null ? {} : { response_url: responseUrl }),
    ...(kind === 'submission' ? { response_urls: [] } : {}),
    ...own,
  }
}

function containerOf({ asking: { source, view, channel } }: Interaction): object {
  if (view) return { type: 'view', view_id: view.id }
  return {
    type: 'message',
    message_ts: source?.ts,
    channel_id: channel?.id,
    is_ephemeral: source !== null && isEphemeral(source),
    ...(source?.threadTs ? { thread_ts: source.threadTs } : {}),
  }
}
