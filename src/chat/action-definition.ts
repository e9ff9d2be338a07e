import { z } from 'zod'
import type { ActionRef } from './action.ts'
import type { Who } from './command.ts'
import type { FormValues } from './form.ts'
import type { Reply } from './reply.ts'

/** What comes along when an action is used. */
export interface Used {
  /** The option that was chosen, when the action stood on a choice. */
  readonly chosen: string | null
  /** What was filled in, when the action stood on a form. */
  readonly values: FormValues
}

/** One thing that a button, a choice or a form can do. */
export interface Action<C> {
  readonly name: string
  readonly opens: 'card' | 'form'
  readonly who: Who
  /** The group that it names in its parameter `group`; `null` when it names none. */
  groupOf(params: readonly string[]): string | null
  /** `null` when the parameters are not those of this action: an old or a foreign id. */
  run(context: C, params: readonly string[], used: Used): Promise<Reply> | null
}

/** Texts that an action carries, each with the schema that reads it back. */
type Shape = Readonly<Record<string, z.ZodType<unknown, string>>>

/**
 * Defines an action: `to(...)` makes what a button carries, `run` gets the same back, checked once.
 *
 * @param shape the parameters in the order in which they travel; each is a short text on the way. One that
 * is called `group` says in which group it is done.
 * @param who may do it there.
 */
export function defineAction<C, const S extends Shape>(
  name: string,
  shape: S,
  run: (
    context: C,
    args: { readonly [K in keyof S]: z.output<S[K]> },
    used: Used,
  ) => Promise<Reply>,
  opens: 'card' | 'form' = 'card',
  who: Who = 'anyone',
): Action<C> & { to(args: { readonly [K in keyof S]: string }): ActionRef } {
  const keys = Object.keys(shape)
  const schema = z.object(shape)

  return {
    name,
    opens,
    who,
    groupOf: (params) => params[keys.indexOf('group')] ?? null,
    to: (args) => ({ name, params: keys.map((key) => args[key] ?? '') }),
    run(context, params, used) {
      if (params.length !== keys.length) return null
      const parsed = schema.safeParse(Object.fromEntries(keys.map((key, i) => [key, params[i]])))
      // A schema made of `S` gives the outputs of `S`; zod's own type says the same, less readably.
      return parsed.success
        ? run(context, parsed.data as { readonly [K in keyof S]: z.output<S[K]> }, used)
        : null
    },
  }
}
