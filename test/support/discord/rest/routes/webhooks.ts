import type { Interaction } from '../../world/interaction.ts'
import { isLoading, type Message } from '../../world/message.ts'
import { mustBeOpen, mustNotBeLocked } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { readDraft } from '../draft.ts'
import type { House } from '../house.ts'
import { post, revise } from '../posting.ts'
import { noContent, ok, type Route, route } from '../route.ts'
import { askedIn } from './callbacks.ts'

/** What may be said after the first answer to an interaction, as long as its token lives. */
export function webhookRoutes(house: House): Route[] {
  const { world } = house

  const interactionFor = (application: string, token: string): Interaction => {
    const found = [...world.interactions.values()].find(({ asking }) => asking.token === token)
    if (!found?.answer || application !== world.applicationId) throw new ApiError('unknownWebhook')
    if (world.settings.now() - found.createdMs > world.settings.tokenLifeMs) {
      throw new ApiError('tokenExpired')
    }
    return found
  }

  return [
    route('POST /webhooks/:application/:token', (request) => {
      const interaction = interactionFor(request.parts.application, request.parts.token)
      const { channel } = interaction.asking
      house.describe(request.route, 'follow up', request.body)
      const thinking = interaction.messages.find(isLoading)
      const place = { before: null, mayBeEphemeral: true }
      const draft = readDraft(house, request, request.body, place)
      if (channel.kind === 'thread') mustNotBeLocked(channel)
      // The first thing that is said after a deferred answer takes its place, whoever may see that.
      if (thinking) {
        revise(world, thinking, draft)
        return ok(house.show(thinking))
      }
      const message = post(world, channel, draft, askedIn(interaction))
      interaction.followUps.push(message)
      return ok(house.show(message))
    }),

    route('GET /webhooks/:application/:token/messages/:message', ({ parts }) => {
      const interaction = interactionFor(parts.application, parts.token)
      return ok(house.show(messageOf(interaction, parts.message)))
    }),

    route('PATCH /webhooks/:application/:token/messages/:message', (request) => {
      const interaction = interactionFor(request.parts.application, request.parts.token)
      const message = messageOf(interaction, request.parts.message)
      mustBeOpen(message.channel)
      house.describe(request.route, 'edit reply', request.body)
      const place = { before: message, mayBeEphemeral: false }
      revise(world, message, readDraft(house, request, request.body, place))
      return ok(house.show(message))
    }),

    route('DELETE /webhooks/:application/:token/messages/:message', ({ parts }) => {
      const interaction = interactionFor(parts.application, parts.token)
      messageOf(interaction, parts.message).deleted = true
      return noContent
    }),
  ]
}

function messageOf(interaction: Interaction, id: string): Message {
  const found =
    id === '@original' ? interaction.original : interaction.messages.find((one) => one.id === id)
  if (!found || found.deleted) throw new ApiError('unknownMessage')
  return found
}
