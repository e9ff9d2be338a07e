import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { modes } from '#domain/goal.ts'
import type { GroupGoalTerms, Period } from '#domain/group-goal.ts'
import type { GroupId } from '#domain/id.ts'
import type { Context } from './context.ts'

/** A group goal that a moderator still looks at: nobody else sees it. */
export interface KeptDraft {
  readonly terms: GroupGoalTerms
  readonly period: Period
}

const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text))

const schema = z.object({
  group: z.string(),
  title: z.string(),
  mode: z.enum(modes),
  unit: z.string().nullable(),
  aim: z.discriminatedUnion('of', [
    z.object({ of: z.literal('total'), amount: z.number() }),
    z.object({ of: z.literal('days'), percent: z.number() }),
  ]),
  marks: z.array(z.number()),
  repeats: z.boolean(),
  startsOn: date,
  endsOn: date,
})

/** Keeps it under the id that its buttons carry. */
export async function keepDraft(
  { store, speaker }: Context,
  groupId: GroupId,
  id: string,
  { terms, period }: KeptDraft,
): Promise<void> {
  const { startsOn, endsOn } = period
  const dates = { startsOn: startsOn.toString(), endsOn: endsOn.toString() }
  const body = { ...terms, ...dates, group: groupId }
  await store.drafts.put(speaker.person.id, { id, body }, speaker.now)
}

/** `null` when it is no more, and also when it was begun for another group or by somebody else. */
export async function findDraft(
  { store, speaker }: Context,
  groupId: GroupId,
  id: string,
): Promise<KeptDraft | null> {
  const kept = await store.drafts.get(speaker.person.id, id)
  const read = schema.safeParse(kept?.body)
  if (!read.success || read.data.group !== groupId) return null
  const { group, startsOn, endsOn, ...terms } = read.data
  return { terms, period: { startsOn, endsOn } }
}
