/**
 * How many cases a property is tried on: `full`, or MOST_CASES when that is fewer. Mutation testing
 * sets it, since it runs every property many times over.
 */
export const cases = (full: number): { readonly numRuns: number } => ({
  numRuns: Math.min(full, Number(process.env['MOST_CASES'] ?? full)),
})
