import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { checkAmount } from '#domain/amount.ts'
import type { Zone } from '#domain/calendar.ts'
import { answerStates } from '#domain/check-in.ts'
import { limits } from '#domain/goal.ts'
import { roles } from '#domain/group.ts'
import {
  asId,
  type ConsentId,
  type GoalId,
  type GroupId,
  type PauseId,
  type PersonId,
  type PlanId,
  type RememberedDateId,
  type SetbackId,
  type ShareId,
} from '#domain/id.ts'
import { keyOf, type MilestoneKey, parseMilestone } from '#domain/milestone.ts'
import { leapDays } from '#domain/milestone-date.ts'
import { languages } from '#domain/person.ts'
import { isDay, rememberedLimits } from '#domain/remembered-date.ts'
import { parseZone } from '#domain/zones.ts'

/** A text that stands for a value, written in one way only: what is read writes itself the same. */
const written = <T>(read: (text: string) => T, write: (value: T) => string) =>
  z.codec(z.string(), z.custom<T>(), {
    decode: (text, { issues }) => {
      try {
        const value = read(text)
        if (write(value) === text) return value
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      }
      issues.push({ code: 'custom', input: text, message: 'cannot be read' })
      return z.NEVER
    },
    encode: write,
  })

/** Years of four digits from 1 on, which every database keeps. */
const inYears = (text: string): string => (/^(?!0000)\d{4}-/.test(text) ? text : '')

const date = written((text) => Temporal.PlainDate.from(inYears(text)), String)
const instant = written(
  (text) => Temporal.Instant.from(inYears(text)),
  (value) => value.toString({ smallestUnit: 'millisecond' }),
)
const time = written(
  (text) => Temporal.PlainTime.from(text),
  (value) => value.toString({ smallestUnit: 'minute' }),
)
const zone = written(zoneOf, String)
const milestoneKey = written(milestoneKeyOf, String)
const groupId = written<GroupId>(asId, String)

const isEachOnce = (names: readonly string[]): boolean => new Set(names).size === names.length

/** Things of which no two have the same name. */
const each = <Item extends z.ZodType>(item: Item, nameOf: (one: z.output<Item>) => unknown) =>
  z
    .array(item)
    .refine((all) => isEachOnce(all.map((one) => String(nameOf(one)))))
    .readonly()

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7])
const weekdays = each(weekday, String)
const amount = z.number().refine((value) => checkAmount(value).ok)

const cadence = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day') }),
  z.strictObject({
    every: z.literal('weekdays'),
    days: weekdays.refine((days) => days.length > 0),
  }),
  z.strictObject({ every: z.literal('week'), times: z.int().min(1).max(7) }),
  z.strictObject({ every: z.literal('days'), days: z.int().min(2).max(30) }),
])

const ofAnyGoal = {
  id: written<GoalId>(asId, String),
  title: z.string().min(1).max(limits.title),
  cadence,
  earlierCadences: z.array(z.strictObject({ cadence, until: date })).readonly(),
  startedOn: date,
  startSaidOn: date,
  setOn: date,
  finishedOn: date.nullable(),
  reserveDays: z.literal([0, 1, 2]),
}
const goal = z.discriminatedUnion('mode', [
  z.strictObject({ ...ofAnyGoal, mode: z.literal(['abstain', 'do', 'presence']) }),
  z.strictObject({
    ...ofAnyGoal,
    mode: z.literal('target'),
    target: z.strictObject({
      amount: amount.refine((value) => value > 0),
      unit: z.string().min(1).max(limits.unit),
      by: date.nullable(),
    }),
  }),
])

const checkIn = z.strictObject({
  on: date,
  state: z.enum(answerStates),
  amount: amount.nullable(),
  note: z.string().max(limits.note).nullable(),
  at: instant,
})

const setback = z.strictObject({
  id: written<SetbackId>(asId, String),
  on: date,
  time: time.nullable(),
  startOn: date.nullable(),
  at: instant,
  saidOn: date,
  around: z.string().nullable(),
  helped: z.string().nullable(),
})

const award = z.strictObject({ runStart: date.nullable(), key: milestoneKey, at: instant })

const pause = z.strictObject({
  id: written<PauseId>(asId, String),
  from: date,
  until: date.nullable(),
  createdAt: instant,
})

const plan = z.strictObject({
  id: written<PlanId>(asId, String),
  cue: z.string(),
  response: z.string(),
  days: weekdays,
  time: time.nullable(),
  createdAt: instant,
  uses: each(z.strictObject({ on: date, helped: z.boolean() }), ({ on }) => on),
})

