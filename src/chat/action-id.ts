import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { ActionRef } from './action.ts'
import { limits } from './limits.ts'

export type ActionFailure = 'malformed' | 'outdated' | 'forged'

/** Turns actions into ids and back. An id that this house did not make does not come back. */
export interface ActionCodec {
  /** At most 100 characters, all of them visible ASCII. Throws when the action needs more. */
  write(action: ActionRef): string
  read(id: string): ActionRef | ActionFailure
}

const version = '1'
const name = /^[a-z]+\.[a-z-]+$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** 72 bits: far beyond guessing through a platform, and short enough to leave room. */
const signatureBytes = 9

/** @param secret for this purpose alone; ids stop working when it changes. */
export function createActionCodec(secret: Uint8Array): ActionCodec {
  // Once: from bytes, every signature would first make a key object of its own.
  const key = createSecretKey(secret)
  const sign = (signed: string): string =>
    createHmac('sha256', key)
      .update(signed)
      .digest()
      .subarray(0, signatureBytes)
      .toString('base64url')

  return {
    write(action) {
      if (!name.test(action.name)) throw new TypeError(`not an action name: ${action.name}`)
      const signed = [version, action.name, ...action.params.map(pack)].join(':')
      const id = `${signed}:${sign(signed)}`
      if (id.length > limits.actionId) throw new RangeError(`${action.name}: the id is too long`)
      return id
    },

    read(id) {
      const parts = id.split(':')
      const signature = parts.pop()
      const [made, actionName, ...params] = parts
      if (id.length > limits.actionId || !signature || !actionName) return 'malformed'
      if (made !== version) return 'outdated'
      if (!same(signature, sign(parts.join(':')))) return 'forged'
      return { name: actionName, params: params.map(unpack) }
    },
  }
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** An id takes 23 characters in place of 36; everything else is percent-escaped. */
function pack(param: string): string {
  if (uuid.test(param))
    return `~${Buffer.from(param.replaceAll('-', ''), 'hex').toString('base64url')}`
  return encodeURIComponent(param).replaceAll('~', '%7E')
}

function unpack(packed: string): string {
  if (!packed.startsWith('~')) return decodeURIComponent(packed)
  const hex = Buffer.from(packed.slice(1), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
