import type { Attachment } from '../world/message.ts'

const select = { min_values: 1, max_values: 1, disabled: false }

/** What Discord adds to a component, by its type, where nothing was sent. */
const defaults: Readonly<Record<number, object>> = {
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  11: { description: null, spoiler: false },
  13: { spoiler: false, name: null, size: null },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
}

interface Files {
  readonly attachments: readonly Attachment[]
  addressOf(attachment: Attachment): string
}

/** A component as Discord gives it back: complete, with addresses where it names files. */
export function componentPayload(value: unknown, files: Files): unknown {
  if (Array.isArray(value)) return value.map((one) => componentPayload(one, files))
  if (typeof value !== 'object' || value === null) return value
  const own = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'media' || key === 'file' ? mediaPayload(inner, files) : componentPayload(inner, files),
  ])
  return { ...defaultsFor(value), ...Object.fromEntries(own) }
}

function defaultsFor(value: object): object {
  if ('type' in value) return defaults[Number(value.type)] ?? {}
  // An item of a gallery is no component, and has no type.
  return 'media' in value ? { description: null, spoiler: false } : {}
}

function mediaPayload(media: unknown, { attachments, addressOf }: Files): object {
  const named = typeof media === 'object' && media && 'url' in media ? String(media.url) : ''
  const found = attachments.find(({ filename }) => named === `attachment://${filename}`)
  const url = found ? addressOf(found) : named
  const size = { width: null, height: null }
  if (!found) return { id: '0', url, proxy_url: url, ...size }
  const { id, contentType } = found
  return { id, url, proxy_url: url, ...size, content_type: contentType, attachment_id: id }
}
