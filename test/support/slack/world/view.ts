import type { ViewBody } from '../blocks/view.ts'
import type { User } from './places.ts'

/** What stands in an input, in the shape that the app is sent. */
export type InputState = Readonly<Record<string, unknown>> & { readonly type: string }

/**
 * A modal that was opened for somebody, or their Home tab: the same object from its opening on,
 * changed by every update.
 */
export interface View {
  readonly id: string
  readonly user: User
  /** The first modal of those that lie upon each other. */
  readonly root: View | null
  /** The modal under this one. */
  readonly previous: View | null
  body: ViewBody
  /** Another one after every change. */
  hash: string
  /** What the person entered, by block and action; what was never touched has its initial value. */
  readonly entered: Map<string, InputState>
  open: boolean
  /** How often it was changed. */
  edits: number
}

/** Where an input's state is kept. */
export const inputKey = (blockId: string, actionId: string): string => `${blockId} ${actionId}`
