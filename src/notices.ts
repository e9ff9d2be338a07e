import { StoreError } from '#store/store-error.ts'
import { type Config, ConfigError } from './config.ts'

/** What the person who runs it reads once it runs. */
export function greeting(config: Config, url: string): string {
  const page =
    config.localPage === 'open'
      ? url
      : `closed, because a platform is connected (LOCAL_PAGE=1 opens it on ${url})`
  return [
    'Alongside is here. Ctrl+C ends it.',
    `  Local page  ${page}`,
    `  Data        ${config.databaseUrl === null ? config.dataDir : 'on the server of DATABASE_URL'}`,
    `  Status      ${url}/status`,
    `  Discord     ${config.doors.discord ? 'connecting' : 'no token, closed'}`,
    `  Slack       ${config.doors.slack ? 'connecting' : 'no token, closed'}`,
    '',
  ].join('\n')
}

/** Why it could not start: one line for what can be expected, and everything for a bug. */
export function startFailure(error: unknown, env: NodeJS.ProcessEnv): string {
  if (error instanceof ConfigError || error instanceof StoreError)
    return `Alongside could not start. ${error.message}`
  const code = error instanceof Error && 'code' in error ? error.code : null
  const port = env['PORT'] || '3000'
  if (code === 'EADDRINUSE')
    return `Alongside could not start. Port ${port} is taken; set PORT to another one, such as PORT=3001.`
  if (code === 'EACCES')
    return `Alongside could not start. Port ${port} may not be used by this user; set PORT to one from 1024 up.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
