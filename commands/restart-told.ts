import type { Flow } from '#app/setbacks.ts'
import { listenersOf } from '#app/tell.ts'
import { readersOf } from '#domain/readers.ts'
import type { ToldView } from '#words/setback-readers.ts'
import type { Context } from './context.ts'
import { named } from './listeners.ts'

/** Who was told of a new start: what was shared of this goal on the date on which it was told. */
export async function toldOf(
  { store, speaker }: Context,
  { goalId, saidOn }: Pick<Flow, 'goalId' | 'saidOn'>,
): Promise<ToldView> {
  const shares = (await store.shares.of(speaker.person.id)).filter(
    ({ kind, goalId: of, on, posted }) =>
      kind === 'new-start' && of === goalId && on.equals(saidOn) && posted,
  )
  if (shares.length === 0) return { listeners: [], hasOthers: false }

  const known = (await listenersOf(store, speaker)).map(named)
  const found = shares.map(({ to }) => {
    const readers = readersOf({ kind: 'share', to })
    const id = 'groupId' in readers ? readers.groupId : readers.personId
    return known.find((one) => one.id === id)
  })
  return {
    listeners: found.flatMap((one) => one ?? []),
    hasOthers: found.includes(undefined),
  }
}
