import { displayName, type User, type Workspace } from '../world/places.ts'

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
