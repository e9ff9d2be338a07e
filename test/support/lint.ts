import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/** A line that the linter complains of. */
export interface Complaint {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The last part of the rule's name, such as `noConsole`; `plugin` for those in `lint/`. */
  readonly rule: string
}

/**
 * Lints planted files, by path from the root, with the real settings and the real linter, in a
 * folder of their own.
 */
export async function lint(files: Readonly<Record<string, string>>): Promise<readonly Complaint[]> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-lint-'))
  try {
    for (const name of ['biome.json', 'lint', 'package.json', '.gitignore'])
      await cp(join(root, name), join(folder, name), { recursive: true })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const { diagnostics } = report.parse(JSON.parse(await run(folder)))
    return diagnostics.map(({ code, location }) => ({
      file: location.path.replace(`${folder}/`, ''),
      line: location.range.start.line,
      rule: code.value.split('/').at(-1) ?? '',
    }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.object({ value: z.string() }),
      location: z.object({
        path: z.string(),
        range: z.object({ start: z.object({ line: z.number() }) }),
      }),
    }),
  ),
})

const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')

/** It ends with 1 when there are complaints, and they are what is wanted here. */
function run(folder: string): Promise<string> {
  const how = ['lint', '--reporter=rdjson', '--max-diagnostics=none']
  return new Promise((resolve) => {
    execFile(process.execPath, [biome, ...how], { cwd: folder }, (_, stdout) => resolve(stdout))
  })
}
