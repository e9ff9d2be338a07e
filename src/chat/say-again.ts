import type { ActionRef } from './action.ts'
import type { FormValues } from './form.ts'
import type { RawArgs } from './invocation.ts'

const name = 'command.again'

/** Carried by a form that asks for a command's arguments: sending it says the command. */
export const sayAgain = (command: string, usage: string | null): ActionRef => ({
  name,
  params: [command, usage ?? ''],
})

/** The command that a sent form says; `null` if it is not such a form. Empty fields say nothing. */
export function readSayAgain(
  ref: ActionRef,
  values: FormValues,
): { readonly name: string; readonly args: { usage: string | null; values: RawArgs } } | null {
  const [command, usage] = ref.params
  if (ref.name !== name || command === undefined || usage === undefined) return null
  const said = Object.entries(values).filter(([, value]) => value.trim() !== '')
  return {
    name: command,
    args: { usage: usage === '' ? null : usage, values: Object.fromEntries(said) },
  }
}
