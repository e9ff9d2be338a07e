import { z } from 'zod'
import { optionGroup, plainOption } from '../blocks/objects.ts'
import { modalBody } from '../blocks/view.ts'
import { flaw } from '../checks/flaw.ts'
import type { Interaction } from '../world/interaction.ts'
import type { View } from '../world/view.ts'
import { ApiError } from './api-error.ts'
import type { House } from './house.ts'
import { say } from './response-urls.ts'
import { checkView, closeModals, openModal, reviseView } from './viewing.ts'

const submissionAnswer = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view: modalBody }),
])

const suggestionAnswer = z.union([
  z.strictObject({ options: z.array(plainOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
])

const method = 'ack'

/**
 * Does what an acknowledgement asks for: says something, changes the modal, gives the form back.
 *
 * @throws ApiError for what the person would be told did not work.
 */
export function carryOut(house: House, interaction: Interaction): void {
  const { answer, asking } = interaction
  switch (asking.kind) {
    case 'command':
      if (answer !== undefined) {
        say(house, method, { interaction }, typeof answer === 'string' ? { text: answer } : answer)
      }
      return
    case 'submission':
      if (asking.view) submitted(house, interaction, asking.view)
      return
    case 'suggestion':
      house.read(method, suggestionAnswer, answer ?? {})
      return
    case 'action':
    case 'closing':
    case 'shortcut':
    case 'message shortcut':
    case 'home':
      if (answer !== undefined) {
        house.note(method, [flaw([], 'wrong_use', 'Slack takes no notice of what this carries')])
      }
      return
    default:
      asking.kind satisfies never
  }
}

function submitted(house: House, interaction: Interaction, view: View): void {
  const { world } = house
  const { answer, asking } = interaction
  if (answer === undefined) {
    closeModals(world, asking.user, view)
    return
  }
  const read = house.read(method, submissionAnswer, answer)
  switch (read.response_action) {
    case 'clear':
      closeModals(world, asking.user)
      break
    case 'errors':
      giveBack(house, view, read.errors)
      break
    case 'update':
      checkView(house, method, read.view)
      reviseView(world, view, read.view)
      break
    case 'push':
      checkView(house, method, read.view)
      openModal(world, asking.user, read.view, true)
      break
    default:
      read satisfies never
  }
}

/** Only under an input can a sentence stand. */
function giveBack(house: House, view: View, errors: Readonly<Record<string, string>>): void {
  const inputs = view.body.blocks.flatMap(({ type, block_id }) =>
    type === 'input' ? [block_id] : [],
  )
  const unknown = Object.keys(errors).filter((name) => !inputs.includes(name))
  house.note(
    method,
    unknown.map((name) => flaw(['errors', name], 'wrong_value', 'is no input of the modal')),
  )
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    throw new ApiError('invalid_arguments')
  }
  house.world.show({ kind: 'errors', view, errors })
}
