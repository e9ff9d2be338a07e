import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'

/** What one matter adds to the gallery: its cards and forms, each by the name of what makes it. */
export interface Room {
  /** The modules of src/words whose makers it shows. */
  readonly modules: readonly object[]
  readonly cards: readonly (readonly [string, Card])[]
  readonly forms: readonly (readonly [string, Form])[]
}
