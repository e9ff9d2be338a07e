// node scripts/with-postgres.ts COMMAND...
// Runs a command with TEST_DATABASE_URL set to a PostgreSQL server that is started for it and stopped
// after it. Ends as the command does.
import { spawn } from 'node:child_process'
import { startPostgres } from '../test/support/postgres.ts'

const [command, ...words] = process.argv.slice(2)
if (command === undefined) {
  process.stderr.write('Usage: node scripts/with-postgres.ts COMMAND...\n')
  process.exit(2)
}

const postgres = await startPostgres()
if (postgres === null) {
  process.stderr.write(
    'No PostgreSQL server is installed here (initdb and postgres were looked for in PATH and in /usr/lib/postgresql).\n',
  )
  process.exit(1)
}

const child = spawn(command, words, {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: postgres.url },
})
// A signal from the keyboard reaches the command too: this waits for it, then stops the server.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))

const code = await new Promise<number>((resolve) => {
  child.once('error', (error) => {
    process.stderr.write(`${command} cannot be run: ${error.message}\n`)
    resolve(127)
  })
  child.once('exit', (exitCode) => resolve(exitCode ?? 1))
})
await postgres.stop()
process.exit(code)
