import { expect, test } from 'vitest'
import { createSealer } from '#store/sealing.ts'
import { openSecret } from '#store/secret.ts'
import { onEveryDatabase, testKey, testKeyOf } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('a secret is always the same for its label, and another for another', () => {
    const actions = kept.store.secret('actions')

    expect(actions).toHaveLength(32)
    expect(kept.store.secret('actions')).toEqual(actions)
    expect(kept.store.secret('links')).not.toEqual(actions)
  })

  test('it is the same for every process and after a new key, and is stored sealed', async () => {
    const { prisma } = kept.database
    const first = await openSecret(prisma, createSealer([testKey]))

    const later = await openSecret(prisma, createSealer([testKeyOf(2), testKey]))

    expect(later).toEqual(first)
    const rows = await prisma.setting.findMany()
    expect(rows.map(({ value }) => value).join()).not.toContain(
      Buffer.from(first).toString('base64'),
    )
  })

  test('of twenty processes that start on a new database, all get the same', async () => {
    const { prisma } = kept.database
    await prisma.setting.deleteMany()

    const secrets = await Promise.all(
      Array.from({ length: 20 }, () => openSecret(prisma, createSealer([testKey]))),
    )

    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1)
  })

  test('a key that does not open it is the wrong one', async () => {
    await expect(
      openSecret(kept.database.prisma, createSealer([testKeyOf(3)])),
    ).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('another installation has another', async () => {
    const { prisma } = kept.database
    const sealer = createSealer([testKey])
    const first = await openSecret(prisma, sealer)

    await prisma.setting.deleteMany()

    expect(await openSecret(prisma, sealer)).not.toEqual(first)
  })
})
