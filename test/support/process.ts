import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../src/clock.ts'
import { ask } from './page-visitor.ts'

/** How a process ended: with a code of its own, or by a signal. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** The real program as a child of this process, from its first moment. */
export interface Launched {
  /** Everything that it has said so far. */
  stdout(): string
  stderr(): string
  /** Resolves with its greeting, or with what it said instead when it ended without one. */
  readonly greeted: Promise<string>
  send(signal: NodeJS.Signals): void
  /** Ends it with SIGKILL, which no process hears of. Resolves when it is gone. */
  kill(): Promise<Ending>
  /** Resolves when it has ended and everything that it said is here. */
  readonly ended: Promise<Ending>
}

/** The program once it has greeted and is ready. */
export interface Program extends Launched {
  /** Where it listens, without a slash at the end. */
  readonly url: string
}

export type Settings = Readonly<Record<string, string>>

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

const living = new Map<ChildProcess, Promise<Ending>>()
const folders = new Set<string>()

// If this process ends before it could clean up, its children do not outlive it.
process.on('exit', () => {
  for (const child of living.keys()) child.kill('SIGKILL')
})

/** Ends every program that was started here and removes every folder. Belongs into `afterEach`. */
export async function cleanUp(): Promise<void> {
  for (const child of living.keys()) child.kill('SIGKILL')
  await Promise.all(living.values())
  await Promise.all([...folders].map(remove))
  folders.clear()
}

/** As `cleanUp`, and removes what `usedFolder` copies from. Belongs into `afterAll`. */
export async function cleanUpAll(): Promise<void> {
  await cleanUp()
  if (model !== undefined) await remove(dirname(await model))
  model = undefined
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** The path of a data folder that does not exist yet; `cleanUp` removes what is made there. */
export async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'alongside-process-'))
  folders.add(parent)
  return join(parent, 'data')
}

/** A data folder in which the program has run once: a start there takes a fourth of a first one. */
export async function usedFolder(): Promise<string> {
  model ??= makeModel()
  const folder = await newFolder()
  await cp(await model, folder, { recursive: true })
  return folder
}

let model: Promise<string> | undefined

async function makeModel(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'alongside-process-')), 'data')
  const program = await start({ DATA_DIR: folder })
  program.send('SIGTERM')
  await program.ended
  return folder
}

/**
 * Starts the program with these settings alone: nothing of this process's own environment reaches
 * it. It takes any free port unless the settings say otherwise, and it is midday on its clock.
 */
export function launch(settings: Settings): Launched {
  const env = { PATH: process.env['PATH'] ?? '', TZ: middayZone(), PORT: '0', ...settings }
  const child = spawn(process.execPath, [mainFile], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      living.delete(child)
      resolve({ code, signal })
    })
  })
  living.set(child, ended)

  return {
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    greeted: greeting(child.stdout, () => said.stdout),
    send: (signal) => void child.kill(signal),
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
    ended,
  }
}

/**
 * Starts the program and waits until it is ready.
 *
 * @throws with everything that it said, when it ends before.
 */
export async function start(settings: Settings): Promise<Program> {
  const launched = launch(settings)
  const greeted = await launched.greeted
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeted)?.[0]
  if (url === undefined) throw new Error(`It ended. ${launched.stdout()}${launched.stderr()}`)
  await untilReady(url)
  return { ...launched, url }
}

/** A platform's door opens a moment after the greeting; `/readyz` says when all of them are. */
async function untilReady(url: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    const { status } = await ask(`${url}/readyz`)
    if (status === 200) return
    await setTimeout(50)
  }
  throw new Error('/readyz does not say that it is ready')
}

/** All of the greeting, or as much as there was when the program ended. */
function greeting(stdout: Readable, said: () => string): Promise<string> {
  return new Promise((resolve) => {
    stdout.on('data', () => {
      if (/^ *Slack .*\n/m.test(said())) resolve(said())
    })
    stdout.once('close', () => resolve(said()))
  })
}

/** A zone in which it is about noon now, so that no date changes while a test runs. */
function middayZone(): string {
  const offset = 12 - systemClock.now().toZonedDateTimeISO('UTC').hour
  // These names carry the sign that POSIX gave them: Etc/GMT-5 is five hours ahead of UTC.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
