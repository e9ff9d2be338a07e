import { z } from 'zod'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'

/** @param openSocket Gives the address of a new socket, or throws why there is none. */
export const appMethods = ({ world }: House, openSocket: () => string): Method[] => [
  method('auth.test', {}, {}, ({ workspace }) => ({
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: workspace.bot.name,
    team_id: workspace.id,
    user_id: workspace.bot.id,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  })),

  method('api.test', { token: 'none' }, { error: z.string().optional() }, () => ({})),

  method('apps.connections.open', { token: 'app' }, {}, () => ({ url: openSocket() })),

  method('auth.revoke', {}, {}, ({ workspace, request }) => {
    const token = world.tokens.get(request.bearer ?? '')
    if (token) token.revoked = true
    return { revoked: workspace.installed }
  }),
]
