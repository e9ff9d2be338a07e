import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actions, commands } from '#commands'
import { permissionsPage } from '../../scripts/permissions/matrix.ts'

test('the page of permissions is what the code says; npm run permissions writes it', () => {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')

  expect(page).toBe(permissionsPage(commands, actions))
})
