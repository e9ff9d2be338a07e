import type { Message } from './message.ts'
import { oncePicturesAreThere } from './picture-wait.ts'
import { ResponseRefused } from './trouble.ts'

/** How an answer stands in the channel where somebody spoke. */
export interface Look {
  readonly isPublic: boolean
  /** In place of the message whose button was used. */
  readonly instead: boolean
}

/**
 * Answers where somebody spoke. Resolves with whether Slack took it there: after half an hour, or
 * five answers, it does not.
 *
 * @throws ResponseRefused
 */
export const respond = (url: string, message: Message, look: Look): Promise<boolean> =>
  oncePicturesAreThere(message, () => respondNow(url, message, look))

async function respondNow(url: string, message: Message, look: Look): Promise<boolean> {
  const body = {
    ...message,
    response_type: look.isPublic ? 'in_channel' : 'ephemeral',
    replace_original: look.instead,
  }
  const { status, text } = await post(url, body)
  if (status === 200 && !text.includes('"ok":false')) return true
  // Refused blocks come with 404, too.
  if (text.includes('invalid_blocks')) throw new ResponseRefused(status, text)
  if (status === 404 || /expired_url|used_url/u.test(text)) return false
  throw new ResponseRefused(status, text)
}

async function post(url: string, body: object): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    throw new ResponseRefused(0, 'no answer')
  }
}
