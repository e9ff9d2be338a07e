import type { ActionCodec } from '#chat/action-id.ts'
import type { Switchboard } from '#chat/switchboard.ts'
import type { Store } from '#store/store.ts'
import type { Clock, MovableClock } from './clock.ts'

/** What every platform's door is put together with. */
export interface House {
  readonly store: Store
  readonly codec: ActionCodec
  readonly clock: Clock | MovableClock
  readonly switchboard: Switchboard
  /** Whether platforms are listened to here, or only spoken to. */
  readonly listens: boolean
  /** How long to wait before trying again for the `attempt`th time, from 1, in milliseconds. */
  retryAfter(attempt: number): number
  /** `reference` is what the person was told to name. */
  onBug(error: unknown, reference?: string): void
  /** Where moderators find their dashboards, without a slash at the end; `null` while no process shows them. */
  readonly dashboard?: (() => string | null) | undefined
  /** Hears of an answer that the platform did not take in time. */
  onLate(error: unknown): void
  /** One line for the person who runs it. */
  tell(line: string): void
}
