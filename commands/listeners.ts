import { type Listener, listenerId } from '#app/tell.ts'
import type { NamedListener } from '#words/listener.ts'

/** A listener as cards name them, with the id that a button carries. */
export const named = (listener: Listener): NamedListener & { readonly id: string } => ({
  id: listenerId(listener),
  ...('group' in listener
    ? { kind: 'group', name: listener.group.name }
    : { kind: 'buddy', name: listener.buddy.accounts[0]?.name ?? '' }),
})
