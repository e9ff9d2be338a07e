import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Everything that the tests would use: what runs as Chromium is not asked for more than to be there. */
const complete = { CHROMIUM: process.execPath, TEST_DATABASE_URL: 'postgres://127.0.0.1/any' }

const passing = "import { it } from 'vitest'\nit('passes', () => undefined)\n"
const skipped = "import { it } from 'vitest'\nit.skipIf(true)('waits', () => undefined)\n"
const broken = "throw new Error('cannot be loaded')\n"
const brokenHook = `${passing}import { afterAll } from 'vitest'\nafterAll(() => { throw new Error('late') })\n`

let folder: string

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a suite of these files with the report, where the environment is this and no more. */
async function run(
  files: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ code: number; lines: readonly string[] }> {
  folder = await mkdtemp(join(tmpdir(), 'alongside-report-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await mkdir(join(folder, 'test'))
  for (const [index, text] of files.entries())
    await writeFile(join(folder, 'test', `${index}.test.ts`), text)
  const reporters = [join(root, 'test/support/plain-report.ts')]
  const config = `export default ${JSON.stringify({ test: { reporters } })}`
  await writeFile(join(folder, 'vitest.config.js'), config)
  const program = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { env: settings }, (_, stdout) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trim().split('\n') }),
    )
  })
}

it('says what was left out, and is content with it', async () => {
  const { code, lines } = await run([passing, skipped], { CHROMIUM: 'none' })

  expect(lines).toEqual([
    'Left out: the browser (no Chromium found). Left out: a PostgreSQL server (TEST_DATABASE_URL is not set).',
    'tests: 1 passed, 0 failed',
  ])
  expect(code).toBe(0)
})

it('is not content with it where everything is required', async () => {
  const { code } = await run([passing], { ...complete, CHROMIUM: 'none', REQUIRE_ALL: '1' })

  expect(code).toBe(1)
})

it('is content with everything', async () => {
  const { code, lines } = await run([passing], { ...complete, REQUIRE_ALL: '1' })

  expect(lines).toEqual(['tests: 1 passed, 0 failed'])
  expect(code).toBe(0)
})

it('lets no test be skipped where everything is required and everything is there', async () => {
  const { code, lines } = await run([passing, skipped], { ...complete, REQUIRE_ALL: '1' })

  expect(lines[0]).toBe('Left out: 1 skipped test.')
  expect(code).toBe(1)
})

it('counts a file that cannot be loaded and a hook that throws as failures', async () => {
  const { code, lines } = await run([passing, broken, brokenHook], complete)

  expect(lines.at(-1)).toBe('tests: 2 passed, 2 failed')
  expect(code).toBe(1)
})
