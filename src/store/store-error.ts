export type StoreErrorCode =
  | 'data-dir-unreadable'
  | 'data-dir-in-use'
  | 'key-missing'
  | 'key-broken'
  | 'key-wrong'
  | 'database-unreachable'
  | 'database-newer'
  | 'migration-failed'
  | 'backup-unreadable'

/**
 * Why the store could not be opened, in one sentence for the person who runs the bot. It holds no
 * key, no password and no text that a member wrote.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** The system's own code of an error (`EACCES`, `ECONNREFUSED`, `28P01`), where it has one. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
