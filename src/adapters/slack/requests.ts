import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { HTTPReceiver } from '@slack/bolt'
import { quiet } from './quiet.ts'
import { paths } from './register.ts'

/** How far Slack's clock may be ahead of ours, in seconds. The library minds only the other way. */
const mostAhead = 300

/**
 * Slack calls us: on our own server, at our own port. The library checks the signature and that the
 * request is not old; one from the future is refused here.
 */
export function createRequests(signingSecret: string, now: () => number) {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [paths.events], logger: quiet })

  const listen: RequestListener = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') return void response.writeHead(405).end()
    const sentAt = Number(request.headers['x-slack-request-timestamp'])
    if (sentAt > now() / 1000 + mostAhead) return void response.writeHead(401).end()
    receiver.requestListener(request, response)
  }
  return { receiver, listen }
}
