import { createHmac } from 'node:crypto'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { parseJson } from '../json.ts'
import { machineNow } from '../options.ts'
import type { World } from '../world/world.ts'
import { acked, type Delivered, type Delivery, type Envelope, failed } from './envelope.ts'

/**
 * What can be wrong with a request that comes from somebody else: the body is not the one that was
 * signed, it is signed with another secret, not at all, ten minutes ago, or in ten minutes.
 */
export type Forgery = 'tampered' | 'other secret' | 'unsigned' | 'stale' | 'future'

/** A request that was sent to the app. */
export interface Sent {
  readonly type: Envelope['type'] | 'url_verification'
  /** What the app answered; 0 if it did not, or not in time. */
  readonly status: number
}

const tenMinutesS = 600

/** Slack's signed requests to the app, and what a test can do to them. */
export class SignedRequests implements Delivery {
  readonly sent: Sent[] = []
  readonly #world: World
  readonly #under = new Set<ClientRequest>()
  readonly #forgeries: Forgery[] = []
  #url: string | null = null

  constructor(world: World) {
    this.#world = world
  }

  /** Where requests go, such as http://127.0.0.1:4711/slack/events. */
  sendTo(url: string): void {
    this.#url = url
  }

  /** The next requests are forged. */
  forgeNext(...forgeries: readonly Forgery[]): void {
    this.#forgeries.push(...forgeries)
  }

  /** Asks whether the address is the app's: resolves with whether the app says the word again. */
  async verifyUrl(): Promise<boolean> {
    const challenge = crypto.randomUUID()
    const body = JSON.stringify({ type: 'url_verification', token: 'loopback', challenge })
    const { status, text } = await this.#post('url_verification', body, json, {})
    const said = parseJson(text)
    const isSame =
      typeof said === 'object' && said && 'challenge' in said && said.challenge === challenge
    return status === 200 && (isSame || text === challenge)
  }

  async send({ type, payload, retry }: Envelope): Promise<Delivered> {
    const isForm = type !== 'events_api'
    const body = isForm ? formOf(type, payload) : JSON.stringify(payload)
    const again = retry && {
      'x-slack-retry-num': String(retry.number),
      'x-slack-retry-reason': retry.reason,
    }
    const { status, text, isLate } = await this.#post(type, body, isForm ? form : json, again ?? {})
    if (isLate) return failed('operation_timeout')
    if (status !== 200) return failed('dispatch_failed')
    return acked(parseJson(text) ?? text)
  }

  /** Gives up whatever is under way. */
  end(): void {
    for (const one of this.#under) one.destroy()
  }

  #post(type: Sent['type'], body: string, contentType: string, more: Record<string, string>) {
    const url = this.#url
    if (url === null) throw new Error('sendTo() was not told where the app listens')
    return new Promise<{ status: number; text: string; isLate: boolean }>((resolve) => {
      let isLate = false
      const end = (status: number, text: string) => {
        clearTimeout(timer)
        this.#under.delete(sending)
        this.sent.push({ type, status })
        resolve({ status, text, isLate })
      }
      const headers = {
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'content-type': contentType,
        ...this.#signature(body),
        ...more,
      }
      // Without an agent there is no connection that outlives its request.
      const sending = request(url, { method: 'POST', agent: false, headers }, (incoming) => {
        readText(incoming).then(
          (text) => end(incoming.statusCode ?? 0, text),
          () => end(0, ''),
        )
      })
      const timer = setTimeout(() => {
        isLate = true
        sending.destroy()
      }, this.#world.settings.deadlineMs)
      this.#under.add(sending)
      sending.on('error', () => end(0, ''))
      sending.end(body)
    })
  }

  #signature(body: string): Record<string, string> {
    const forgery = this.#forgeries.shift()
    if (forgery === 'unsigned') return {}
    const shift = { stale: -tenMinutesS, future: tenMinutesS }[String(forgery)] ?? 0
    const timestamp = String(Math.floor(machineNow() / 1000) + shift)
    const secret = forgery === 'other secret' ? 'another' : this.#world.signingSecret
    const signed = forgery === 'tampered' ? `${body} ` : body
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${signed}`).digest('hex')
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` }
  }
}

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

function formOf(type: Envelope['type'], payload: Readonly<Record<string, unknown>>): string {
  if (type === 'interactive')
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const fields = Object.entries(payload).map(([name, value]) => [name, String(value)])
  return new URLSearchParams(Object.fromEntries(fields)).toString()
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}
