import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newKey, readKeyFile, writeKeyFile } from '#store/key-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

test('keys are read in the order in which they were written, by their owner alone', async () => {
  const path = join(temporaryFolder(), 'encryption.key')
  const keys = [newKey(), newKey()]
  const warnings: string[] = []

  await writeKeyFile(path, keys)

  expect(await readKeyFile(path, (warning) => warnings.push(warning))).toEqual(keys)
  expect(modeOf(path)).toBe(0o600)
  expect(warnings).toEqual([])
})

test('a file that is replaced leaves nothing beside it', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'encryption.key')
  await writeKeyFile(path, [newKey()])
  // What a start that was cut short may have left.
  writeFileSync(`${path}.new`, 'half a k')

  await writeKeyFile(path, ['second'])

  expect(await readKeyFile(path, () => undefined)).toEqual(['second'])
  expect(readdirSync(folder)).toEqual(['encryption.key'])
})

test('a file that others could read is tightened, and the operator hears of it', async () => {
  const path = join(temporaryFolder(), 'encryption.key')
  await writeKeyFile(path, ['key'])
  chmodSync(path, 0o640)
  const warnings: string[] = []

  const keys = await readKeyFile(path, (warning) => warnings.push(warning))

  expect(keys).toEqual(['key'])
  expect(modeOf(path)).toBe(0o600)
  expect(warnings).toEqual([expect.stringContaining(path)])
})

test('no file is no keys; something else in its place is a failure', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'encryption.key'))

  expect(await readKeyFile(join(folder, 'other.key'), () => undefined)).toBeNull()
  await expect(readKeyFile(join(folder, 'encryption.key'), () => undefined)).rejects.toMatchObject({
    code: 'data-dir-unreadable',
  })
})
