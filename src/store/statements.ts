import {
  messages,
  type PGlite,
  protocol,
  type QueryOptions,
  type Results,
} from '@electric-sql/pglite'

const { serialize } = protocol

/** PostgreSQL's messages. */
export type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>

/** A statement that PostgreSQL keeps under a name. */
export interface Statement {
  /** The messages that run it with these values. */
  run(values: readonly unknown[]): Uint8Array
  /** What it answered, from its own messages. */
  read(answer: Answer): Results<never>
}

export interface Statements {
  /** Prepares it, unless it is kept already. Rejects with PostgreSQL's error. */
  prepare(sql: string, options: QueryOptions): Promise<Statement>
  /** It failed: perhaps the schema has changed under it. The next time begins from its text. */
  forget(sql: string): void
}

/** How many are kept: more than we have. Prisma varies some with their arguments. */
const mostKept = 200

/** How often one is run before it is prepared anew: its plan is as old, and tables grow under it. */
const mostRuns = 1000

interface Kept {
  readonly name: string
  readonly statement: Statement
  runs: number
}

/** @param send sends messages to PostgreSQL and gives its answer, or rejects with its error. */
export function keepStatements(
  pglite: PGlite,
  send: (parts: readonly Uint8Array[]) => Promise<Answer>,
): Statements {
  const kept = new Map<string, Kept>()
  /** Names that PostgreSQL still keeps and we no longer use. */
  const stale: string[] = []
  let named = 0

  function forget(sql: string): void {
    const known = kept.get(sql)
    if (known && kept.delete(sql)) stale.push(known.name)
  }

  return {
    forget,
    prepare: async (sql, options) => {
      const known = kept.get(sql)
      if (known && known.runs++ < mostRuns) return known.statement

      forget(sql)
      const [oldest] = kept.size < mostKept ? [] : kept.keys()
      if (oldest !== undefined) forget(oldest)
      const name = `s${named++}`
      const told = await send([
        ...stale.splice(0).map((left) => serialize.close({ type: 'S', name: left })),
        serialize.parse({ name, text: sql }),
        serialize.describe({ type: 'S', name }),
      ])
      const statement = statementOf(name, told, pglite, options)
      kept.set(sql, { name, statement, runs: 1 })
      return statement
    },
  }
}

/** @param told how PostgreSQL describes it: its parameters and the columns it answers with. */
function statementOf(
  name: string,
  told: Answer,
  { serializers, parsers }: PGlite,
  options: QueryOptions,
): Statement {
  const parameters = told.find((one) => one instanceof messages.ParameterDescriptionMessage)
  const row = told.find((one) => one instanceof messages.RowDescriptionMessage)
  const types = parameters?.dataTypeIDs ?? []
  const fields = (row?.fields ?? []).map((field) => ({
    name: field.name,
    dataTypeID: field.dataTypeID,
  }))
  const writers = types.map((type) => serializers[type] ?? String)
  const readers = fields.map(({ dataTypeID }) => {
    const parse = options.parsers?.[dataTypeID] ?? parsers[dataTypeID] ?? String
    return (text: string | null): unknown => (text === null ? null : parse(text, dataTypeID))
  })

  return {
    run(values) {
      const texts = values.map((value, i) =>
        value === null || value === undefined ? null : (writers[i] ?? String)(value),
      )
      return Buffer.concat([serialize.bind({ statement: name, values: texts }), execute])
    },
    read(answer) {
      const rows: unknown[][] = []
      let affectedRows = 0
      for (const message of answer) {
        if (message instanceof messages.DataRowMessage)
          rows.push(readers.map((read, i) => read(message.fields[i] ?? null)))
        else if (message instanceof messages.CommandCompleteMessage)
          affectedRows = Number(/^(?:INSERT|UPDATE|DELETE) .*?(\d+)$/.exec(message.text)?.[1] ?? 0)
      }
      // Who asks says what is in a row: PGlite's types know it no better, arrays or not.
      return { rows: rows as never[], fields, affectedRows }
    },
  }
}

const execute = serialize.execute()
