import fc from 'fast-check'
import { modes } from '#domain/goal.ts'
import { roles } from '#domain/group.ts'
import { shareKinds } from '#store/share.ts'

/** The people of every household, by their place in it; the last one is in no group. */
export const people = ['ann', 'ben', 'cleo', 'dov', 'eli', 'fay'] as const

const anyone = fc.nat({ max: people.length - 1 })
const anyRole = fc.option(fc.constantFrom(...roles))

/** Who is in which of two groups, and with which role. */
const anyMemberships = fc
  .array(fc.tuple(anyRole, anyRole), { minLength: people.length - 1, maxLength: people.length - 1 })
  .map((all) => [...all, [null, null] as const])

const anyGoal = fc.record({
  owner: anyone,
  mode: fc.constantFrom(...modes),
  countsIn: fc.tuple(fc.boolean(), fc.boolean()),
  notes: fc.nat({ max: 2 }),
  isPaused: fc.boolean(),
  plans: fc.nat({ max: 2 }),
  setback: fc.option(
    fc.record({ around: fc.boolean(), helped: fc.boolean(), hasStart: fc.boolean() }),
  ),
  isAwarded: fc.boolean(),
  isFinished: fc.boolean(),
})

/** To one of the two groups or to a person, whoever that is; it may not have arrived. */
const anyShare = fc.record({
  goal: fc.nat({ max: 5 }),
  kind: fc.constantFrom(...shareKinds),
  to: fc.oneof(fc.record({ group: fc.constantFrom<0 | 1>(0, 1) }), fc.record({ person: anyone })),
  hasArrived: fc.boolean(),
})

const anyPair = fc.record({ one: anyone, other: anyone, isOver: fc.boolean() })

/** Several people with every role, who set goals, walk together, and tell one another this and that. */
export const anyHousehold = fc.record({
  memberships: anyMemberships,
  pairs: fc.array(anyPair, { maxLength: 4 }),
  goals: fc.array(anyGoal, { minLength: 1, maxLength: 6 }),
  shares: fc.array(anyShare, { maxLength: 6 }),
  /** Who remembers a date, once for each. */
  remembered: fc.array(anyone, { maxLength: 3 }),
})

export type HouseholdDraft = typeof anyHousehold extends fc.Arbitrary<infer T> ? T : never

/** Somebody with one thing of every kind, a buddy, and two groups. */
export const oneOfEach: HouseholdDraft = {
  memberships: [
    ['moderator', 'member'],
    ['member', 'supporter'],
  ],
  pairs: [{ one: 0, other: 1, isOver: false }],
  goals: [
    {
      ...{ owner: 0, mode: 'do', countsIn: [true, true], notes: 2, isPaused: true, plans: 2 },
      setback: { around: true, helped: true, hasStart: true },
      ...{ isAwarded: false, isFinished: false },
    },
  ],
  shares: [{ goal: 0, kind: 'milestone', to: { group: 0 }, hasArrived: true }],
  remembered: [0],
}

/** VISIBILITY_SEED looks elsewhere, and VISIBILITY_RUNS for longer: in per cent. */
export const runs = (usual: number) => ({
  seed: Number(process.env['VISIBILITY_SEED'] ?? 20_260_302),
  // A slow machine does fewer of them.
  interruptAfterTimeLimit: 60_000,
  numRuns: Math.ceil((usual * Number(process.env['VISIBILITY_RUNS'] ?? 100)) / 100),
})
