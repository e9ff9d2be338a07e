import type { GroupId, PersonId } from './id.ts'

/** Whom a member told something: a group, in the channels where it lives, or one person. */
export type Told = { readonly groupId: GroupId } | { readonly personId: PersonId }

/** What is kept about a member, as far as it matters for who can read it. */
export interface Own {
  readonly kind:
    | 'goal'
    | 'check-in'
    | 'pause'
    | 'setback'
    | 'plan'
    | 'award'
    | 'remembered-date'
    | 'consent'
}

/** What a member chose to tell, once it has arrived. */
export interface Shared {
  readonly kind: 'share'
  readonly to: Told
}

/** Who can read a thing besides the member whose it is. */
export type Readers = Nobody | Told
export type Nobody = 'nobody'

/**
 * The one place that says who can read what: the cards say it in words, and a property test holds
 * what people are given to it. Nobody else reads what is kept about a member, whatever their role; of
 * a goal that counts in a group, the group has the totals alone. What was told is read by those whom
 * the member chose.
 */
export function readersOf(kept: Own): Nobody
export function readersOf(kept: Shared): Told
export function readersOf(kept: Own | Shared): Readers
export function readersOf(kept: Own | Shared): Readers {
  return kept.kind === 'share' ? kept.to : 'nobody'
}
