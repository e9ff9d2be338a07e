import { hkdfSync, randomBytes } from 'node:crypto'
import type { PrismaClient } from './generated/client.ts'
import type { Sealer } from './sealing.ts'
import { StoreError } from './store-error.ts'

/** Settings that the store keeps for itself, sealed. */
const sentinelKey = 'store.sentinel'
const secretKey = 'store.secret'

const sentinel = 'alongside'

/**
 * Checks that the keys open what is stored, and gives this installation's own random secret, which
 * outlives every change of keys. Both are made once, by whichever process comes first. Throws a
 * `StoreError`, `key-wrong`.
 */
export async function openSecret(prisma: PrismaClient, sealer: Sealer): Promise<Uint8Array> {
  const stored = (await read(prisma)) ?? (await write(prisma, sealer))
  try {
    if ((await sealer.open(stored.sentinel)) !== sentinel) throw new Error('not our sentinel')
    return Buffer.from(await sealer.open(stored.secret), 'base64')
  } catch (error) {
    throw new StoreError(
      'key-wrong',
      'The encryption key does not open what is stored. Give the key that it was written with, after a newer one if there is one.',
      error,
    )
  }
}

/** 32 bytes for one purpose, always the same for this secret and label (HKDF with SHA-256). */
export function deriveSecret(secret: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), label, 32))
}

interface Stored {
  readonly sentinel: string
  readonly secret: string
}

async function read(prisma: PrismaClient): Promise<Stored | null> {
  const rows = await prisma.setting.findMany({ where: { key: { in: [sentinelKey, secretKey] } } })
  const valueFor = (key: string) => rows.find((row) => row.key === key)?.value
  const stored = { sentinel: valueFor(sentinelKey), secret: valueFor(secretKey) }
  if (stored.sentinel === undefined || stored.secret === undefined) return null
  return { sentinel: stored.sentinel, secret: stored.secret }
}

async function write(prisma: PrismaClient, sealer: Sealer): Promise<Stored> {
  await prisma.setting.createMany({
    data: [
      { key: sentinelKey, value: await sealer.seal(sentinel) },
      { key: secretKey, value: await sealer.seal(randomBytes(32).toString('base64')) },
    ],
    skipDuplicates: true,
  })
  const stored = await read(prisma)
  if (stored === null) throw new Error('the store does not keep what is written')
  return stored
}
