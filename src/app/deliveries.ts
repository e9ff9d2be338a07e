import type { Occasion } from '#domain/due.ts'
import { asId, type DeliveryId, type PersonId } from '#domain/id.ts'
import type { NewDelivery } from '#store/store.ts'
import { idForAct } from './once.ts'

/** The one delivery of this kind to this member about this. */
export const deliveryOf = (personId: PersonId, occasion: Occasion): NewDelivery => ({
  ...occasion,
  personId,
  id: deliveryIdOf(personId, occasion),
})

/** The same id for the same person, kind and matter. */
export const deliveryIdOf = (
  personId: PersonId,
  { kind, about }: Pick<Occasion, 'kind' | 'about'>,
): DeliveryId => asId(idForAct(personId, `${kind} ${about}`, 'delivery'))
