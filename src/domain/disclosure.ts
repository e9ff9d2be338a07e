/** No figure that is shown may be about fewer people, nor may its rest be. */
export const leastPeople = 5

/**
 * How many people may be said to be so, as "so many or more": rounded down to a multiple of 5, so that
 * one person more or less shows in nothing, and nothing can be had by subtracting exact figures from it.
 * `null` for fewer than 5.
 */
export function disclosedCount(people: number): number | null {
  const shown = Math.floor(people / leastPeople) * leastPeople
  return shown < leastPeople ? null : shown
}

/**
 * What may be said of a whole that is known, by its parts that do not overlap, each as "so many or more".
 * At least 5 people of the whole always stay untold. So somebody who knows how many the whole has finds
 * five or more answers possible for each part and for the rest, also by subtraction.
 */
export function disclosedParts(
  whole: number,
  parts: readonly number[],
): readonly (number | null)[] {
  let untold = whole
  return parts.map((part) => {
    const shown = disclosedCount(Math.min(part, untold - leastPeople))
    untold -= shown ?? 0
    return shown
  })
}

/** In percent. Nearer to nothing or to all, a share would tell of each single person. */
const [lowestShare, highestShare] = [5, 95] as const

/**
 * A share in percent, to the nearest 5 %, from 5 to 95: the ends mean "or less" and "or more". `null` for
 * one that is about fewer than 5 people.
 *
 * @param part from 0 to 1.
 */
export function disclosedShare(part: number, people: number): number | null {
  if (people < leastPeople) return null
  const nearest = Math.round((part * 100) / 5) * 5
  return Math.min(highestShare, Math.max(lowestShare, nearest))
}
