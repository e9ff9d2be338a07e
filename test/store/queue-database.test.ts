import { expect, onTestFinished, test } from 'vitest'
import { embeddedDatabase } from '../support/embedded-database.ts'

async function open() {
  const database = await embeddedDatabase()
  onTestFinished(() => database.close())
  await database.prisma.$executeRaw`CREATE TABLE said (id int PRIMARY KEY)`
  const { at } = database.queue
  if (!('embedded' in at)) throw new Error('it is embedded')
  const count = async () => (await at.embedded.query('SELECT id FROM said ORDER BY id')).rows
  return { ...database, queue: at.embedded, inTransaction: database.queue.inTransaction, count }
}

const failing = [
  [
    'a script with a transaction of its own',
    'BEGIN; INSERT INTO said VALUES (9); SELECT 1/0; COMMIT;',
  ],
  ['several statements', 'INSERT INTO said VALUES (9); SELECT 1/0'],
  ['a wish to undo', 'ROLLBACK'],
] as const

test.each(failing)(
  '%s that comes while a transaction is open leaves it alone',
  async (_, script) => {
    const { queue, inTransaction, count } = await open()

    let scripted: Promise<unknown> | undefined
    await inTransaction(async (handle) => {
      await handle.$queryRawUnsafe('INSERT INTO said VALUES (1)')
      scripted = queue.exec(script).catch((error: { code: string }) => error.code)
      await handle.$queryRawUnsafe('INSERT INTO said VALUES (2)')
    })

    expect(await scripted).toEqual(script === 'ROLLBACK' ? expect.anything() : '22012')
    expect(await count()).toEqual([{ id: 1 }, { id: 2 }])
  },
)

test.each(failing)('%s does not spoil what is asked beside it', async (_, script) => {
  const { queue, inTransaction, prisma, count } = await open()

  const outcomes = await Promise.allSettled([
    prisma.$executeRaw`INSERT INTO said VALUES (1)`,
    queue.exec(script),
    prisma.$executeRaw`INSERT INTO said VALUES (2)`,
    queue.exec(script),
    inTransaction((handle) => handle.$queryRawUnsafe('INSERT INTO said VALUES (3)')),
    queue.query('INSERT INTO said VALUES (4)'),
  ])

  expect([0, 2, 4, 5].map((n) => outcomes[n]?.status)).toEqual(Array(4).fill('fulfilled'))
  expect(await count()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }])
})

test('a script that begins and ends a transaction is one', async () => {
  const { queue, count } = await open()

  await queue.exec('BEGIN; INSERT INTO said VALUES (1); INSERT INTO said VALUES (2); COMMIT;')

  expect(await count()).toEqual([{ id: 1 }, { id: 2 }])
})
