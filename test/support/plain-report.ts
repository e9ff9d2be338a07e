import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'
import { chromium } from './chromium.ts'

/**
 * Says at the end, in plain lines, what was left out and how it went in all. With REQUIRE_ALL=1
 * nothing may be left out: then a missing program and a skipped test are failures.
 */
export default class PlainReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const countOf = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter(failedOutsideItsTests).length + errors.length
    const left = missing()
    if (left.length === 0) left.push(...skipped(countOf('skipped')))

    if (left.length > 0)
      process.stdout.write(`${left.map((one) => `Left out: ${one}.`).join(' ')}\n`)
    process.stdout.write(
      `tests: ${countOf('passed')} passed, ${countOf('failed') + broken} failed\n`,
    )
    if (left.length > 0 && process.env['REQUIRE_ALL'] === '1') {
      process.stdout.write('REQUIRE_ALL=1 allows nothing to be left out.\n')
      process.exitCode = 1
    }
  }
}

/** What the tests would use and this machine does not have. */
function missing(): string[] {
  return [
    ...(chromium === null ? ['the browser (no Chromium found)'] : []),
    ...(process.env['TEST_DATABASE_URL']
      ? []
      : ['a PostgreSQL server (TEST_DATABASE_URL is not set)']),
  ]
}

/** Where nothing is missing, a test that was skipped has no excuse. */
function skipped(count: number): string[] {
  if (count === 0) return []
  return [count === 1 ? '1 skipped test' : `${count} skipped tests`]
}

/** A file that could not be loaded, or a hook that threw, fails no test of its own. */
function failedOutsideItsTests(module: TestModule): boolean {
  if (module.ok()) return false
  return [...module.children.allTests()].every((test) => test.result().state !== 'failed')
}
