import type { ActionRef } from './action.ts'
import type { Option } from './card.ts'

/** A dialog that asks for a few things at once. Submitting it runs `action` with the values. */
export interface Form {
  readonly kind: 'form'
  readonly title: string
  readonly submit: string
  readonly action: ActionRef
  readonly fields: readonly Field[]
}

interface AnyField {
  /** Unique in the form; the key of the submitted value. */
  readonly name: string
  readonly label: string
  /** One short sentence under the label. */
  readonly hint?: string
  readonly required: boolean
  /** What stands in it when it opens. */
  readonly value?: string
}

export type Field =
  | (AnyField & {
      readonly field: 'line' | 'text'
      readonly placeholder?: string
      /** In UTF-16 units, as both platforms and HTML count. */
      readonly maxLength: number
    })
  | (AnyField & { readonly field: 'number'; readonly placeholder?: string })
  /** Submitted as YYYY-MM-DD where the platform has a date picker, else as it was typed. */
  | (AnyField & { readonly field: 'date' })
  | (AnyField & { readonly field: 'choice'; readonly options: readonly Option[] })
  /** A channel of the community. Submitted as its id; empty means the one the person is in. */
  | (AnyField & { readonly field: 'channel' })

/** What came back, by field name. A field left empty is the empty string. */
export type FormValues = Readonly<Record<string, string>>

/** The same form with what the person typed standing in it, so that nothing is typed twice. */
export function refill(form: Form, values: FormValues): Form {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const value = values[field.name]
      return value === undefined ? field : { ...field, value }
    }),
  }
}
