import { createHash } from 'node:crypto'

/**
 * The same id for the same act of the same person, so that doing it twice is doing it once: what an
 * act creates takes its id from here, and the second creation finds the first.
 *
 * @param once names the act, as in `Invocation.once`.
 * @param what tells apart the things that one act creates.
 */
export function idForAct(personId: string, once: string, what: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([personId, once, what]))
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6) // version 8: an id of one's own making
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
