// npm run slack:manifest
// Prints what to paste where a Slack app is made: api.slack.com/apps, Create New App, From a manifest.
// Without PUBLIC_URL it is for Socket Mode, with it for requests over HTTP. `-- --many` is for an app
// that any workspace can install, and needs PUBLIC_URL.
import { manifest } from '#adapters/slack/register.ts'
import { commands } from '#commands'
import { ConfigError, readConfig } from '#config.ts'
import { manifestWords } from '#words/slack.ts'
import { wordsIn } from '#words/words.ts'

try {
  const { slackApp } = readConfig(process.env)
  const isForMany = process.argv.includes('--many')
  if (isForMany && slackApp.publicUrl === null)
    throw new ConfigError('For many workspaces, set PUBLIC_URL first.')
  const words = manifestWords(wordsIn('en'))
  const app = manifest({ ...slackApp, commands, isForMany, words })
  process.stdout.write(`${JSON.stringify(app, null, 2)}\n`)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
