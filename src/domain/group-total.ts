import type { Temporal } from 'temporal-polyfill'
import { sumOf } from './amount.ts'
import { leastPeople } from './disclosure.ts'
import type { ShownTotal } from './group-goal.ts'
import type { PersonId } from './id.ts'

/** One person's part of a group goal. */
export interface Part {
  readonly personId: PersonId
  /** What of theirs is in the figure that was shown last. */
  readonly counted: number
  /** The most of theirs that any figure of the period has held. */
  readonly peak: number
  /** What they have now. */
  readonly has: number
  /** Whether they take part: of who has left, nothing new comes in. */
  readonly isIn: boolean
  /** The days that have come since the last figure on which they could have checked in. */
  readonly newDays: number
}

export interface NewTotal {
  readonly shown: ShownTotal & { readonly countedAt: Temporal.Instant }
  /** Of everybody whose part of the new figure is another than of the last. */
  readonly counted: readonly { readonly personId: PersonId; readonly counted: number }[]
}

/** How much of each person is in a figure that stands beside this one. */
export type Standing = ReadonlyMap<PersonId, number>

/**
 * The next figure that a group sees of its goal, or `null` while it goes on seeing the last.
 *
 * Nobody may learn from the figures what fewer than five people did, whatever they subtract. So a figure
 * stands still, however many check-ins come, until the parts of at least five different people are larger
 * than in any figure before (for the first: larger than nothing). Then everything comes in at once, also of
 * those who are fewer: who corrected downwards, and whoever else rose.
 *
 * - **Over time:** of any two figures, the later one has more of at least five people than the earlier
 *   one had, whatever was taken back and said again between them.
 * - **Over membership:** joining changes nothing by itself. Of who leaves, what was shown stays, so that
 *   no figure falls by what one person had; what was not shown never comes in.
 * - **Over days:** the days that they could have checked in change for nobody or for at least five people:
 *   else, on a date that was counted already, one newcomer could be seen in them.
 * - **Over goals:** members often do the same for two goals of a group. So what is in the new figure and
 *   what is in a figure `beside` it, of another goal that counts the same, are the same for everybody or
 *   differ for at least five people. Else the next figure waits.
 *
 * No order of people or of check-ins matters, only what each has in the end.
 */
export function countAgain(
  shown: ShownTotal,
  parts: readonly Part[],
  beside: readonly Standing[],
  now: Temporal.Instant,
): NewTotal | null {
  const present = parts.filter(({ isIn }) => isIn)
  const risen = present.filter(({ has, peak }) => has > peak)
  if (risen.length < leastPeople) return null
  if (!isNoneOrEnough(present.filter(({ newDays }) => newDays > 0).length)) return null
  const standing = new Map(
    parts.map((part) => [part.personId, part.isIn ? part.has : part.counted]),
  )
  if (!beside.every((other) => isNoneOrEnough(differences(standing, other)))) return null

  const changed = present.filter(({ has, counted }) => has !== counted)
  const total = sumOf([shown.total, ...changed.flatMap(({ has, counted }) => [has, -counted])])
  const possible = present.reduce((days, { newDays }) => days + newDays, shown.possible)
  return {
    shown: { total, possible, countedAt: now },
    counted: changed.map(({ personId, has }) => ({ personId, counted: has })),
  }
}

const isNoneOrEnough = (people: number): boolean => people === 0 || people >= leastPeople

/** Of how many people there is more in one figure than in the other. */
function differences(one: Standing, other: Standing): number {
  const people = new Set([...one.keys(), ...other.keys()])
  return [...people].filter((id) => (one.get(id) ?? 0) !== (other.get(id) ?? 0)).length
}
