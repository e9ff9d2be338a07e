import { z } from 'zod'
import { flaw } from '../checks/flaw.ts'
import type { ResponseUrl } from '../world/interaction.ts'
import { messageArguments } from './arguments.ts'
import type { House } from './house.ts'
import { checkMessage, post, remove, replace } from './posting.ts'
import type { ApiRequest } from './request.ts'

const body = z.strictObject({
  ...messageArguments,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
})

export interface Answer {
  readonly status: number
  /** JSON, or text as it is. */
  readonly body: object | string
  readonly error: string | null
}

const method = 'response_url'

/** Answers what is sent to a `response_url`. Throws an `ApiError` for what is refused as any call is. */
export function respond(house: House, address: ResponseUrl, request: ApiRequest): Answer {
  const { settings } = house.world
  if (settings.now() - address.createdMs > settings.responseUrlLifeMs) return refused('expired_url')
  if (address.used >= settings.responseUrlUses) return refused('used_url')
  say(house, method, address, request.body)
  address.used += 1
  const isCommand = address.interaction.asking.kind === 'command'
  return { status: 200, body: isCommand ? 'ok' : { ok: true }, error: null }
}

const refused = (error: string): Answer => ({ status: 404, body: { ok: false, error }, error })

/** Says in the channel, or to the person alone, what a `response_url` or an acknowledgement carried. */
export function say(
  house: House,
  from: string,
  { interaction }: Pick<ResponseUrl, 'interaction'>,
  said: unknown,
): void {
  const { world } = house
  const read = house.read(from, body, said)
  const { channel, source, user } = interaction.asking
  if (!channel) return
  if (read.delete_original === true || read.replace_original === true) {
    if (!source || source.deleted) {
      house.demand(from, [
        flaw(['replace_original'], 'wrong_use', 'there is no message that this came from'),
      ])
      return
    }
    if (read.delete_original === true) remove(world, source, interaction)
    else {
      checkMessage(house, from, read, { channel, onlyFor: source.onlyFor })
      replace(world, source, read, interaction)
    }
    return
  }
  const onlyFor = read.response_type === 'in_channel' ? null : user
  checkMessage(house, from, read, { channel, onlyFor })
  post(world, channel, read, onlyFor, interaction)
}
