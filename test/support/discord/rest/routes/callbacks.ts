import { z } from 'zod'
import { type Flaw, flaw, under } from '../../checks/flaw.ts'
import { modalBody, modalFlaws } from '../../checks/modal.ts'
import type { Described } from '../../checks/spec.ts'
import { type Answer, type Interaction, interactionTypes } from '../../world/interaction.ts'
import { type Asked, isEphemeral, isLoading } from '../../world/message.ts'
import { mustNotBeLocked } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { readDraft } from '../draft.ts'
import type { House } from '../house.ts'
import { post, postThinking, revise } from '../posting.ts'
import { noContent, ok, type Route, type RoutedRequest, route } from '../route.ts'

const callbackBody = z.looseObject({ type: z.number(), data: z.unknown().optional() })
const flagsBody = z.looseObject({ flags: z.number().nullish() }).nullish()
const choicesBody = z.looseObject({
  choices: z
    .array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) }))
    .max(25),
})

/** The first answers to interactions, by their numbers at Discord. */
const callbacks: Readonly<Record<number, { described: Described; answers: readonly number[] }>> = {
  4: { described: 'reply callback', answers: [2, 3, 5] },
  5: { described: 'reply callback', answers: [2, 3, 5] },
  6: { described: 'update callback', answers: [3, 5] },
  7: { described: 'update callback', answers: [3, 5] },
  8: { described: 'autocomplete callback', answers: [4] },
  9: { described: 'modal callback', answers: [2, 3] },
}

export const callbackRoutes = (house: House): Route[] => [
  route('POST /interactions/:interaction/:token/callback', (request) => {
    const { interaction: id, token } = request.parts
    const interaction = house.world.interactions.get(id)
    if (!interaction || interaction.asking.token !== token) {
      throw new ApiError('unknownInteraction')
    }
    mustBeFirst(interaction)
    const { type, data } = house.read(request.route, callbackBody, request.body)
    house.demand(request.route, misfitOf(interaction, type))
    house.describe(request.route, callbacks[type]?.described ?? 'reply callback', request.body)
    const answer = carryOut(house, interaction, type, data, request)
    interaction.take(answer)
    const wantsBody = ['true', '1'].includes(request.query.get('with_response') ?? '')
    return wantsBody ? ok(responsePayload(house, interaction, type)) : noContent
  }),
]

/** In time, and not answered before. */
function mustBeFirst(interaction: Interaction): void {
  const error = interaction.answer
    ? new ApiError('alreadyAnswered')
    : interaction.isLate
      ? new ApiError('unknownInteraction')
      : null
  if (!error) return
  interaction.refusals.push(error.code)
  throw error
}

/** A form does not follow a form, and only what came from a message updates one. */
function misfitOf({ asking }: Interaction, type: number): Flaw[] {
  const fits = callbacks[type]?.answers.includes(asking.type) === true
  const needsSource = type === 6 || type === 7
  return fits && (!needsSource || asking.source)
    ? []
    : [flaw(['type'], 'BASE_TYPE_CHOICES', `${type} does not answer this`)]
}

function carryOut(
  house: House,
  interaction: Interaction,
  type: number,
  data: unknown,
  request: RoutedRequest,
): Answer {
  const { world } = house
  const { channel, source } = interaction.asking
  if (channel.kind === 'thread') mustNotBeLocked(channel)
  const path = ['data']
  switch (type) {
    case 4: {
      const place = { before: null, mayBeEphemeral: true, path }
      const draft = readDraft(house, request, data, place)
      interaction.original = post(world, channel, draft, askedIn(interaction))
      return { kind: 'message' }
    }
    case 5: {
      const flags = house.read(request.route, flagsBody, data, path)?.flags ?? 0
      interaction.original = postThinking(world, channel, askedIn(interaction), flags)
      return { kind: 'deferred' }
    }
    case 6:
      interaction.original = source
      return { kind: 'deferred-update' }
    case 7: {
      const place = { before: source, mayBeEphemeral: false, path }
      if (source) revise(world, source, readDraft(house, request, data, place))
      interaction.original = source
      return { kind: 'update' }
    }
    case 8:
      return {
        kind: 'autocomplete',
        choices: house.read(request.route, choicesBody, data, path).choices,
      }
    default: {
      const body = house.read(request.route, modalBody, data, path)
      house.demand(request.route, under(path, modalFlaws(body)))
      return { kind: 'modal', modal: { interaction, body } }
    }
  }
}

export const askedIn = ({ asking }: Interaction): Asked => ({
  interactionId: asking.id,
  interactionType: asking.type,
  user: asking.user,
})

function responsePayload(house: House, { asking, original }: Interaction, type: number) {
  const { channel } = asking
  const about = original && {
    response_message_id: original.id,
    response_message_loading: isLoading(original),
    response_message_ephemeral: isEphemeral(original),
  }
  const isCommand = asking.type === interactionTypes.command
  return {
    interaction: {
      id: asking.id,
      type: asking.type,
      channel_id: channel.id,
      ...(channel.kind === 'direct' ? {} : { guild_id: channel.guild.id }),
      ...(isCommand && type === 9 ? {} : about),
    },
    ...(original ? { resource: { type, message: house.show(original) } } : { resource: { type } }),
  }
}
