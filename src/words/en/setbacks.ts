/** What is said in the flow after a setback, and of new starts. */
export const setbacks = {} as const
