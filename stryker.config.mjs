// Mutation testing of the rules. What it is for and how to read it: docs/quality.md.
export default {
  mutate: ['src/domain/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation.config.ts' },
  coverageAnalysis: 'perTest',
  // It works on a copy, and needs no more in it than the rules and their tests. Without tsconfig.json,
  // which it would rewrite through a part of TypeScript that TypeScript 7 does not have.
  ignorePatterns: [
    '**',
    '!/package.json',
    '!/src/domain/**',
    '!/test/domain/**',
    '!/test/support/**',
    '!/test/mutation.config.ts',
  ],
  concurrency: 1,
  // A busy machine is no endless loop.
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['progress', 'clear-text', 'html'],
  clearTextReporter: { logTests: false, reportTests: false },
}
