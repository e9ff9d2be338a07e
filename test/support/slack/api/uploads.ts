import type { IncomingMessage, ServerResponse } from 'node:http'
import { contentTypeOf } from '../world/files.ts'
import type { World } from '../world/world.ts'
import type { House } from './house.ts'
import type { ApiRequest } from './request.ts'
import type { Reply } from './writing.ts'

/** Takes the bytes of a file that was announced, as they are or as a part of a form. */
export function takeUpload({ world }: House, { path, bytes }: ApiRequest): Reply {
  const file = world.files.get(path.split('/').at(-1) ?? '')
  if (!file || !bytes || file.bytes) return { status: 400, body: 'bad upload', error: 'bad_upload' }
  file.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}`, error: null }
}

/** A file is served to who says who they are; on loopback, the bot is everybody. */
export function serveFile(
  world: World,
  { url = '', headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const file = world.file(url)
  const token = world.tokens.get(headers.authorization?.replace('Bearer ', '') ?? '')
  if (!file?.bytes || token?.workspace !== file.by.workspace) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': contentTypeOf(file) }).end(file.bytes)
}
