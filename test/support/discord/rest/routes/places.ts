import { z } from 'zod'
import { memberPayload, userPayload } from '../../payloads/people.ts'
import { channelPayload, guildPayload } from '../../payloads/places.ts'
import { type Guild, may } from '../../world/places.ts'
import { channelFor, mustBeOpen } from '../access.ts'
import { ApiError } from '../api-error.ts'
import type { House } from '../house.ts'
import { noContent, ok, type Route, type RoutedRequest, route } from '../route.ts'

const directBody = z.looseObject({ recipient_id: z.string() })
const threadBody = z.looseObject({ name: z.string().min(1).max(100) })
const changeBody = z.looseObject({
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
})

/** Guilds, channels, threads and people, as the bot looks them up and opens them. */
export function placeRoutes(house: House): Route[] {
  const { world } = house
  const guildFor = (id: string): Guild => {
    const guild = world.guilds.get(id)
    if (!guild || !world.isIn(guild)) throw new ApiError('unknownGuild')
    return guild
  }
  const userFor = (id: string) => {
    const user = world.users.get(id)
    if (!user) throw new ApiError('unknownUser')
    return user
  }
  const channelReply = (id: string) => ok(channelPayload(channelFor(world, id), world.bot))

  /** @param from The message that it begins at, whose id it takes over. */
  const startThread = ({ route, body }: RoutedRequest, channel: string, from?: string) => {
    const { name } = house.read(route, threadBody, body)
    const parent = channelFor(world, channel)
    if (parent.kind !== 'text') throw new ApiError('unknownChannel')
    if (!may(world.bot, 'CreatePublicThreads', parent)) throw new ApiError('missingPermissions')
    const thread = world.addThread(parent, name, world.bot, from)
    return { status: 201, body: channelPayload(thread, world.bot) }
  }

  return [
    route('GET /guilds/:guild', ({ parts }) => ok(guildPayload(guildFor(parts.guild)))),

    route('GET /guilds/:guild/members/:user', ({ parts }) => {
      const member = guildFor(parts.guild).members.get(parts.user)
      if (!member) throw new ApiError('unknownMember')
      return ok(memberPayload(member))
    }),

    route('GET /channels/:channel', ({ parts }) => channelReply(parts.channel)),

    route('PATCH /channels/:channel', ({ route, parts, body }) => {
      const { archived, locked } = house.read(route, changeBody, body)
      const channel = channelFor(world, parts.channel)
      if (channel.kind !== 'thread') throw new ApiError('missingPermissions')
      const manages = channel.owner === world.bot || may(world.bot, 'ManageThreads', channel)
      if (channel.state === 'locked' && !manages) mustBeOpen(channel)
      const closes = archived ?? channel.state !== 'open'
      world.turn(channel, closes ? (locked ? 'locked' : 'archived') : 'open')
      return channelReply(parts.channel)
    }),

    route('POST /channels/:channel/threads', (request) =>
      startThread(request, request.parts.channel),
    ),

    route('POST /channels/:channel/messages/:message/threads', (request) =>
      startThread(request, request.parts.channel, request.parts.message),
    ),

    route('GET /users/@me', () =>
      ok({ ...userPayload(world.bot), mfa_enabled: true, locale: 'en-US', verified: true }),
    ),

    route('GET /users/:user', ({ parts }) => ok(userPayload(userFor(parts.user)))),

    route('POST /users/@me/channels', ({ route, body }) => {
      house.describe(route, 'open direct channel', body)
      const recipient = userFor(house.read(route, directBody, body).recipient_id)
      return ok(channelPayload(world.directWith(recipient), world.bot))
    }),

    route('DELETE /users/@me/guilds/:guild', ({ parts }) => {
      const guild = guildFor(parts.guild)
      guild.members.delete(world.bot.id)
      world.tell({ kind: 'guild left', guild })
      return noContent
    }),
  ]
}
