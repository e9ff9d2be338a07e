import { createHash } from 'node:crypto'

/** A whole number from 0 to `below` - 1. */
export type Chance = (below: number) => number

/** Choices by chance that come out the same again for the same seed. */
export function chanceOf(seed: string): Chance {
  let turn = 0
  return (below) => {
    turn += 1
    return createHash('sha256').update(`${seed} ${turn}`).digest().readUInt32BE() % below
  }
}

/** One of them by chance. */
export function pick<T>(chance: Chance, choices: readonly T[]): T {
  const chosen = choices[chance(choices.length)]
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}
