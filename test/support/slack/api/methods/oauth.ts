import { z } from 'zod'
import type { Workspace } from '../../world/places.ts'
import { tokenLifeS, type World } from '../../world/world.ts'
import { ApiError } from '../api-error.ts'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'
import type { ApiRequest } from '../request.ts'

interface Credentials {
  readonly client_id?: string | undefined
  readonly client_secret?: string | undefined
}

export const oauthMethods = ({ world }: House): Method[] => [
  method(
    'oauth.v2.access',
    { token: 'none' },
    {
      client_id: z.string().optional(),
      client_secret: z.string().optional(),
      code: z.string().optional(),
      grant_type: z.string().optional(),
      redirect_uri: z.string().optional(),
      refresh_token: z.string().optional(),
    },
    ({ request }, args) => {
      mustBeTheApp(world, request, args)
      const workspace =
        args.grant_type === 'refresh_token'
          ? refreshed(world, args.refresh_token ?? '')
          : granted(world, args.code ?? '', args.redirect_uri ?? null)
      return installation(world, workspace)
    },
  ),
]

/** The app says who it is in the arguments, or as user and password. */
function mustBeTheApp(world: World, { basic }: ApiRequest, said: Credentials): void {
  const [user, password] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':')
  if ((said.client_id ?? user) !== world.clientId) throw new ApiError('invalid_client_id')
  if ((said.client_secret ?? password) !== world.clientSecret) {
    throw new ApiError('bad_client_secret')
  }
}

function granted({ grants }: World, code: string, redirectUri: string | null): Workspace {
  const grant = grants.get(code)
  if (!grant) throw new ApiError('invalid_code')
  if (grant.used) throw new ApiError('code_already_used')
  if (grant.redirectUri !== redirectUri) throw new ApiError('bad_redirect_uri')
  grant.used = true
  return grant.workspace
}

/** A token that was refreshed can be refreshed again by the new one only. */
function refreshed({ refreshTokens }: World, value: string): Workspace {
  const workspace = refreshTokens.get(value)
  if (!workspace) throw new ApiError('invalid_refresh_token')
  refreshTokens.delete(value)
  return workspace
}

function installation(world: World, workspace: Workspace) {
  workspace.installed = true
  const { value, expiresMs } = world.newToken(workspace)
  return {
    app_id: world.appId,
    authed_user: { id: workspace.installer.id },
    scope: world.settings.scopes.join(','),
    token_type: 'bot',
    access_token: value,
    bot_user_id: workspace.bot.id,
    ...(expiresMs === null
      ? {}
      : { expires_in: tokenLifeS, refresh_token: newRefreshToken(world, workspace) }),
    ...installedIn(workspace, world.settings.leavesTeamOut),
  }
}

/** One workspace, or all of an organization at once. */
const installedIn = ({ id, name }: Workspace, isOrganization: boolean) => ({
  team: isOrganization ? null : { id, name },
  enterprise: isOrganization ? { id: 'E1', name: 'Harbours' } : null,
  is_enterprise_install: isOrganization,
})

function newRefreshToken(world: World, workspace: Workspace): string {
  const value = `xoxe-1-${crypto.randomUUID().replaceAll('-', '')}`
  world.refreshTokens.set(value, workspace)
  return value
}
