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
  retryValue: 1200,
  autocomplete: 25,
  /** Discord waits 3 s for a first answer; after so many milliseconds we say that it takes longer. */
  deferAfterMs: 1800,
} as const
