import { defineConfig } from 'vitest/config'

/** How `npm run mutate` runs the tests of the rules: many times over, so that each is kept short. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: [
      // Whole lives take longer than all other tests together, and the others have to find it alone.
      'test/domain/laws.test.ts',
      'test/domain/oracle-prompts.test.ts',
      // Its rules run in processes of their own, where no mutant is alive.
      'test/domain/machine-zone.test.ts',
    ],
    setupFiles: ['test/support/temporal-equality.ts', 'test/support/mutation-setup.ts'],
    env: { MOST_CASES: '50' },
    // Most of the time would go into loading the same files for each test file again.
    isolate: false,
    // A busy machine fails no test.
    testTimeout: 120_000,
  },
})
