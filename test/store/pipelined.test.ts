import { setImmediate as aTurn } from 'node:timers/promises'
import { PGlite, type Results } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pipelined } from '#store/pipelined.ts'
import { migratedFiles } from '../support/embedded-database.ts'

/** As Prisma's adapter asks. */
const asked = { rowMode: 'array' } as const

let plain: PGlite
let database: PGlite

beforeAll(async () => {
  plain = await PGlite.create({ loadDataDir: await migratedFiles() })
  database = pipelined(plain)
}, 60_000)

beforeEach(async () => {
  await plain.exec('DROP TABLE IF EXISTS said; CREATE TABLE said (id int PRIMARY KEY, note text)')
})

afterAll(async () => {
  await plain.close()
})

const add = (id: number): Promise<Results<[string]>> =>
  database.query('INSERT INTO said (id) VALUES ($1) RETURNING xmin::text', [id], asked)

const ids = async (): Promise<unknown[]> =>
  (await plain.query('SELECT id FROM said ORDER BY id', [], asked)).rows.flat()

/** The transactions that wrote the rows. */
const writersOf = (results: readonly Results<[string]>[]): Set<string> =>
  new Set(results.flatMap(({ rows }) => rows.map(([transaction]) => transaction)))

const anyStatement = fc.tuple(
  fc.constantFrom(
    'INSERT INTO said (id) VALUES ($1)',
    'INSERT INTO said (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id RETURNING id',
    "UPDATE said SET note = coalesce(note, '') || 'x' WHERE id <> $1",
    'DELETE FROM said WHERE id = $1 RETURNING id, note',
    'SELECT $1::int, count(*)::int, max(note) FROM said',
    'SELECT 1 / ($1 - 3)',
  ),
  fc.integer({ min: 0, max: 5 }),
)

/** What came of it: the answer, or PostgreSQL's code for what went wrong. */
const outcomeOf = (query: Promise<Results<unknown>>): Promise<unknown> =>
  query.then(
    ({ rows, affectedRows }) => ({ rows, affectedRows }),
    ({ code }: { code: string }) => code,
  )

describe('an answer', () => {
  test.each([
    ['every type of value', 'SELECT 1, 2.50::numeric, true, NULL::text, \'{"a": [1]}\'::jsonb', []],
    ['dates and instants', "SELECT DATE '2026-03-02', TIMESTAMPTZ '2026-03-02T18:00:00.5Z'", []],
    ['parameters', 'SELECT $1::int, $2::text, $3::bool, $4::date', [7, 'it’s "so"', true, null]],
    ['arrays', 'SELECT $1::text[], $2::uuid[], ARRAY[1, NULL]', [['a', 'b,"c"'], []]],
    ['bytes', 'SELECT $1::bytea', [new Uint8Array([0, 255, 7])]],
    ['no rows', 'SELECT id, note FROM said', []],
    ['no columns', 'SELECT FROM generate_series(1, 3)', []],
    ['a statement about the schema', 'CREATE TEMPORARY TABLE IF NOT EXISTS draft (id int)', []],
  ])('is what PGlite itself answers: %s', async (_, sql, values) => {
    const expected = await plain.query(sql, values, asked)

    const answers = await Promise.all([1, 2].map(() => database.query(sql, values, asked)))

    const { rows, fields, affectedRows } = expected
    expect(answers).toEqual([1, 2].map(() => ({ rows, fields, affectedRows })))
  })

  test('counts the rows that were changed, and none that were only read', async () => {
    const count = async (sql: string) => (await database.query(sql, [], asked)).affectedRows

    expect(await count('INSERT INTO said SELECT generate_series(1, 12)')).toBe(12)
    expect(await count("UPDATE said SET note = '1' WHERE id > 2")).toBe(10)
    expect(await count('WITH gone AS (SELECT 1) DELETE FROM said WHERE id = 1')).toBe(1)
    expect(await count('SELECT id FROM said')).toBe(0)
  })

  test('of a query that is not asked as Prisma asks is left to PGlite', async () => {
    expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})

describe('those that ask at once', () => {
  test('are one transaction, and each gets its own answer', async () => {
    const results = await Promise.all([1, 2, 3].map(add))

    expect(writersOf(results).size).toBe(1)
    expect(await ids()).toEqual([1, 2, 3])
  })

  test('are several, in the order of asking, when they are many', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, (_, id) => add(id)))

    expect(writersOf(results).size).toBe(4)
    expect(await ids()).toHaveLength(100)
  })

  test('do not suffer from one that fails', async () => {
    await add(2)

    const outcomes = await Promise.allSettled([1, 2, 3].map(add))

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { code: '23505' } })
    expect(await ids()).toEqual([1, 2, 3])
  })

  test.each([
    ['whose text is wrong', 'SELEC 1', [], { code: '42601' }],
    ['with a value that cannot be written', 'SELECT $1::bool', ['perhaps'], {}],
    ['with too few values', 'SELECT $1::int', [], { code: '08P01' }],
  ])('do not suffer from one %s', async (_, sql, values, reason) => {
    const outcomes = await Promise.allSettled([add(1), database.query(sql, values, asked), add(2)])

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason })
    expect(await ids()).toEqual([1, 2])
  })

  test('get what they would get one after another, whatever they ask', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStatement, { maxLength: 70 }), async (queries) => {
        const oneAfterAnother: unknown[] = []
        await plain.exec('TRUNCATE said')
        for (const [sql, id] of queries) {
          oneAfterAnother.push(await outcomeOf(plain.query(sql, [id], asked)))
        }
        const expected = await ids()

        await plain.exec('TRUNCATE said')
        const atOnce = await Promise.all(
          queries.map(([sql, id]) => outcomeOf(database.query(sql, [id], asked))),
        )

        expect(atOnce).toEqual(oneAfterAnother)
        expect(await ids()).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test('wait for a transaction that is under way, and see what it did', async () => {
    const count = () => database.query('SELECT count(*)::int FROM said', [], asked)

    const seen = await database.transaction(async (tx) => {
      await tx.query('INSERT INTO said (id) VALUES (1)', [], asked)
      const counted = count()
      await aTurn() // in which the other one would come
      await tx.query('INSERT INTO said (id) VALUES (2)', [], asked)
      return { counted }
    })

    expect((await seen.counted).rows).toEqual([[2]])
  })
})

