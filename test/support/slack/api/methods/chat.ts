import { z } from 'zod'
import { flaw } from '../../checks/flaw.ts'
import { limits } from '../../checks/message.ts'
import { messagePayload } from '../../payloads/message.ts'
import { mustWrite, placeFor, userFor } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { messageArguments } from '../arguments.ts'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'
import { Pace } from '../pace.ts'
import { checkMessage, messageFor, post, remove, revise } from '../posting.ts'
import { RateLimit } from '../rate-limit.ts'

const scope = 'chat:write'
const named = { channel: z.string(), ts: z.string() }

export function chatMethods(house: House): Method[] {
  const { world } = house
  const pace = new Pace(world.settings)

  return [
    method(
      'chat.postMessage',
      { scope },
      { channel: z.string(), ...messageArguments },
      ({ method: name, workspace }, args) => {
        const channel = placeFor(world, workspace, args.channel)
        mustWrite(channel)
        const wait = pace.take(channel.id)
        if (wait !== null) throw new RateLimit(wait)
        checkMessage(house, name, args, { channel, onlyFor: null })
        const message = post(world, channel, args)
        return answered(channel.id, message.ts, messagePayload(message, world.appId))
      },
    ),

    method(
      'chat.postEphemeral',
      { scope },
      { channel: z.string(), user: z.string(), ...messageArguments },
      ({ method: name, workspace }, args) => {
        const channel = placeFor(world, workspace, args.channel)
        const user = userFor(workspace, args.user)
        mustWrite(channel)
        const isIn =
          channel.kind === 'direct' ? channel.recipient === user : channel.members.has(user)
        if (!isIn) throw new ApiError('user_not_in_channel')
        checkMessage(house, name, args, { channel, onlyFor: user })
        return { message_ts: post(world, channel, args, user).ts }
      },
    ),

    method(
      'chat.update',
      { scope },
      { ...named, ...messageArguments },
      ({ method: name, workspace }, args) => {
        const channel = placeFor(world, workspace, args.channel)
        const message = messageFor(world, channel, args.ts)
        if (message.author !== workspace.bot) throw new ApiError('cant_update_message')
        mustWrite(channel)
        checkMessage(house, name, args, { channel, onlyFor: null }, limits.updatedText)
        if (message.blocks.length > 0 && args.blocks === undefined) {
          house.note(name, [flaw(['blocks'], 'required', 'the blocks of before would stay')])
        }
        revise(world, message, args)
        return {
          ...answered(channel.id, message.ts, messagePayload(message, world.appId)),
          text: message.text,
        }
      },
    ),

    method('chat.delete', { scope }, named, ({ workspace }, { channel: id, ts }) => {
      const channel = placeFor(world, workspace, id)
      const message = messageFor(world, channel, ts)
      if (message.author !== workspace.bot) throw new ApiError('cant_delete_message')
      remove(world, message)
      return { channel: channel.id, ts }
    }),
  ]
}

const answered = (channel: string, ts: string, message: object) => ({ channel, ts, message })
