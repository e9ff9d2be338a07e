import { chmod, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { generateKey } from '@47ng/cloak'
import { syncParent } from './durable-files.ts'
import { codeOf, StoreError } from './store-error.ts'

/**
 * The keys of a key file, one a line, newest first; `null` when there is no such file. A file that
 * other users can read is tightened to its owner, and `warn` is told, since what could be read may
 * have been. Throws a `StoreError`, `data-dir-unreadable`, when the file cannot be read or tightened.
 */
export async function readKeyFile(
  path: string,
  warn: (sentence: string) => void,
): Promise<readonly string[] | null> {
  try {
    const text = await readFile(path, 'utf8')
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
      await chmod(path, 0o600)
      warn(`${path} could be read by other users; it no longer can. Consider a new key.`)
    }
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new StoreError('data-dir-unreadable', `${path} cannot be read and kept private.`, error)
  }
}

/** Writes a key file that only its owner can read: all of it, on the disk, or nothing. */
export async function writeKeyFile(path: string, keys: readonly string[]): Promise<void> {
  const draft = `${path}.new`
  await rm(draft, { force: true })
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${keys.join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  syncParent(path)
}

/** A new random key, as a key file and ENCRYPTION_KEYS hold it. */
export const newKey = (): string => generateKey()
