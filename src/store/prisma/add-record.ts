import { randomUUID } from 'node:crypto'
import type { PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import type { GoalRecord, PauseRecord, PersonRecord, PlanRecord } from '../record.ts'
import { sealOptional } from '../sealing.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { fromTime, wishColumns } from './people.ts'

/** Nothing was asked of them here yet, and no code was entered. */
const untold = { unanswered: 0, unreached: 0, codesTried: 0 }

/** As `Records.add`. */
export async function addRecord(tools: Tools, record: PersonRecord): Promise<boolean> {
  if (await isAnyKnown(tools, record)) return false
  const { person, accounts, memberships, goals, pauses, remembered, consents } = record
  const personId = person.id
  const promptTime = fromTime(person.promptTime)
  const createdAt = fromInstant(record.createdAt)
  const named = accounts.map(async ({ key, name }) => ({
    ...key,
    id: randomUUID(),
    personId,
    preferred: false,
    name: await tools.sealer.seal(name),
  }))
  const joined = memberships.map((one) => ({
    ...one,
    personId,
    groupReports: true,
    joinedAt: fromInstant(one.joinedAt),
  }))
  const dates = remembered.map(async (one) => ({
    ...one,
    personId,
    name: await tools.sealer.seal(one.name),
    createdAt: fromInstant(one.createdAt),
  }))
  const agreed = consents.map(async ({ words, agreedAt, leftAt, ...one }) => ({
    ...one,
    personId,
    words: await tools.sealer.seal(words),
    agreedAt: fromInstant(agreedAt),
    leftAt: leftAt === null ? null : fromInstant(leftAt),
  }))
  const ofGoals = await Promise.all(goals.map((goal) => rowsOfGoal(tools, personId, goal)))
  // One statement: all of it or nothing, however long it takes. Foreign keys are checked at its end.
  const inserts = [
    into('Person', [{ ...person, ...wishColumns(person), ...untold, promptTime, createdAt }]),
    into('Account', await Promise.all(named)),
    into('Membership', joined, whereGroupIsThere),
    into(
      'Goal',
      ofGoals.map(({ goal }) => goal),
    ),
    into(
      'GoalShare',
      ofGoals.flatMap(({ counted }) => counted),
      whereGroupIsThere,
    ),
    into(
      'Run',
      ofGoals.flatMap(({ begun }) => begun),
    ),
    into(
      'CheckIn',
      ofGoals.flatMap(({ answered }) => answered),
    ),
    into(
      'Setback',
      ofGoals.flatMap(({ setbacks }) => setbacks),
    ),
    into(
      'Award',
      ofGoals.flatMap(({ awarded }) => awarded),
    ),
    into('Pause', [
      ...pauses.map(pauseRow(personId, null)),
      ...ofGoals.flatMap(({ paused }) => paused),
    ]),
    into(
      'Plan',
      ofGoals.flatMap(({ planned }) => planned),
    ),
    into(
      'PlanUse',
      goals.flatMap(({ plans }) => plans.flatMap(useRows)),
    ),
    into('RememberedDate', await Promise.all(dates)),
    into('Consent', await Promise.all(agreed), whereGroupIsThere),
    intoPosts(record),
    into(
      'Share',
      ofGoals.flatMap(({ told }) => told),
      whereGroupIsThere,
    ),
  ]
  const parts = inserts.map((insert, at) => Prisma.sql`${Prisma.raw(`part${at}`)} AS (${insert})`)
  await tools.db.$executeRaw`WITH ${Prisma.join(parts)} SELECT`
  return true
}

async function rowsOfGoal(tools: Tools, personId: PersonId, record: GoalRecord) {
  const { goal, sharedWith, runStarts, checkIns, awards, pauses, plans, shares } = record
  const { sealer } = tools
  const goalId = goal.id
  const target = goal.mode === 'target' ? goal.target : null
  const row = {
    ...goal,
    personId,
    title: await sealer.seal(goal.title),
    targetAmount: target?.amount ?? null,
    targetUnit: await sealOptional(sealer, target?.unit ?? null),
    targetBy: target?.by ?? null,
    createdAt: fromInstant(record.createdAt),
  }
  const answered = checkIns.map(async ({ note, at, ...checkIn }) => ({
    ...checkIn,
    goalId,
    note: await sealOptional(sealer, note),
    at: fromInstant(at),
  }))
  const setbacks = record.setbacks.map(async ({ around, helped, at, time, ...setback }) => ({
    ...setback,
    personId,
    goalId,
    time: fromTime(time),
    at: fromInstant(at),
    around: await sealOptional(sealer, around),
    helped: await sealOptional(sealer, helped),
  }))
  const counted = sharedWith.map(({ groupId, sharedAt }) => ({
    goalId,
    groupId,
    sharedAt: fromInstant(sharedAt),
  }))
  const begun = runStarts.map((startOn) => ({ goalId, startOn, endOn: null }))
  const awarded = awards.map(({ runStart, key, at }) => ({
    goalId,
    run: runStart?.toString() ?? '',
    key,
    at: fromInstant(at),
  }))
  const told = shares.map(({ sharedAt, postedAt, ...share }) => ({
    ...share,
    personId,
    goalId,
    toId: null,
    sharedAt: fromInstant(sharedAt),
    postedAt: postedAt === null ? null : fromInstant(postedAt),
  }))

  const planned = plans.map(async ({ uses, cue, response, time, createdAt, ...plan }) => ({
    ...plan,
    personId,
    goalId,
    cue: await sealer.seal(cue),
    response: await sealer.seal(response),
    time: fromTime(time),
    createdAt: fromInstant(createdAt),
  }))
  return {
    goal: row,
    counted,
    begun,
    answered: await Promise.all(answered),
    setbacks: await Promise.all(setbacks),
    awarded,
    paused: pauses.map(pauseRow(personId, goalId)),
    planned: await Promise.all(planned),
    told,
  }
}

const useRows = ({ id, uses }: PlanRecord) => uses.map((use) => ({ ...use, planId: id }))

const pauseRow =
  (personId: string, goalId: string | null) =>
  ({ createdAt, ...pause }: PauseRecord) => ({
    ...pause,
    personId,
    goalId,
    createdAt: fromInstant(createdAt),
  })

/** In the channels that are there. */
function intoPosts({ person, posts }: PersonRecord): Prisma.Sql {
  const rows = posts.map(({ channel, postedAt, ...post }) => ({
    ...post,
    ...channel,
    postedAt: fromInstant(postedAt),
  }))
  return Prisma.sql`INSERT INTO "Post"
      (id, "groupId", "channelId", kind, about, "personId", message, "postedAt")
    SELECT gen_random_uuid(), c."groupId", c.id, row.kind, row.about, ${person.id}::uuid, row.message,
      row."postedAt"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) row ("groupId" uuid, door "Door",
      community text, channel text, kind "PostKind", about text, message jsonb,
      "postedAt" timestamptz)
    JOIN "Community" m ON m.door = row.door AND m."externalId" = row.community
    JOIN "Channel" c ON c."communityId" = m.id AND c."externalId" = row.channel
      AND c."groupId" = row."groupId"
    ON CONFLICT DO NOTHING`
}

const whereGroupIsThere = Prisma.sql`WHERE row."groupId" IN (SELECT id FROM "Group")`

/** A row names every column of its table; Temporal dates write themselves as PostgreSQL reads them. */
function into(table: Prisma.ModelName, rows: readonly object[], only = Prisma.empty): Prisma.Sql {
  const name = Prisma.raw(`"${table}"`)
  return Prisma.sql`INSERT INTO ${name}
    SELECT row.* FROM json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json) row
    ${only}`
}

/** Whether anything of the record has an id that is in use. */
async function isAnyKnown({ db }: Tools, record: PersonRecord) {
  const { person, accounts, goals, pauses, remembered, consents } = record
  const ids = {
    Person: [person],
    Goal: goals.map(({ goal }) => goal),
    Pause: [...pauses, ...goals.flatMap((one) => one.pauses)],
    Setback: goals.flatMap(({ setbacks }) => setbacks),
    Plan: goals.flatMap(({ plans }) => plans),
    RememberedDate: remembered,
    Consent: consents,
    Share: goals.flatMap(({ shares }) => shares),
  }
  const known = Object.entries(ids).map(
    ([table, rows]) =>
      Prisma.sql`EXISTS (SELECT FROM ${Prisma.raw(`"${table}"`)}
        WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[]))`,
  )
  const keys = JSON.stringify(accounts.map(({ key }) => key))
  const [found] = await db.$queryRaw<{ isKnown: boolean }[]>`
    SELECT ${Prisma.join(known, ' OR ')} OR EXISTS (SELECT FROM "Account" a
      JOIN json_populate_recordset(null::"Account", ${keys}::json) k
        ON a.door = k.door AND a.tenant = k.tenant AND a."externalId" = k."externalId") AS "isKnown"`
  return found?.isKnown ?? false
}
