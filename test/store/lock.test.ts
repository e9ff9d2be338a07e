import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { lockFolder } from '#store/lock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const program = new URL('../support/programs/hold-folder.ts', import.meta.url)

interface Holder {
  readonly process: ChildProcess
  /** Tells it to take the folder; gives what it says. */
  take(): Promise<string>
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
}

/** Another process, ready to take the folder. */
async function startHolder(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [program.pathname, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async () => String((await lines.next()).value)
  expect(await next()).toBe('ready')
  return {
    process: child,
    take: async () => {
      child.stdin.write('\n')
      return await next()
    },
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

const inUse = (naming = /./) =>
  expect.objectContaining({ code: 'data-dir-in-use', message: expect.stringMatching(naming) })

test('a folder is taken once, also by the same process, and free again when it is let go', () => {
  const folder = temporaryFolder()
  const lock = lockFolder(folder)

  expect(() => lockFolder(folder)).toThrow(inUse())

  lock.release()
  lock.release()
  lockFolder(folder).release()
})

test('a second process is refused and told who has the folder', async () => {
  const folder = temporaryFolder()
  const holder = await startHolder(folder)
  expect(await holder.take()).toBe('mine')

  expect(() => lockFolder(folder)).toThrow(inUse(new RegExp(`process ${holder.process.pid}\\b`)))
})

test('a holder that is killed leaves nothing locked', async () => {
  const folder = temporaryFolder()
  const holder = await startHolder(folder)
  expect(await holder.take()).toBe('mine')

  await holder.kill()

  lockFolder(folder).release()
})

test('an id that was left behind, even of a process that runs, locks nothing', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lock'), '')
  writeFileSync(join(folder, 'lock.pid'), `${process.ppid}\n`)

  lockFolder(folder).release()
})

test('of five that come at the same moment, one gets the folder', async () => {
  const folder = temporaryFolder()
  const holders = await Promise.all(Array.from({ length: 5 }, () => startHolder(folder)))

  const answers = await Promise.all(holders.map((holder) => holder.take()))

  expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'data-dir-in-use')).toHaveLength(4)
})

test('of five that come at the same moment after a crash, one gets the folder', async () => {
  const folder = temporaryFolder()
  const crashed = await startHolder(folder)
  expect(await crashed.take()).toBe('mine')
  await crashed.kill()
  const holders = await Promise.all(Array.from({ length: 5 }, () => startHolder(folder)))

  const answers = await Promise.all(holders.map((holder) => holder.take()))

  expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
})
