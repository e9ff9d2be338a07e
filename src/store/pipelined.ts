import {
  messages,
  type PGlite,
  protocol,
  type QueryOptions,
  type Results,
} from '@electric-sql/pglite'
import { type Answer, keepStatements, type Statement } from './statements.ts'

const { serialize } = protocol

/** How many statements are run at once at most: timers and sockets have their turn in between. */
const mostTogether = 32

interface Query {
  readonly sql: string
  readonly values: readonly unknown[]
  readonly options: QueryOptions
}

interface WaitingQuery extends Query {
  readonly answer: PromiseWithResolvers<Results<never>>
}

interface Ready {
  readonly query: WaitingQuery
  readonly statement: Statement
  readonly message: Uint8Array
}

/**
 * The same database for `PrismaPGlite`, fit for many who ask at once. PGlite's own `query` sends six
 * messages for each statement, has its text read and planned anew, and waits for the disk after each
 * one that writes. Here a statement is prepared once, and those that wait are sent as one message,
 * which PostgreSQL takes for one transaction: the disk is waited for once, and nobody is answered
 * before. When one of them fails, nothing of it has happened, and each is run alone.
 */
export function pipelined(pglite: PGlite): PGlite {
  const statements = keepStatements(pglite, send)
  const waiting: WaitingQuery[] = []

  const query: PGlite['query'] = (sql, values = [], options = {}) => {
    if (!isOfPrisma(options)) return pglite.query(sql, values, options)
    const answer = Promise.withResolvers<Results<never>>()
    waiting.push({ sql, values, options, answer })
    // What else has arrived by now has its turn first, so that it can come along; a connection that
    // is accepted in this turn of the event loop is read in the next.
    if (waiting.length === 1) setImmediate(() => setImmediate(gather, 1))
    return answer.promise
  }

  /** Connections are accepted one a turn: as long as each turn brings another statement, they wait. */
  function gather(before: number): void {
    const hasGrown = waiting.length > before
    if (hasGrown && waiting.length < mostTogether) setImmediate(gather, waiting.length)
    else void runWaiting()
  }

  const transaction: PGlite['transaction'] = (work) =>
    pglite.transaction((tx) => {
      const { query } = tx
      tx.query = (sql, values = [], options = {}) =>
        tx.closed || !isOfPrisma(options)
          ? query(sql, values, options)
          : pglite.runExclusive(() => runAlone({ sql, values, options }))
      return work(tx)
    })

  return new Proxy(pglite, {
    get(target, name) {
      if (name === 'query') return query
      if (name === 'transaction') return transaction
      const own: unknown = Reflect.get(target, name)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })

  async function runWaiting(): Promise<void> {
    await pglite._runExclusiveTransaction(() =>
      pglite.runExclusive(async () => {
        const together = waiting.splice(0, mostTogether)
        if (waiting.length > 0) setImmediate(runWaiting)
        try {
          await pglite._checkReady()
          const [only, ...others] = together
          if (only && others.length === 0) await settle(only)
          else await runTogether(together)
        } catch (error) {
          for (const { answer } of together) answer.reject(error)
        }
      }),
    )
  }

  async function runTogether(queries: readonly WaitingQuery[]): Promise<void> {
    const ready: Ready[] = []
    for (const query of queries) {
      try {
        const statement = await statements.prepare(query.sql, query.options)
        ready.push({ query, statement, message: statement.run(query.values) })
      } catch (error) {
        query.answer.reject(error)
      }
    }
    try {
      const answers = answersIn(await send(ready.map(({ message }) => message)))
      for (const [i, { query, statement }] of ready.entries())
        query.answer.resolve(statement.read(answers[i] ?? []))
    } catch (error) {
      if (!(error instanceof messages.DatabaseError)) throw error
      for (const { query } of ready) await settle(query)
    }
  }

  function settle(query: WaitingQuery): Promise<void> {
    return runAlone(query).then(query.answer.resolve, query.answer.reject)
  }

  async function runAlone({ sql, values, options }: Query): Promise<Results<never>> {
    const statement = await statements.prepare(sql, options)
    try {
      return statement.read(await send([statement.run(values)]))
    } catch (error) {
      statements.forget(sql)
      throw error
    }
  }

  /** Nothing has to be synced after it: PostgreSQL itself waits for our files (`DurableFiles`). */
  function send(parts: readonly Uint8Array[]): Promise<Answer> {
    const message = Buffer.concat([...parts, serialize.sync()])
    return pglite.execProtocolStream(message, { syncToFs: false })
  }
}

/** Only what Prisma's adapter asks for is done here. It always asks alike. */
const isOfPrisma = ({ rowMode }: QueryOptions): boolean => rowMode === 'array'

/** What each of several statements answered: every answer begins with its values being bound. */
function answersIn(told: Answer): readonly Answer[] {
  const answers: Answer[number][][] = []
  for (const message of told) {
    if (message.name === 'bindComplete') answers.push([])
    answers.at(-1)?.push(message)
  }
  return answers
}
