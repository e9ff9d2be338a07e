// The least that an app on Bolt can be: it acknowledges every command, and answers it with one word.
// What it cannot do without, no app can.
import { App } from '@slack/bolt'

const env = process.env
const appToken = env['SLACK_APP_TOKEN']

const app = new App({
  token: env['SLACK_BOT_TOKEN'] ?? '',
  clientOptions: { slackApiUrl: env['SLACK_API_URL'] ?? '' },
  ...(appToken
    ? { appToken, socketMode: true }
    : { signingSecret: env['SLACK_SIGNING_SECRET'] ?? '' }),
})
app.command('/ping', async ({ ack, respond }) => {
  await ack()
  await respond('pong')
})
const server = await app.start(0)
const address = server && 'address' in server ? server.address() : null
const port = typeof address === 'object' ? address?.port : null
process.stdout.write(`It is up, on port ${port}.\n`)
