/**
 * Discord's limits that `chat/limits.ts` does not hold already, because they belong to how a card is
 * made here. Characters are UTF-16 units.
 */
export const limits = {
  stringOption: 6000,
  textInput: 4000,
  /** For a number or a date: far more than either needs. */
  shortInput: 100,
  /** What is given back of one field: more than any may hold, so that a cut is still too long. */
  retryValue: 1600,
  /** Of all fields together, as they stand on the card; labels and problems stand beside. */
  retryValues: 2400,
  retryProblem: 150,
  autocomplete: 25,
  /**
   * Discord waits 3 s for a first answer; after so many milliseconds we say that it takes longer. A
   * form gets more of them, because it cannot open any more once we did.
   */
  deferAfterMs: { card: 1800, form: 2500 },
} as const
