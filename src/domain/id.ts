declare const brand: unique symbol

/** A UUID in lower case. The brand keeps a goal's id from being passed where a person's is meant. */
type Id<Name extends string> = string & { readonly [brand]: Name }

export type PersonId = Id<'person'>
export type AccountId = Id<'account'>
export type CommunityId = Id<'community'>
export type GroupId = Id<'group'>
export type GoalId = Id<'goal'>
export type ShareId = Id<'share'>
export type PauseId = Id<'pause'>
export type SetbackId = Id<'setback'>
export type PlanId = Id<'plan'>
export type RememberedDateId = Id<'remembered-date'>
export type PairId = Id<'pair'>
export type DeliveryId = Id<'delivery'>
export type GroupGoalId = Id<'group-goal'>
export type ConsentId = Id<'consent'>
export type ConcernId = Id<'concern'>

type AnyId =
  | PersonId
  | AccountId
  | CommunityId
  | GroupId
  | GoalId
  | ShareId
  | PauseId
  | SetbackId
  | PlanId
  | RememberedDateId
  | PairId
  | DeliveryId
  | GroupGoalId
  | ConsentId
  | ConcernId

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => uuid.test(text)

/** Brands a text that is known to be an id of this kind, as read from the store or a signed action. */
export function asId<T extends AnyId>(text: string): T {
  if (!isUuid(text)) throw new TypeError('not an id')
  return text as T // the check above is what the brand stands for
}
