import { createSecretKey } from 'node:crypto'
import {
  cloakKeyRegex,
  decryptStringSync,
  encryptStringSync,
  findKeyForMessage,
  makeKeychainSync,
  type ParsedCloakKey,
  parseKeySync,
} from '@47ng/cloak'
import { StoreError } from './store-error.ts'

/** Encrypts text that people wrote (AES-256-GCM), so that the database holds only sealed text. */
export interface Sealer {
  /** The same text sealed twice gives two different sealed texts. */
  seal(text: string): Promise<string>
  /** Opens what any key of the keychain has sealed. Throws `SealBroken` for everything else. */
  open(sealed: string): Promise<string>
  /** What text that the newest key has sealed begins with. */
  readonly newestPrefix: string
}

/**
 * Sealed text that no key at hand opens, or that was changed. Its message holds none of it.
 *
 * @internal Tests tell it from other errors.
 */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * A sealer that seals with the newest key and opens with any.
 *
 * @param keys newest first; at least one. Throws a `StoreError`, `key-broken`, when one is no key.
 */
export function createSealer(keys: readonly string[]): Sealer {
  const newest = keys[0]
  if (newest === undefined || !keys.every((key) => cloakKeyRegex.test(key))) {
    throw new StoreError(
      'key-broken',
      'An encryption key is not of the form k1.aesgcm256. followed by 44 characters.',
    )
  }
  const keychain = makeKeychainSync([...keys])
  for (const entry of Object.values(keychain)) entry.key = imported(entry.key)
  const sealing = imported(parseKeySync(newest))

  return {
    newestPrefix: `v1.aesgcm256.${sealing.fingerprint}.`,
    seal: async (text) => encryptStringSync(text, sealing),
    open: async (sealed) => {
      try {
        return decryptStringSync(sealed, findKeyForMessage(sealed, keychain))
      } catch {
        // The library's error quotes what it was given: it must not reach a log.
        throw new SealBroken('A sealed text does not open with the keys at hand.')
      }
    },
  }
}

/**
 * The key as an object that Node's crypto made once. From bytes it makes one for each text, which
 * takes three times as long as opening it.
 */
function imported({ raw, fingerprint }: ParsedCloakKey): ParsedCloakKey {
  if (!(raw instanceof Uint8Array)) throw new TypeError('a key on Node is read as bytes')
  // The library gives `raw` to Node's crypto as it is, which takes either; its types know bytes only.
  return { raw: createSecretKey(raw) as unknown as Uint8Array, fingerprint }
}

/** Seals what is there. */
export const sealOptional = async (sealer: Sealer, text: string | null): Promise<string | null> =>
  text === null ? null : await sealer.seal(text)

/** Opens what is there. */
export const openOptional = async (
  sealer: Sealer,
  sealed: string | null,
): Promise<string | null> => (sealed === null ? null : await sealer.open(sealed))
