import { deliveryOf } from '#app/deliveries.ts'
import type { DeliveryKind, Occasion } from '#domain/due.ts'
import type { PersonId } from '#domain/id.ts'
import type { NewDelivery, Outcome } from '#store/store.ts'
import { instant } from './builders.ts'

/** When deliveries here fell due, and when something became of them, unless a test says otherwise. */
export const dueAt = instant('2026-03-02T18:00Z')
export const doneAt = instant('2026-03-02T18:00:05.123Z')

/** A delivery about 2 March 2026 that never comes too late, except for what the test says. */
export const owedTo = (
  { id }: { readonly id: PersonId },
  kind: DeliveryKind = 'prompt',
  parts: Partial<Occasion> = {},
): NewDelivery => deliveryOf(id, { kind, about: '2026-03-02', at: dueAt, until: null, ...parts })

/** What can become of one. */
export const sent: Outcome = { state: 'sent', message: { channel: 'D1', ts: '17.5' } }
export const closed = { state: 'closed', why: 'no-messages' } as const satisfies Outcome
export const dead = { state: 'dead', why: 'unavailable' } as const satisfies Outcome
export const dropped = { state: 'dropped', why: 'paused' } as const satisfies Outcome
export const again = { state: 'queued', why: 'busy' } as const satisfies Outcome
