import { expect, test } from 'vitest'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('a setting is nothing until it is set, and then what was set last', async () => {
    expect(await kept.store.settings.get('skipped')).toBeNull()

    await kept.store.settings.set('skipped', '3')
    await kept.store.settings.set('skipped', '4')

    expect(await kept.store.settings.get('skipped')).toBe('4')
  })

  test('fifty that set the same thing at once do not fail', async () => {
    const values = Array.from({ length: 50 }, (_, index) => String(index))

    await Promise.all(values.map((value) => kept.store.settings.set('skipped', value)))

    expect(values).toContain(await kept.store.settings.get('skipped'))
  })

  test('the database answers', async () => {
    await expect(kept.store.ping()).resolves.toBeUndefined()
  })
})
