import type { View } from '../world/view.ts'
import { stateValues } from './state.ts'

/** A view as the app is given it back, with everything that stands in it. */
export function viewPayload(view: View, appId: string) {
  const { body, user } = view
  const isModal = body.type === 'modal'
  return {
    id: view.id,
    team_id: user.workspace.id,
    type: body.type,
    blocks: body.blocks,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    state: { values: stateValues(body.blocks, view.entered) },
    hash: view.hash,
    title: isModal ? body.title : { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: isModal && body.clear_on_close === true,
    notify_on_close: isModal && body.notify_on_close === true,
    close: (isModal && body.close) || null,
    submit: (isModal && body.submit) || null,
    previous_view_id: view.previous?.id ?? null,
    root_view_id: view.root?.id ?? view.id,
    app_id: appId,
    external_id: body.external_id ?? '',
    app_installed_team_id: user.workspace.id,
    bot_id: user.workspace.botId,
  }
}
