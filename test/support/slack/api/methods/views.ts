import { z } from 'zod'
import { homeBody, modalBody } from '../../blocks/view.ts'
import { viewPayload } from '../../payloads/view.ts'
import type { Interaction } from '../../world/interaction.ts'
import type { View } from '../../world/view.ts'
import { userFor } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { json } from '../arguments.ts'
import type { House } from '../house.ts'
import { type Call, type Method, method } from '../method.ts'
import { checkView, openModal, publishHome, reviseView } from '../viewing.ts'

const opening = { trigger_id: z.string(), view: json(modalBody) }

export function viewMethods(house: House): Method[] {
  const { world } = house
  const answered = (view: View) => ({ view: viewPayload(view, world.appId) })

  /** A trigger is good for a short time, and once. */
  const exchange = ({ workspace }: Call, trigger: string): Interaction => {
    const interaction = world.triggers.get(trigger)
    if (interaction?.workspace !== workspace) throw new ApiError('invalid_trigger_id')
    const { now, triggerLifeMs } = world.settings
    if (now() - interaction.createdMs > triggerLifeMs) throw new ApiError('expired_trigger_id')
    if (interaction.triggerUsed) throw new ApiError('exchanged_trigger_id')
    return interaction
  }

  const opens = (name: string, push: boolean) =>
    method(name, {}, opening, (call, { trigger_id, view: body }) => {
      const interaction = exchange(call, trigger_id)
      checkView(house, name, body)
      mustBeFree(body.external_id, null)
      interaction.triggerUsed = true
      return answered(openModal(world, interaction.asking.user, body, push))
    })

  const mustBeFree = (externalId: string | undefined, own: View | null): void => {
    const taken = [...world.views.values()].some(
      (one) => one.open && one !== own && one.body.external_id === externalId,
    )
    if (externalId !== undefined && taken) throw new ApiError('duplicate_external_id')
  }

  const mustBeUnchanged = (view: View, hash: string | undefined): void => {
    if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict')
  }

  return [
    opens('views.open', false),
    opens('views.push', true),

    method(
      'views.update',
      {},
      {
        view: json(z.discriminatedUnion('type', [modalBody, homeBody])),
        view_id: z.string().optional(),
        external_id: z.string().optional(),
        hash: z.string().optional(),
      },
      ({ method: name, workspace }, { view: body, view_id, external_id, hash }) => {
        const view = [...world.views.values()].find(
          (one) =>
            one.id === view_id || (external_id && one.open && one.body.external_id === external_id),
        )
        if (!view?.open || view.user.workspace !== workspace || view.body.type !== body.type) {
          throw new ApiError('not_found')
        }
        mustBeUnchanged(view, hash)
        checkView(house, name, body)
        mustBeFree(body.external_id, view)
        reviseView(world, view, body)
        return answered(view)
      },
    ),

    method(
      'views.publish',
      {},
      { user_id: z.string(), view: json(homeBody), hash: z.string().optional() },
      ({ method: name, workspace }, { user_id, view: body, hash }) => {
        const user = userFor(workspace, user_id)
        const known = world.homes.get(user.id)
        if (known) mustBeUnchanged(known, hash)
        checkView(house, name, body)
        return answered(publishHome(world, user, body))
      },
    ),
  ]
}