const remembered = z
  .strictObject({
    id: written<RememberedDateId>(asId, String),
    name: z.string().min(1).max(rememberedLimits.name),
    month: z.int(),
    day: z.int(),
    year: z.int().nullable(),
    dayBefore: z.boolean(),
    createdAt: instant,
  })
  .refine(isDay)

const share = z.strictObject({
  id: written<ShareId>(asId, String),
  kind: z.enum(['check-in', 'milestone', 'new-start']),
  groupId: groupId.nullable(),
  on: date,
  sharedAt: instant,
  postedAt: instant.nullable(),
})

const consent = z.strictObject({
  id: written<ConsentId>(asId, String),
  groupId,
  words: z.string(),
  agreedAt: instant,
  leftAt: instant.nullable(),
})

const goalRecord = z.strictObject({
  goal,
  createdAt: instant,
  sharedWith: each(z.strictObject({ groupId, sharedAt: instant }), (one) => one.groupId),
  runStarts: each(date, String),
  checkIns: each(checkIn, ({ on }) => on),
  setbacks: z.array(setback).readonly(),
  awards: each(award, ({ runStart, key }) => `${runStart} ${key}`),
  pauses: z.array(pause).readonly(),
  plans: z.array(plan).readonly(),
  shares: z.array(share).readonly(),
})

const person = z.strictObject({
  id: written<PersonId>(asId, String),
  zone: zone.nullable(),
  dayEnd: z.literal([0, 1, 2, 3, 4, 5, 6]),
  promptTime: time.nullable(),
  language: z.enum(languages),
  leapDay: z.enum(leapDays),
  wishes: z.strictObject({
    nudge: z.boolean(),
    quietHours: z
      .strictObject({ from: time, until: time })
      .refine(({ from, until }) => !from.equals(until))
      .nullable(),
    pingInChannel: z.boolean(),
    buddyWhenQuiet: z.boolean(),
  }),
})

/** Kept as it is, and not sealed: PostgreSQL takes no NUL and no half of a surrogate pair. */
const unsealed = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'))

const door = z.enum(['discord', 'slack', 'web'])
const accountKey = z.strictObject({ door, tenant: unsealed, externalId: unsealed })
const account = z.strictObject({ key: accountKey, name: z.string() })

const channel = z.strictObject({ door, community: unsealed, channel: unsealed })
/** As `MessageRef` of chat/messenger.ts. */
const message = z.strictObject({
  place: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('channel'), place: channel }),
    z.strictObject({ to: z.literal('person'), account: accountKey }),
  ]),
  id: unsealed,
})
const post = z.strictObject({
  groupId,
  channel,
  kind: z.enum(['share', 'group-goal', 'group-mark', 'newcomer']),
  about: unsealed,
  message: z.unknown().refine((one) => message.safeParse(one).success),
  postedAt: instant,
})

const membership = z.strictObject({ groupId, role: z.enum(roles), joinedAt: instant })

/**
 * The version that is written. Once members are given their records, a change of the shape below is
 * another version.
 */
export const recordVersion = 1

/**
 * What a person's record is as JSON: decoding reads it, encoding writes it. Dates are YYYY-MM-DD,
 * instants are UTC to the millisecond, times are HH:MM. What no rule could have let in, such as a
 * cadence of no days, is not read.
 */
export const personRecordFormat = z
  .strictObject({
    version: z.literal(recordVersion),
    person,
    createdAt: instant,
    accounts: each(account, ({ key }) => JSON.stringify(Object.values(key))),
    memberships: each(membership, (one) => one.groupId),
    goals: each(goalRecord, (one) => one.goal.id),
    pauses: z.array(pause).readonly(),
    remembered: each(remembered, ({ id }) => id),
    consents: each(consent, ({ id }) => id),
    posts: z.array(post).readonly(),
  })
  .refine(({ goals, pauses }) =>
    [
      [...pauses, ...goals.flatMap((one) => one.pauses)],
      goals.flatMap(({ setbacks }) => setbacks),
      goals.flatMap(({ plans }) => plans),
      goals.flatMap(({ shares }) => shares),
    ].every((all: readonly { readonly id: string }[]) => isEachOnce(all.map(({ id }) => id))),
  )

function zoneOf(text: string): Zone {
  const known = parseZone(text)
  if (known === null) throw new RangeError('no zone')
  return known
}

function milestoneKeyOf(text: string): MilestoneKey {
  const milestone = parseMilestone(text)
  if (milestone === null) throw new RangeError('no milestone')
  return keyOf(milestone)
}
