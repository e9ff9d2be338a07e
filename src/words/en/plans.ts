/** What is said of if-then plans. */
export const plans = {} as const
