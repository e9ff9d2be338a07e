import { createHash } from 'node:crypto'

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a message of the page can have this id. */
export const isMessageId = (text: string): boolean => shape.test(text)

/** The same id for the same delivery to the same place: a UUID of version 8. */
export function messageIdOf(channel: string, key: string): string {
  const hash = createHash('sha256').update(`${channel} ${key}`).digest('hex')
  const part = (from: number, to: number): string => hash.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-8${part(15, 18)}-${part(18, 30)}`
}
