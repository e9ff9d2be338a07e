import { Temporal } from 'temporal-polyfill'
import type { Zone } from '#domain/calendar.ts'
import type { CheckIn } from '#domain/check-in.ts'
import type { Goal, Mode, Target } from '#domain/goal.ts'
import { asId, type GoalId, type PersonId } from '#domain/id.ts'
import { parseZone } from '#domain/zones.ts'

export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
export const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text)
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

export function zone(name: string): Zone {
  const parsed = parseZone(name)
  if (parsed === null) throw new RangeError(`no zone ${name}`)
  return parsed
}

type GoalParts = Partial<Omit<Goal, 'mode'>> & { readonly mode?: Mode; readonly target?: Target }

/** A daily `do` goal that started on Monday 2 March 2026, except for what the test says. */
export function aGoal({ mode = 'do', target, ...parts }: GoalParts = {}): Goal {
  const goal = {
    id: asId<GoalId>('00000000-0000-4000-8000-000000000001'),
    personId: asId<PersonId>('00000000-0000-4000-8000-000000000002'),
    title: 'Walk around the block',
    cadence: { every: 'day' },
    earlierCadences: [],
    startedOn: date('2026-03-02'),
    setOn: parts.startedOn ?? date('2026-03-02'),
    startSaidOn: parts.startedOn ?? date('2026-03-02'),
    finishedOn: null,
    reserveDays: 1,
    ...parts,
  } as const
  if (mode !== 'target') return { ...goal, mode }
  return { ...goal, mode, target: target ?? { amount: 100, unit: 'pages', by: null } }
}

/** A `done` check-in of that goal on its first date, except for what the test says. */
export const aCheckIn = (parts: Partial<CheckIn> = {}): CheckIn => ({
  goalId: aGoal().id,
  on: aGoal().startedOn,
  state: 'done',
  amount: null,
  note: null,
  at: instant('2026-03-02T18:00Z'),
  ...parts,
})

const spoken = { D: 'done', P: 'partly', S: 'skipped' } as const
const isSpoken = (letter: string): letter is keyof typeof spoken => letter in spoken

/**
 * The check-ins of a goal, one letter a date from its start: `D` done, `P` partly, `S` skipped, and
 * any other letter for a date of which nothing was said.
 */
export const checkInsOf = (goal: Goal, letters: string): readonly CheckIn[] =>
  [...letters].flatMap((letter, index) => {
    if (!isSpoken(letter)) return []
    return [
      aCheckIn({
        goalId: goal.id,
        on: goal.startedOn.add({ days: index }),
        state: spoken[letter],
        amount: goal.mode === 'target' ? 1 : null,
      }),
    ]
  })
