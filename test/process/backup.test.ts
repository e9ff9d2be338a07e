import { type ExecFileException, execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { ask, Visitor } from '../support/page-visitor.ts'
import { cleanUp, cleanUpAll, start, usedFolder } from '../support/process.ts'

// What the person who runs it does for the day when something goes wrong.

afterEach(cleanUp)
afterAll(cleanUpAll)

interface Said {
  readonly code: number
  readonly out: string
}

/** Runs a script as `npm run` does, with these settings alone. */
const run = (name: string, settings: Record<string, string>, ...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const script = fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url))
    const env = { PATH: process.env['PATH'], ...settings }
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: codeOf(error), out: stdout + stderr })
    })
  })

const codeOf = (error: ExecFileException | null): number =>
  error === null ? 0 : typeof error.code === 'number' ? error.code : -1

const pathIn = ({ out }: Said): string => /Wrote (.*)\. It holds/.exec(out)?.[1] ?? ''

test('a backup is made while the bot runs, and brings back what was said before it', async () => {
  const folder = await usedFolder()
  const program = await start({ DATA_DIR: folder })
  const port = new URL(program.url).port
  const robin = new Visitor(program.url, 'robin')
  await robin.says('/goal set do Walk')

  const made = await run('backup', { DATA_DIR: folder, PORT: port })
  await robin.says('/goal set do Later')
  const refused = await run('restore', { DATA_DIR: folder }, pathIn(made))
  program.send('SIGTERM')
  await program.ended
  const restored = await run('restore', { DATA_DIR: folder }, pathIn(made))

  expect([made.code, refused.code, restored.code]).toEqual([0, 1, 0])
  expect(refused.out).toContain('is in use by process')
  expect(restored.out).toContain('What was there before is in')
  const again = await start({ DATA_DIR: folder })
  const list = JSON.stringify(await new Visitor(again.url, 'robin').says('/goal list'))
  expect(list).toContain('Walk')
  expect(list).not.toContain('Later')
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  expect(readFileSync(pathIn(made)).subarray(0, 2).toString('hex')).toBe('1f8b')
}, 120_000)

test('it is made while nobody runs, too, and wrong use is told in one line', async () => {
  const folder = await usedFolder()

  const made = await run('backup', { DATA_DIR: folder, PORT: '1' })
  const noFile = await run('restore', { DATA_DIR: folder })
  const noBackup = await run('restore', { DATA_DIR: folder }, join(folder, 'encryption.key'))
  const server = { DATABASE_URL: 'postgresql://127.0.0.1:1/none', ENCRYPTION_KEYS: '' }

  expect(pathIn(made)).toContain(join(folder, 'backups'))
  expect([noFile.code, noFile.out]).toEqual([1, 'Usage: npm run restore -- FILE\n'])
  expect(noBackup.out).toBe('That file is no backup, or only a part of one.\n')
  expect((await run('backup', { ...server, DATA_DIR: folder })).out).toMatch(
    /DATABASE_URL|ENCRYPTION/,
  )
}, 120_000)

test('no page from elsewhere can have one made', async () => {
  const { url } = await start({ DATA_DIR: await usedFolder() })
  const path = `${url}/status/backup`

  const answers = await Promise.all([
    ask(path, { fields: {} }),
    ask(path, { headers: { Origin: null }, fields: {} }),
    ask(path, { headers: { Host: 'rebound.example' }, fields: {} }),
  ])

  expect(answers.map(({ status }) => status)).toEqual([200, 403, 403])
}, 60_000)
