import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * Start parameters under which PostgreSQL waits for the disk at each commit. PGlite's own turn that
 * off; what was acknowledged would then outlive the process, but not a power cut.
 */
export const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  // Of the ways to wait, the one that reaches the file system below.
  '-c',
  'wal_sync_method=fsync',
]

/**
 * PGlite's files in a folder, with the one operation that they lack: to be on the disk when
 * PostgreSQL has asked for it.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = emscriptenOpts.preRun ?? []
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, teachToSync] } }
  }
}

function teachToSync(module: unknown): void {
  operationsOf(module).fsync = ({ nfd }) => {
    fdatasyncSync(nfd)
    return 0
  }
}

interface StreamOperations {
  fsync?: (stream: { readonly nfd: number }) => number
}

/** Emscripten's file operations on the folder: not in PGlite's types, hence looked for with care. */
function operationsOf(module: unknown): StreamOperations {
  if (typeof module === 'object' && module !== null && 'NODEFS' in module) {
    const files = module.NODEFS
    if (typeof files === 'object' && files !== null && 'stream_ops' in files) {
      // An object of optional functions: whatever else is in it, this one may be added.
      return files.stream_ops as StreamOperations
    }
  }
  throw new Error('this version of PGlite keeps its file operations elsewhere')
}

/** Waits until everything in a folder, and the folder itself, is on the disk. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(path)
    else syncPath(path)
  }
  syncFolder(folder)
}

/** Makes a rename in a folder last. Windows has no such operation, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder)
}

export const syncParent = (path: string): void => syncFolder(dirname(path))

function syncPath(path: string): void {
  const file = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
