import { configDefaults, defineConfig } from 'vitest/config'

/** They take minutes of real time: part of the full proof alone (docs/quality.md). */
const fullProof = ['test/process/clock-jumps.test.ts', 'test/process/daylight-saving.test.ts']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env['PROOF'] === 'full' ? [] : fullProof)],
    setupFiles: ['./test/support/temporal-equality.ts'],
    // Long enough for a busy machine with two cores; no test waits for time to pass.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Vitest leaves one core free, and on two cores that is half of the machine.
    maxWorkers: '100%',
    reporters: ['default', './test/support/plain-report.ts'],
  },
})
