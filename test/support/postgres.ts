import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Postgres {
  /** An address that may create databases. */
  readonly url: string
  /** Ends at once, in the middle of everything, and starts again: the server's "immediate shutdown". */
  crash(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL server of its own, in a temporary folder and on a free port of this machine
 * alone, or gives `null` when its programs are not installed. Its clocks are far from UTC on purpose.
 */
export async function startPostgres(): Promise<Postgres | null> {
  const programs = findPrograms()
  if (programs === null) return null

  const folder = mkdtempSync(join(tmpdir(), 'alongside-postgres-'))
  const owner = serverUser()
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const options: SpawnOptions = {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    ...(owner ?? {}),
  }
  try {
    const password = randomBytes(16).toString('hex')
    await initialise(join(programs, 'initdb'), folder, password, options)
    const port = await freePort()
    const begin = () => launch(join(programs, 'postgres'), folder, port, options)
    let server = await begin()
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      crash: async () => {
        await end(server, 'SIGQUIT')
        server = await begin()
      },
      stop: async () => {
        await end(server)
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The folder with `initdb` and `postgres`: one of PATH, or where packages put them. */
function findPrograms(): string | null {
  const packaged = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt']
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name, 'bin')))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...packaged]
  const both = (folder: string) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program)))
  return folders.find(both) ?? null
}

/** The server refuses to run as root: another user of this machine is borrowed then. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (option: string) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: idOf('-u'), gid: idOf('-g') }
    } catch {
      // There is no such user here.
    }
  }
  throw new Error('a PostgreSQL server cannot be run as root, and there is no user to run it as')
}

async function initialise(
  program: string,
  folder: string,
  password: string,
  options: SpawnOptions,
): Promise<void> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (options.uid !== undefined) chownSync(passwordFile, options.uid, options.gid ?? options.uid)
  const set = ['-D', join(folder, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C']
  const quick = ['--no-sync', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const child = spawn(program, [...set, ...quick], { ...options, stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`initdb ended with ${code}`)
}

async function launch(
  program: string,
  folder: string,
  port: number,
  options: SpawnOptions,
): Promise<ChildProcess> {
  const where = ['-D', join(folder, 'data'), '-k', folder, '-h', '127.0.0.1', '-p', String(port)]
  // Nothing here has to outlive a power cut. The zone catches code that forgets to name one.
  const how = ['-F', '-c', 'TimeZone=Asia/Kolkata', '-c', 'max_connections=200']
  const child = spawn(program, [...where, ...how], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  if (child.stderr === null) throw new Error('the server has no voice')
  const lines = createInterface(child.stderr)
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`postgres ended with ${code}: ${said.join(' ')}`)),
    )
    lines.on('line', (line) => {
      said.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
  })
  child.stderr.resume()
  return child
}

/** Disconnects everybody and stops: the server's "fast shutdown", unless told otherwise. */
async function end(server: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill(signal)
  await once(server, 'exit')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
