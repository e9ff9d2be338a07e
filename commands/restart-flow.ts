import { z } from 'zod'
import type { Flow } from '#app/setbacks.ts'
import type { ActionRef } from '#chat/action.ts'
import type { GoalId } from '#domain/id.ts'
import { type Context, carried } from './context.ts'

/**
 * What every button of a telling carries: so one that is found again days later still belongs to it. The
 * name is a part of an act's id, since an action that also names a listener has no room for all of it.
 */
export const flowShape = {
  goal: carried.goal,
  name: z.string().regex(/^[0-9a-f]{12}$/),
  said: carried.date,
} as const

/** Begins a telling: the same act begins the same one. */
export const beginFlow = ({ once, speaker }: Context, goalId: GoalId): Flow => ({
  goalId,
  name: once.slice(-12),
  saidOn: speaker.today,
})

export const flowOf = (args: {
  readonly goal: GoalId
  readonly name: string
  readonly said: Flow['saidOn']
}): Flow => ({ goalId: args.goal, name: args.name, saidOn: args.said })

/** What an action of a telling carries, as texts. */
export const carriedBy = ({ goalId, name, saidOn }: Flow) => ({
  goal: goalId,
  name,
  said: saidOn.toString(),
})

/** What the cards of the steps offer and another file does. */
export type FlowAction =
  | 'around'
  | 'unsaid'
  | 'help'
  | 'write'
  | 'helped'
  | 'recall'
  | 'plan'
  | 'make'
  | 'tell'
  | 'show'
  | 'start'
  | 'begin'
  | 'other'
  | 'same'
  | 'follow-up'
  | 'stop'

/** @param more what the action carries beside the telling. */
export const flowRef = (does: FlowAction, flow: Flow, ...more: readonly string[]): ActionRef => ({
  name: `restart.${does}`,
  params: [...Object.values(carriedBy(flow)), ...more],
})
