import { z } from 'zod'
import { commandBody, commandsFlaws } from '../../checks/commands.ts'
import { under } from '../../checks/flaw.ts'
import { specFlaws } from '../../checks/spec.ts'
import { userPayload } from '../../payloads/people.ts'
import type { Command } from '../../world/commands.ts'
import { ApiError } from '../api-error.ts'
import type { House } from '../house.ts'
import { ok, type Route, type RouteName, route } from '../route.ts'

const bodies = z.array(commandBody)

/** The application itself, its commands, and the address of the gateway. */
export function applicationRoutes(house: House, gatewayUrl: () => string): Route[] {
  const { world } = house
  const { settings } = world

  const own = (id: string): void => {
    if (id !== world.applicationId) throw new ApiError('missingAccess')
  }

  const commandPayload = ({ id, version, guildId, body }: Command) => ({
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...(guildId === null
      ? { contexts: null, integration_types: [0] }
      : { guild_id: guildId, integration_types: [0] }),
    ...body,
    id,
    application_id: world.applicationId,
    version,
    type: body.type ?? 1,
    description: body.description ?? '',
  })

  const replace = (route: RouteName, guildId: string | null, body: unknown) => {
    for (const [at, one] of (Array.isArray(body) ? body : [body]).entries()) {
      house.demand(route, under([at], specFlaws('command', withNumericPermissions(one))))
    }
    const commands = house.read(route, bodies, body)
    house.demand(route, commandsFlaws(commands))
    if (guildId !== null && !world.guilds.has(guildId)) throw new ApiError('missingAccess')
    return ok(world.commands.replace(guildId, commands).map(commandPayload))
  }

  const list = (guildId: string | null) => ok(world.commands.in(guildId).map(commandPayload))
  const information = () => ok(applicationPayload(house))
  const connections = {
    url: '',
    shards: settings.shards,
    session_start_limit: {
      total: 1000,
      remaining: settings.identifiesLeft,
      reset_after: 86_400_000,
      max_concurrency: settings.identifiesAtOnce,
    },
  }

  return [
    route('GET /gateway/bot', () => ok({ ...connections, url: gatewayUrl() })),
    route('GET /applications/@me', information),
    route('GET /oauth2/applications/@me', information),

    route('GET /applications/:application/commands', ({ parts }) => {
      own(parts.application)
      return list(null)
    }),

    route('PUT /applications/:application/commands', ({ route, parts, body }) => {
      own(parts.application)
      return replace(route, null, body)
    }),

    route('GET /applications/:application/guilds/:guild/commands', ({ parts }) => {
      own(parts.application)
      return list(parts.guild)
    }),

    route('PUT /applications/:application/guilds/:guild/commands', ({ route, parts, body }) => {
      own(parts.application)
      return replace(route, parts.guild, body)
    }),
  ]
}

/** Discord takes permissions as a string of digits; its description knows numbers only. */
function withNumericPermissions(command: unknown): unknown {
  const isObject = typeof command === 'object' && command !== null
  if (!isObject || !('default_member_permissions' in command)) return command
  const bits = command.default_member_permissions
  const isDigits = typeof bits === 'string' && /^\d+$/u.test(bits)
  return { ...command, default_member_permissions: isDigits ? Number(bits) : bits }
}

const applicationPayload = ({ world }: House) => ({
  id: world.applicationId,
  name: 'Alongside',
  icon: null,
  description: '',
  summary: '',
  type: null,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  bot: userPayload(world.bot),
  bot_public: true,
  bot_require_code_grant: false,
  owner: userPayload(world.bot),
  team: null,
  approximate_guild_count: world.guilds.size,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  eligible_oauth2_scopes: [],
  integration_types_config: { '0': {} },
})
