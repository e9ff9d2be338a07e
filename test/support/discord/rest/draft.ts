import { under } from '../checks/flaw.ts'
import { isEmpty, type MessageBody, messageBody, messageFlaws } from '../checks/message.ts'
import type { Path } from '../component-walk.ts'
import type { Attachment, Message } from '../world/message.ts'
import { ApiError } from './api-error.ts'
import type { House } from './house.ts'
import type { UploadedFile } from './request.ts'
import type { RoutedRequest } from './route.ts'

const mebibyte = 1024 * 1024
const limits = { file: 10 * mebibyte, request: 25 * mebibyte }

/** A message that has passed every check and is about to be sent, or to replace another. */
export interface Draft {
  readonly body: MessageBody
  /** All that it has afterwards. */
  readonly attachments: readonly Attachment[]
}

interface Place {
  /** The message that is edited; null for a new one. */
  readonly before: Message | null
  readonly mayBeEphemeral: boolean
  /** The way to the message inside the body. */
  readonly path?: Path
}

export function readDraft(
  house: House,
  request: RoutedRequest,
  part: unknown,
  place: Place,
): Draft {
  const { before, mayBeEphemeral, path = [] } = place
  const { route } = request
  const body = house.read(route, messageBody, part, path)
  const attachments = attachmentsAfter(house, body, request.files, before)
  const frame = {
    before,
    mayBeEphemeral,
    mentions: house.world.settings.mentions,
    files: new Set(attachments.map(({ filename }) => filename)),
  }
  house.demand(route, under(path, messageFlaws(body, frame)))
  if (isEmpty(body, frame)) {
    house.note(route, [{ path, code: '50006', message: 'Nothing would be seen of it' }])
    throw new ApiError('emptyMessage')
  }
  return { body, attachments }
}

const typesByEnding: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
  pdf: 'application/pdf',
}

/** discord.js sends a type for a few kinds of files only; Discord goes by the name then. */
function contentTypeOf({ name, contentType }: UploadedFile): string {
  if (contentType !== 'application/octet-stream') return contentType
  return typesByEnding[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? contentType
}

/** The files sent with a request, and those of before that it keeps by their ids. */
function attachmentsAfter(
  { world }: House,
  body: MessageBody,
  files: readonly UploadedFile[],
  before: Message | null,
): Attachment[] {
  const sizes = files.map(({ bytes }) => bytes.length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limits.request || sizes.some((size) => size > limits.file)) {
    throw new ApiError('tooLarge')
  }
  const named = body.attachments ?? []
  const kept = (before?.attachments ?? []).filter(
    ({ id }) => !body.attachments || named.some((one) => String(one.id) === id),
  )
  const sent = files.map((file) => {
    const about = named.find(({ id }) => String(id) === String(file.index))
    return {
      id: world.ids.next(),
      filename: about?.filename ?? file.name,
      description: about?.description ?? null,
      contentType: contentTypeOf(file),
      bytes: file.bytes,
    }
  })
  return [...kept, ...sent]
}
