import type { IncomingMessage } from 'node:http'
import { parseJson } from '../json.ts'

/** A request as it arrived, read to its end. */
export interface ApiRequest {
  readonly path: string
  readonly query: URLSearchParams
  /** The arguments, texts if it was a form; empty if the body was no object. */
  readonly body: Readonly<Record<string, unknown>>
  /** The file that came with it; the whole body if that was neither a form nor JSON. */
  readonly bytes: Uint8Array | null
  /** What stands behind Bearer or Basic; null if there is neither. */
  readonly bearer: string | null
  readonly basic: string | null
}

export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  const url = new URL(incoming.url ?? '/', 'http://loopback')
  const [, scheme, credentials = null] =
    /^(Bearer|Basic) (.*)$/u.exec(incoming.headers.authorization ?? '') ?? []
  return {
    path: url.pathname,
    query: url.searchParams,
    bearer: scheme === 'Bearer' ? credentials : null,
    basic: scheme === 'Basic' ? credentials : null,
    ...(await readBody(Buffer.concat(chunks), incoming.headers['content-type'] ?? '')),
  }
}

type Body = Pick<ApiRequest, 'body' | 'bytes'>

async function readBody(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<Body> {
  if (contentType.startsWith('application/json')) {
    return { body: asObject(parseJson(bytes.toString())), bytes: null }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { body: Object.fromEntries(new URLSearchParams(bytes.toString())), bytes: null }
  }
  if (!contentType.startsWith('multipart/form-data')) return { body: {}, bytes }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  const body: Record<string, unknown> = {}
  let file: Uint8Array | null = null
  for (const [name, value] of form) {
    if (typeof value === 'string') body[name] = value
    else file = new Uint8Array(await value.arrayBuffer())
  }
  return { body, bytes: file }
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
