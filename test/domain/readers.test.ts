import { expect, it } from 'vitest'
import { asId, type GroupId, type PersonId } from '#domain/id.ts'
import { readersOf } from '#domain/readers.ts'

const groupId = asId<GroupId>('00000000-0000-4000-8000-000000000001')
const personId = asId<PersonId>('00000000-0000-4000-8000-000000000002')

it.each(['goal', 'check-in', 'pause', 'setback', 'plan', 'award', 'remembered-date'] as const)(
  'nobody else reads a %s',
  (kind) => {
    expect(readersOf({ kind })).toBe('nobody')
  },
)

it('what was told is read by those whom the member chose', () => {
  expect(readersOf({ kind: 'share', to: { groupId } })).toEqual({ groupId })
  expect(readersOf({ kind: 'share', to: { personId } })).toEqual({ personId })
})
