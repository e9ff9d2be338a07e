import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

export interface UploadedFile {
  /** The n of files[n]. */
  readonly index: number
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A request as it arrived, read to its end. */
export interface ApiRequest {
  readonly method: string
  /** Below /api/v10, decoded: %40original is @original. */
  readonly path: string
  readonly query: URLSearchParams
  /** The JSON body; undefined if there is none. */
  readonly body: unknown
  readonly files: readonly UploadedFile[]
  readonly authorization: string | null
}

const prefix = '/api/v10'

/** Null if it is not for version 10 of the API. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest | null> {
  const bytes = await readBytes(incoming)
  const url = new URL(incoming.url ?? '/', 'http://loopback')
  if (!url.pathname.startsWith(`${prefix}/`)) return null
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname.slice(prefix.length)),
    query: url.searchParams,
    authorization: incoming.headers.authorization ?? null,
    ...(await readBody(bytes, incoming.headers['content-type'] ?? '')),
  }
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Body = Pick<ApiRequest, 'body' | 'files'>

async function readBody(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<Body> {
  if (bytes.length === 0) return { body: undefined, files: [] }
  if (!contentType.startsWith('multipart/form-data')) {
    return { body: parseJson(bytes.toString()), files: [] }
  }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  const files = await Promise.all([...form].map(([name, value]) => uploaded(name, value)))
  return {
    body: parseJson(z.string().catch('null').parse(form.get('payload_json'))),
    files: files.filter((file) => file !== null),
  }
}

async function uploaded(field: string, value: string | File): Promise<UploadedFile | null> {
  const index = /^files\[(\d+)\]$/u.exec(field)?.[1]
  if (typeof value === 'string' || index === undefined) return null
  return {
    index: Number(index),
    name: value.name,
    contentType: value.type || 'application/octet-stream',
    bytes: new Uint8Array(await value.arrayBuffer()),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
