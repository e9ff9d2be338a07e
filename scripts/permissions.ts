// npm run permissions
// Writes docs/permissions.md: who may do what, from the code.
import { writeFileSync } from 'node:fs'
import { actions, commands } from '#commands'
import { permissionsPage } from './permissions/matrix.ts'

writeFileSync(
  new URL('../docs/permissions.md', import.meta.url),
  permissionsPage(commands, actions),
)
