import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['./test/support/temporal-equality.ts'],
    // Long enough for a busy machine with two cores; no test waits for time to pass.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Vitest leaves one core free, and on two cores that is half of the machine.
    maxWorkers: '100%',
    reporters: ['default', './test/support/plain-report.ts'],
  },
})