describe('a transaction', () => {
  test('that fails leaves nothing, and what is asked next is answered', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.query('INSERT INTO said (id) VALUES ($1)', [1], asked)
      await tx.query('INSERT INTO said (id) VALUES ($1)', [1], asked)
    })

    await expect(failing).rejects.toMatchObject({ code: '23505' })
    await add(1)
    expect(await ids()).toEqual([1])
  })

  test('that is over answers no more', async () => {
    const over = await database.transaction(async (tx) => tx)

    await expect(over.query('SELECT 1', [], asked)).rejects.toThrow('closed')
  })
})

describe('a statement', () => {
  /** How often each one that PostgreSQL keeps was run. */
  const runsOf = async (pattern: string): Promise<number[]> => {
    const { rows } = await plain.query<{ runs: number }>(
      `SELECT (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements
      WHERE statement LIKE $1`,
      [pattern],
    )
    return rows.map(({ runs }) => runs)
  }
  const ask = (sql: string) => database.query<[number]>(sql, [], asked)

  test('is prepared once for a thousand runs: later its plan may be outdated', async () => {
    const repeat = async (times: number) => {
      for (let n = 0; n < times; n++) await ask('SELECT 1 AS often')
    }

    await repeat(1000)
    expect(await runsOf('%often')).toEqual([1000])

    await repeat(20)
    expect(await runsOf('%often')).toEqual([20])
  })

  test('gives way to newer ones when there are very many, and comes back', async () => {
    const texts = Array.from({ length: 300 }, (_, n) => `SELECT ${n} AS n`)

    for (const text of texts) await ask(text)
    expect((await runsOf('%')).length).toBeLessThanOrEqual(201)

    const answers = await Promise.all(texts.map(ask))
    expect(answers.flatMap(({ rows }) => rows)).toEqual(texts.map((_, n) => [n]))
    expect((await runsOf('%')).length).toBeLessThanOrEqual(201)
  })

  test('is prepared anew when its table has changed', async () => {
    const read = () => database.query('SELECT * FROM said', [], asked)
    await add(1)
    await read()
    await plain.exec("ALTER TABLE said ADD COLUMN mood text DEFAULT 'calm'")

    await expect(read()).rejects.toMatchObject({ code: '0A000' })
    expect((await read()).rows).toEqual([[1, null, 'calm']])
  })
})

test('a database that is closed answers nobody', async () => {
  const closing = await PGlite.create({ loadDataDir: await migratedFiles() })
  const left = pipelined(closing).query('SELECT 1', [], asked)

  await closing.close()

  await expect(left).rejects.toThrow('closed')
})
