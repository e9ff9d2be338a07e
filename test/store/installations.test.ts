import { expect, test } from 'vitest'
import { writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('an installation is nothing until it is put, then what was put last, and then nothing', async () => {
    const { installations } = kept.store
    expect(await installations.get('T1')).toBeNull()

    await installations.put('T1', 'xoxb-first', writtenAt)
    await installations.put('T1', 'xoxb-second', writtenAt)
    await installations.put('T2', 'xoxb-other', writtenAt)
    expect(await installations.get('T1')).toBe('xoxb-second')

    await installations.remove('T1')
    await installations.remove('T1')
    expect(await installations.get('T1')).toBeNull()
    expect(await installations.get('T2')).toBe('xoxb-other')
  })

  test('a token cannot be read in the database', async () => {
    await kept.store.installations.put('T1', 'xoxb-planted', writtenAt)

    const rows = await kept.database.prisma.slackInstallation.findMany()

    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('planted')
  })
})
