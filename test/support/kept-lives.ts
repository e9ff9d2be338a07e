import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Speaker } from '#app/meet-person.ts'
import { seeProgress } from '#app/see-progress.ts'
import { dateAt } from '#domain/calendar.ts'
import type { CheckIn, DatedAnswer } from '#domain/check-in.ts'
import { asId, type GoalId, type PauseId, type SetbackId } from '#domain/id.ts'
import { milestonesFor } from '#domain/milestone-policy.ts'
import { standingsOf } from '#domain/milestone-standing.ts'
import type { Person } from '#domain/person.ts'
import { neverAsked } from '#domain/prompt.ts'
import type { Setback } from '#domain/setback.ts'
import type { KeptPause, Store } from '#store/store.ts'
import type { Life } from './arbitrary-lives.ts'
import { accountOf } from './household.ts'

/** Lives are told with one id for every goal; here each gets its own, and a person whose it is. */
export function ownedBy(person: Person, life: Life): Life {
  const goalId = asId<GoalId>(randomUUID())
  return {
    ...life,
    goal: { ...life.goal, id: goalId, personId: person.id },
    checkIns: life.checkIns.map((checkIn) => ({ ...checkIn, goalId })),
    pauses: life.pauses.map((pause) => ({ ...pause, goalId: pause.goalId && goalId })),
  }
}

/** The person of a life as somebody who speaks when the life has come to its end. */
export const speakerIn = ({ now, clock, backfillDays, firstWeekday }: Life, person: Person) =>
  ({
    person,
    asked: neverAsked,
    account: accountOf('somebody'),
    name: 'somebody',
    memberships: [],
    group: null,
    role: null,
    now,
    clock,
    today: dateAt(now, clock),
    policy: { backfillDays, firstWeekday },
  }) satisfies Speaker

/** Writes one fact, several times over. */
export type Writing = readonly (() => Promise<unknown>)[]

/**
 * What has to be written for a life whose goal is there already. Each fact is first written in another
 * way, then as it is, and then as it is once more; facts can be written in any order.
 */
export function writingsOf(store: Store, life: Life): readonly Writing[] {
  const { goal, now, checkIns, pauses, setbacks } = life
  const thrice = <T>(rough: NoInfer<T>, last: T, write: (fact: T) => Promise<unknown>): Writing =>
    [rough, last, last].map((fact) => () => write(fact))
  const later = (on: Temporal.PlainDate) => on.add({ days: 3 })
  return [
    thrice({ ...goal, title: 'Rough', startedOn: later(goal.startedOn) }, goal, (fact) =>
      store.goals.update(fact),
    ),
    ...checkIns.map((last) => {
      const rough: CheckIn = { ...last, state: 'done', note: 'not that', at: now }
      return thrice(rough, last, (fact) => store.checkIns.put(fact))
    }),
    ...pauses.map(pauseOf).map((last) => {
      const rough = { ...last, from: later(last.from), until: null }
      return thrice(rough, last, (fact) => store.pauses.put(goal.personId, fact, now))
    }),
    ...setbacks
      .map((draft) => setbackOf(life, draft))
      .map((last) => {
        const rough = { ...last, startOn: null, helped: 'a call' }
        return thrice(rough, last, (fact) => store.setbacks.put(goal.personId, fact))
      }),
  ]
}

export const pauseOf = (pause: Life['pauses'][number]): KeptPause => ({
  id: asId<PauseId>(randomUUID()),
  ...pause,
})

/** As it was told in this life, with an id of its own. */
export const setbackOf = ({ goal, now }: Life, draft: Life['setbacks'][number]): Setback => ({
  ...draft,
  id: asId<SetbackId>(randomUUID()),
  goalId: goal.id,
  at: now,
  saidOn: draft.on,
  around: 'a long week',
  helped: null,
})

/** Everything that the app works out for one goal from what the store gives back. */
export async function answersFor(store: Store, speaker: Speaker, life: Life) {
  const seen = await seeProgress(store, speaker, life.goal.id)
  if (!seen.ok) throw new Error(seen.error)
  const { goal, checkIns, progress, setbacks, awards } = seen.value
  return {
    progress,
    standings: standingsIn({ goal, checkIns }, progress),
    setbacks,
    awards,
  }
}

/** With every kind of milestone that there is. */
export const standingsIn = (
  { goal, checkIns }: Pick<Life, 'goal'> & { readonly checkIns: readonly DatedAnswer[] },
  { days, runs }: Pick<Parameters<typeof standingsOf>[0], 'days' | 'runs'>,
) =>
  standingsOf(
    { goal, days, runs, checkIns },
    {
      list: milestonesFor('peer-led'),
      kinds: ['elapsed', 'times', 'percent'],
      leapDay: 'february-28',
    },
  )
