import { Temporal } from 'temporal-polyfill'
import { daysToLookBack } from '#domain/asked-goals.ts'
import type { Weekday, Zone } from '#domain/calendar.ts'
import type { DeliveryKind } from '#domain/due.ts'
import type { Cadence, Mode } from '#domain/goal.ts'
import type { Focus, GroupKind } from '#domain/group.ts'
import { asId, type GoalId, type GroupId, type PersonId, type SetbackId } from '#domain/id.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'
import type { Door } from '#domain/person.ts'
import { Prisma } from '../generated/client.ts'
import type {
  DeliveryState,
  DueGoal,
  DueGroup,
  DueGroupGoal,
  DueMember,
  PastDelivery,
} from '../schedule.ts'
import { accountOrder } from './accounts.ts'
import type { Tools } from './client.ts'
import { dateOf } from './convert.ts'
import type { GroupRow } from './group-row.ts'
import { type PauseJson, toPause } from './pauses.ts'
import { type PersonRow, personColumns, toPerson } from './people.ts'

/**
 * How far back answers and deliveries are read, in days before the date that it is in UTC: a window before
 * the oldest date that any group lets its members answer, and some more for messages that come late.
 */
const daysBack = daysToLookBack + 45

interface MemberJson extends PersonRow {
  readonly promptedOn: string | null
  readonly unanswered: number
  readonly unreached: number
  readonly accounts: readonly AccountJson[]
  readonly groups: readonly GroupJson[]
  readonly pauses: readonly PauseJson[]
  readonly followUps: readonly { readonly setback: string; readonly at: string }[]
}

type GroupJson = Pick<GroupRow, keyof DueGroup & keyof GroupRow> & Pick<DueGroup, 'isReported'>

interface AccountJson {
  readonly door: string
  readonly tenant: string
  readonly externalId: string
}

interface GoalJson {
  readonly id: string
  readonly personId: string
  readonly mode: string
  readonly cadence: unknown
  readonly earlierCadences: readonly { readonly cadence: unknown; readonly until: string }[]
  readonly startedOn: string
  readonly runStart: string
  readonly sharedWith: readonly string[]
  readonly answered: readonly string[]
  readonly groupGoal: GroupGoalJson | null
}

interface GroupGoalJson {
  readonly id: string
  readonly groupId: string
  readonly endsOn: string
  readonly endedAt: string | null
  readonly repeats: boolean
}

interface DeliveriesJson {
  readonly personId: string
  /** Kind, what it is about, milliseconds since the epoch, state. */
  readonly deliveries: readonly (readonly [string, string, number, string])[]
}

/**
 * Reads these members, in as many statements for one as for a thousand. Each answers with one JSON
 * value: that is read several times faster than rows, column by column.
 */
export async function dueMembers(
  { db }: Tools,
  ids: readonly PersonId[],
  now: Temporal.Instant,
): Promise<readonly DueMember[]> {
  const theirs = Prisma.sql`ANY(${[...ids]}::uuid[])`
  const since = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: daysBack })
  const list = async <Row>(rows: Prisma.Sql): Promise<readonly Row[]> => {
    const [row] = await db.$queryRaw<{ list: Row[] }[]>`
      SELECT coalesce(json_agg(r), '[]') AS list FROM (${rows}) r`
    return row?.list ?? []
  }

  const [members, goals, deliveries] = await Promise.all([
    list<MemberJson>(membersAmong(theirs)),
    list<GoalJson>(goalsOf(theirs, since)),
    list<DeliveriesJson>(deliveriesTo(theirs, since)),
  ])
  const goalsBy = Map.groupBy(goals, ({ personId }) => personId)
  const deliveriesBy = new Map(deliveries.map((one) => [one.personId, one.deliveries]))
  return members.map((row) => ({
    person: toPerson(row),
    asked: {
      promptedOn: row.promptedOn === null ? null : dateOf(row.promptedOn),
      unanswered: row.unanswered,
      unreached: row.unreached,
    },
    // The column's type has the same words as Door.
    accounts: row.accounts.map((account) => ({ ...account, door: account.door as Door })),
    groups: row.groups.map(toGroup),
    goals: (goalsBy.get(row.personId) ?? []).map(toDueGoal),
    pauses: row.pauses.map(toPause),
    deliveries: (deliveriesBy.get(row.personId) ?? []).map(toPastDelivery),
    followUps: row.followUps.map(({ setback, at }) => ({
      setback: asId<SetbackId>(setback),
      at: Temporal.Instant.from(at),
    })),
  }))
}

