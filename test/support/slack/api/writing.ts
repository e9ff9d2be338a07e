import type { ServerResponse } from 'node:http'
import type { Trouble } from './troubles.ts'

export interface Reply {
  readonly status: number
  /** JSON, or text as it is. */
  readonly body: object | string
  readonly error: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** What came of a call: 0 if the connection was cut. */
export type Written = Pick<Reply, 'status' | 'error'>

export function write(response: ServerResponse, reply: Reply): Written {
  const { status, body, error, headers = {} } = reply
  const isText = typeof body === 'string'
  const contentType = isText ? 'text/html' : 'application/json; charset=utf-8'
  response.writeHead(status, { ...headers, 'content-type': contentType })
  response.end(isText ? body : JSON.stringify(body))
  return { status, error }
}

/** Answers as the trouble has it. */
export function meet(response: ServerResponse, trouble: Trouble, reply: Reply): Written {
  switch (trouble.kind) {
    case 'delay':
      return write(response, reply)
    case 'error': {
      const { error } = trouble
      return write(response, { status: 200, body: { ok: false, error }, error })
    }
    case 'closed':
      response.destroy()
      return cut
    case 'reset':
      response.socket?.resetAndDestroy()
      return cut
    case 'status':
      response.writeHead(trouble.status, { 'content-type': 'text/html' }).end('<h1>error</h1>')
      return { status: trouble.status, error: null }
    case 'rate limit': {
      const error = 'ratelimited'
      const headers = { 'retry-after': String(trouble.retryAfterS) }
      return write(response, { status: 429, body: { ok: false, error }, error, headers })
    }
    default:
      return trouble satisfies never
  }
}

const cut: Written = { status: 0, error: null }
