import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test.each(['socket', 'http'])(
  'closing leaves nothing that keeps a process alive: %s',
  async (transport) => {
    const program = fileURLToPath(new URL('programs/closes.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [program, transport], {
      timeout: 15_000,
    })
    expect(stdout).toBe('dispatch_failed lost')
  },
)