const membersAmong = (theirs: Prisma.Sql) => Prisma.sql`
  SELECT ${personColumns}, p."promptedOn", p.unanswered, p.unreached,
    (SELECT coalesce(json_agg(json_build_object(
        'door', a.door, 'tenant', a.tenant, 'externalId', a."externalId"
      ) ORDER BY ${accountOrder}), '[]')
      FROM "Account" a WHERE a."personId" = p.id) AS accounts,
    (SELECT coalesce(json_agg(json_build_object(
        'id', g.id, 'communityId', g."communityId", 'kind', g.kind, 'focus', g.focus,
        'zone', g.zone, 'firstWeekday', g."firstWeekday", 'backfillDays', g."backfillDays",
        'milestones', g.milestones, 'isReported', m.role = 'moderator' AND m."groupReports"
      ) ORDER BY m."joinedAt", g.id), '[]')
      FROM "Membership" m
      JOIN "Group" g ON g.id = m."groupId"
      WHERE m."personId" = p.id) AS groups,
    (SELECT coalesce(json_agg(h ORDER BY h."createdAt", h.id), '[]')
      FROM "Pause" h WHERE h."personId" = p.id) AS pauses,
    (SELECT coalesce(json_agg(json_build_object('setback', s.id, 'at', s."followUpAt")), '[]')
      FROM "Setback" s
      WHERE s."personId" = p.id AND s."followUpAt" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."personId" = p.id
          AND d.kind = 'follow-up' AND d.about = s.id::text)) AS "followUps"
  FROM "Person" p WHERE p.id = ${theirs}`

const goalsOf = (theirs: Prisma.Sql, since: Temporal.PlainDate) => Prisma.sql`
  SELECT g.id, g."personId", g.mode, g.cadence, g."earlierCadences", g."startedOn",
    greatest(g."startedOn",
      (SELECT max(r."startOn") FROM "Run" r WHERE r."goalId" = g.id),
      (SELECT max(s."startOn") FROM "Setback" s WHERE s."goalId" = g.id)) AS "runStart",
    ARRAY(SELECT s."groupId" FROM "GoalShare" s WHERE s."goalId" = g.id
      ORDER BY s."sharedAt", s."groupId") AS "sharedWith",
    ARRAY(SELECT c."on" FROM "CheckIn" c
      WHERE c."goalId" = g.id AND c."on" >= ${since.toString()}::date) AS answered,
    (SELECT json_build_object('id', o.id, 'groupId', o."groupId", 'endsOn', o."endsOn",
        'endedAt', o."endedAt", 'repeats', o.repeats)
      FROM "GroupGoalPart" p JOIN "GroupGoal" o ON o.id = p."groupGoalId"
      WHERE p."goalId" = g.id AND p."leftAt" IS NULL) AS "groupGoal"
  FROM "Goal" g WHERE g."personId" = ${theirs} AND g."finishedOn" IS NULL
  ORDER BY g."createdAt", g.id`

const deliveriesTo = (theirs: Prisma.Sql, since: Temporal.PlainDate) => Prisma.sql`
  SELECT d."personId", json_agg(json_build_array(d.kind, d.about,
    (extract(epoch FROM d."dueAt") * 1000)::int8, d.state)) AS deliveries
  FROM "Delivery" d WHERE d."personId" = ${theirs} AND d."dueAt" >= ${`${since}T00:00Z`}::timestamptz
  GROUP BY d."personId"`

// Only the store's own files write these columns, from the very types that they are read back as.
const toGroup = (row: GroupJson): DueGroup => ({
  id: asId(row.id),
  communityId: asId(row.communityId),
  kind: row.kind as GroupKind,
  focus: row.focus as Focus,
  zone: row.zone as Zone,
  firstWeekday: row.firstWeekday as Weekday,
  backfillDays: row.backfillDays,
  milestones: row.milestones as MilestoneList | null,
  isReported: row.isReported,
})

const toDueGoal = (row: GoalJson): DueGoal => ({
  goal: {
    id: asId<GoalId>(row.id),
    // As above.
    mode: row.mode as Mode,
    cadence: row.cadence as Cadence,
    earlierCadences: row.earlierCadences.map(({ cadence, until }) => ({
      cadence: cadence as Cadence,
      until: dateOf(until),
    })),
    startedOn: dateOf(row.startedOn),
    finishedOn: null,
  },
  sharedWith: row.sharedWith.map((id) => asId<GroupId>(id)),
  runStart: dateOf(row.runStart),
  answered: row.answered.map(dateOf),
  groupGoal: row.groupGoal && toDueGroupGoal(row.groupGoal),
})

const toDueGroupGoal = ({
  id,
  groupId,
  endsOn,
  endedAt,
  repeats,
}: GroupGoalJson): DueGroupGoal => ({
  id: asId(id),
  groupId: asId(groupId),
  endsOn: dateOf(endsOn),
  endedAt: endedAt === null ? null : Temporal.Instant.from(endedAt),
  repeats,
})

const toPastDelivery = ([
  kind,
  about,
  dueAt,
  state,
]: DeliveriesJson['deliveries'][number]): PastDelivery => ({
  // The columns' types have the same words as DeliveryKind and DeliveryState.
  kind: kind as DeliveryKind,
  about,
  dueAt: Temporal.Instant.fromEpochMilliseconds(dueAt),
  state: state as DeliveryState,
})
