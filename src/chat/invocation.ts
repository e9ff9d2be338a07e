import type { FormValues } from './form.ts'
import type { AccountRef } from './inline.ts'
import type { Place } from './messenger.ts'

/** A person says something to us: the same whichever door they come through. */
export interface Invocation {
  /** Names this one act of theirs. The platform's retries and double clicks carry it again. */
  readonly once: string
  readonly account: AccountRef
  /** The name they go by there. */
  readonly name: string
  /** The channel they are in, or `null` in a direct message. */
  readonly place: Place | null
  /**
   * The guild or workspace they are in, also where they are in none of its channels; `null` when it
   * cannot be known, as in a direct message at Discord.
   */
  readonly community: string | null
  /** Whether the platform lets them manage this community: they may set up groups in it. */
  readonly manages: boolean
  /**
   * Ids of the platform's roles that the person has in this community; `null` when what they did does
   * not say.
   */
  readonly roles: readonly string[] | null
  readonly said: Said
}

export type Said =
  /** Arguments as the platform gives them: already apart by name, or still one text. */
  | {
      readonly said: 'command'
      readonly name: string
      readonly args:
        | { readonly text: string }
        | { readonly usage: string | null; readonly values: RawArgs }
    }
  /** A button; or a choice, with the value that was chosen. */
  | { readonly said: 'action'; readonly id: string; readonly chosen: string | null }
  | { readonly said: 'form'; readonly id: string; readonly values: FormValues }

/** Argument values by option name, not yet checked. */
export type RawArgs = Readonly<Record<string, unknown>>
