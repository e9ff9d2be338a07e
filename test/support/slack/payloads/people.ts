import { displayName, type User, type UserGroup, type Workspace } from '../world/places.ts'

/** Somebody in an interaction. */
export const userPart = (user: User) => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.workspace.id,
})

export const teamPart = ({ id, domain }: Workspace) => ({ id, domain })

/** Somebody as `users.info` tells of them. */
export function userPayload(user: User, nowMs: number) {
  const shown = displayName(user)
  return {
    id: user.id,
    team_id: user.workspace.id,
    name: user.name,
    deleted: user.deactivated,
    color: '9f69e7',
    real_name: shown,
    ...(user.deactivated ? {} : { tz: user.tz, ...zoneParts(user.tz, nowMs) }),
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: shown,
      real_name_normalized: shown,
      display_name: shown,
      display_name_normalized: shown,
      fields: null,
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      avatar_hash: '',
      team: user.workspace.id,
      ...(user.bot ? { bot_id: user.workspace.botId } : {}),
    },
    is_admin: user === user.workspace.installer,
    is_owner: user === user.workspace.installer,
    is_primary_owner: user === user.workspace.installer,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    updated: Math.floor(nowMs / 1000),
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  }
}

/** A user group as `usergroups.list` tells of it. */
export function groupPayload(
  group: UserGroup,
  workspace: Workspace,
  { withUsers, withCount }: { readonly withUsers: boolean; readonly withCount: boolean },
) {
  const users = [...group.members].map(({ id }) => id)
  const founder = workspace.installer.id
  const isOff = group.state === 'disabled'
  return {
    id: group.id,
    team_id: workspace.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 1_446_746_793,
    date_update: 1_446_747_767,
    date_delete: isOff ? 1_446_748_865 : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: founder,
    updated_by: founder,
    deleted_by: isOff ? founder : null,
    prefs: { channels: [], groups: [] },
    ...(withUsers ? { users } : {}),
    ...(withCount ? { user_count: users.length } : {}),
  }
}

function zoneParts(timeZone: string, nowMs: number) {
  const part = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName })
      .formatToParts(nowMs)
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] =
    /^GMT([+-])(\d+):(\d+)$/u.exec(part('longOffset')) ?? []
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  return { tz_label: part('long'), tz_offset: sign === '-' ? -seconds : seconds }
}
