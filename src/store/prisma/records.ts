import { Temporal } from 'temporal-polyfill'
import type { Goal } from '#domain/goal.ts'
import type { Role } from '#domain/group.ts'
import { asId, type ConsentId, type GroupId, type PersonId } from '#domain/id.ts'
import type { Door } from '#domain/person.ts'
import type { PostKind } from '../post.ts'
import type { GoalRecord, PauseRecord, PlanRecord, Records, ShareRecord } from '../record.ts'
import type { ShareKind } from '../share.ts'
import { addRecord } from './add-record.ts'
import { type AwardJson, toAward } from './awards.ts'
import { type CheckInJson, toCheckIn } from './check-ins.ts'
import type { Tools } from './client.ts'
import { toInstant } from './convert.ts'
import { goalsOn } from './goals.ts'
import { toChannelKey } from './group-row.ts'
import { type PauseJson, toPause } from './pauses.ts'
import { type PersonRow, personColumns, toPerson } from './people.ts'
import { type PlanRow, toPlan } from './plans.ts'
import { type RememberedRow, toRemembered } from './remembered.ts'
import { type SetbackJson, toSetback } from './setbacks.ts'

/** What PostgreSQL writes in JSON, with instants and dates in ISO 8601. */
interface PersonJson {
  readonly accounts: readonly {
    readonly door: string
    readonly tenant: string
    readonly externalId: string
    readonly name: string
  }[]
  readonly memberships: readonly {
    readonly groupId: string
    readonly role: string
    readonly joinedAt: string
  }[]
  readonly pauses: readonly Made<PauseJson>[]
  readonly remembered: readonly Made<RememberedRow>[]
  readonly consents: readonly {
    readonly id: string
    readonly groupId: string
    readonly words: string
    readonly agreedAt: string
    readonly leftAt: string | null
  }[]
  readonly posts: readonly {
    readonly groupId: string
    readonly door: string
    readonly community: string
    readonly channel: string
    readonly kind: string
    readonly about: string
    readonly message: unknown
    readonly postedAt: string
  }[]
}

interface GoalJson {
  readonly id: string
  readonly sharedWith: readonly { readonly groupId: string; readonly sharedAt: string }[]
  readonly runStarts: readonly string[]
  readonly checkIns: readonly CheckInJson[]
  readonly setbacks: readonly SetbackJson[]
  readonly awards: readonly (AwardJson & { readonly at: string })[]
  readonly pauses: readonly Made<PauseJson>[]
  readonly plans: readonly Made<PlanRow>[]
  readonly shares: readonly ShareJson[]
}

interface ShareJson {
  readonly id: string
  readonly kind: string
  readonly groupId: string | null
  readonly on: string
  readonly sharedAt: string
  readonly postedAt: string | null
}

type Made<Row> = Row & { readonly createdAt: string }

export const recordsOn = (tools: Tools): Records => ({
  of: async (personId) => {
    const [row] = await readPerson(tools, personId)
    if (row === undefined) return null
    const goals = await goalsOn(tools).of(personId)
    const rows = new Map((await readGoals(tools, personId)).map((one) => [one.id, one]))

    return {
      person: toPerson(row),
      createdAt: toInstant(row.createdAt),
      accounts: await Promise.all(
        row.accounts.map(async ({ name, door, ...key }) => ({
          // The columns' types have the same words as Door and Role.
          key: { ...key, door: door as Door },
          name: await tools.sealer.open(name),
        })),
      ),
      memberships: row.memberships.map(({ groupId, role, joinedAt }) => ({
        groupId: asId<GroupId>(groupId),
        role: role as Role,
        joinedAt: Temporal.Instant.from(joinedAt),
      })),
      goals: await Promise.all(
        goals.flatMap(({ goal }) => {
          const said = rows.get(goal.id)
          return said === undefined ? [] : [toGoalRecord(tools, goal, said)]
        }),
      ),
      pauses: row.pauses.map(toPauseRecord),
      remembered: await Promise.all(
        row.remembered.map(async (one) => ({
          ...(await toRemembered(tools, one)),
          createdAt: Temporal.Instant.from(one.createdAt),
        })),
      ),
      consents: await Promise.all(
        row.consents.map(async ({ id, groupId, words, agreedAt, leftAt }) => ({
          id: asId<ConsentId>(id),
          groupId: asId<GroupId>(groupId),
          words: await tools.sealer.open(words),
          agreedAt: Temporal.Instant.from(agreedAt),
          leftAt: leftAt === null ? null : Temporal.Instant.from(leftAt),
        })),
      ),
      posts: row.posts.map(
        ({ groupId, door, community, channel, kind, about, message, postedAt }) => ({
          groupId: asId<GroupId>(groupId),
          channel: toChannelKey({ door, community, channel }),
          // The column's type has the same words as PostKind.
          kind: kind as PostKind,
          about,
          message,
          postedAt: Temporal.Instant.from(postedAt),
        }),
      ),
    }
  },

  add: (record) => addRecord(tools, record),
})

type FoundPerson = PersonRow & PersonJson & { readonly createdAt: Date }

const readPerson = ({ db }: Tools, personId: PersonId): Promise<readonly FoundPerson[]> =>
  db.$queryRaw<FoundPerson[]>`
    SELECT ${personColumns}, p."createdAt",
      (SELECT coalesce(json_agg(json_build_object('door', a.door, 'tenant', a.tenant,
          'externalId', a."externalId", 'name', a.name)
          ORDER BY a.door, a.tenant, a."externalId"), '[]')
        FROM "Account" a WHERE a."personId" = p.id) AS accounts,
      (SELECT coalesce(json_agg(m ORDER BY m."joinedAt", m."groupId"), '[]')
        FROM "Membership" m WHERE m."personId" = p.id) AS memberships,
      (SELECT coalesce(json_agg(h ORDER BY h."createdAt", h.id), '[]')
        FROM "Pause" h WHERE h."personId" = p.id AND h."goalId" IS NULL) AS pauses,
      (SELECT coalesce(json_agg(r ORDER BY r."createdAt", r.id), '[]')
        FROM "RememberedDate" r WHERE r."personId" = p.id) AS remembered,
      (SELECT coalesce(json_agg(n ORDER BY n."agreedAt", n.id), '[]')
        FROM "Consent" n WHERE n."personId" = p.id) AS consents,
      (SELECT coalesce(json_agg(json_build_object('groupId', t."groupId", 'kind', t.kind,
          'about', t.about, 'message', t.message, 'postedAt', t."postedAt", 'door', y.door,
          'community', y."externalId", 'channel', c."externalId")
          ORDER BY t."postedAt", t.kind, t.about, c."externalId"), '[]')
        FROM "Post" t JOIN "Channel" c ON c.id = t."channelId"
        JOIN "Community" y ON y.id = c."communityId" WHERE t."personId" = p.id) AS posts
    FROM "Person" p WHERE p.id = ${personId}::uuid`

type FoundGoal = GoalJson & { readonly createdAt: Date }

const readGoals = ({ db }: Tools, personId: PersonId): Promise<readonly FoundGoal[]> =>
  db.$queryRaw<FoundGoal[]>`
    SELECT g.id, g."createdAt",
      (SELECT coalesce(json_agg(w ORDER BY w."sharedAt", w."groupId"), '[]')
        FROM "GoalShare" w WHERE w."goalId" = g.id) AS "sharedWith",
      ARRAY(SELECT r."startOn"::text FROM "Run" r WHERE r."goalId" = g.id
        ORDER BY r."startOn") AS "runStarts",
      (SELECT coalesce(json_agg(c ORDER BY c."on"), '[]')
        FROM "CheckIn" c WHERE c."goalId" = g.id) AS "checkIns",
      (SELECT coalesce(json_agg(b ORDER BY b."on", b.at, b.id), '[]')
        FROM "Setback" b WHERE b."goalId" = g.id) AS setbacks,
      (SELECT coalesce(json_agg(a ORDER BY a.at, a.run, a.key), '[]')
        FROM "Award" a WHERE a."goalId" = g.id) AS awards,
      (SELECT coalesce(json_agg(h ORDER BY h."createdAt", h.id), '[]')
        FROM "Pause" h WHERE h."goalId" = g.id) AS pauses,
      (SELECT coalesce(json_agg(l ORDER BY l."createdAt", l.id), '[]') FROM (
        SELECT p.*, (SELECT coalesce(json_agg(u ORDER BY u."on"), '[]')
          FROM "PlanUse" u WHERE u."planId" = p.id) AS uses
        FROM "Plan" p WHERE p."goalId" = g.id) l) AS plans,
      (SELECT coalesce(json_agg(s ORDER BY s."sharedAt", s.id), '[]')
        FROM "Share" s WHERE s."goalId" = g.id) AS shares
    FROM "Goal" g WHERE g."personId" = ${personId}::uuid`

async function toGoalRecord(
  tools: Tools,
  { personId, ...goal }: Goal,
  row: FoundGoal,
): Promise<GoalRecord> {
  return {
    goal,
    createdAt: toInstant(row.createdAt),
    sharedWith: row.sharedWith.map(({ groupId, sharedAt }) => ({
      groupId: asId<GroupId>(groupId),
      sharedAt: Temporal.Instant.from(sharedAt),
    })),
    runStarts: row.runStarts.map((on) => Temporal.PlainDate.from(on)),
    checkIns: await Promise.all(
      row.checkIns.map(async (one) => {
        const { goalId, ...checkIn } = await toCheckIn(tools, one)
        return checkIn
      }),
    ),
    setbacks: await Promise.all(
      row.setbacks.map(async (one) => {
        const { goalId, ...setback } = await toSetback(tools, one)
        return setback
      }),
    ),
    awards: row.awards.flatMap((one) =>
      toAward(one).map((award) => ({ ...award, at: Temporal.Instant.from(one.at) })),
    ),
    pauses: row.pauses.map(toPauseRecord),
    plans: await Promise.all(row.plans.map((plan) => toPlanRecord(tools, plan))),
    shares: row.shares.map(toShareRecord),
  }
}

function toPauseRecord(row: Made<PauseJson>): PauseRecord {
  const { goalId, ...pause } = toPause(row)
  return { ...pause, createdAt: Temporal.Instant.from(row.createdAt) }
}

async function toPlanRecord(tools: Tools, row: Made<PlanRow>): Promise<PlanRecord> {
  const { goalId, ...plan } = await toPlan(tools, row)
  return {
    ...plan,
    createdAt: Temporal.Instant.from(row.createdAt),
    uses: plan.uses.map(({ on, helped }) => ({ on, helped })),
  }
}

const toShareRecord = ({ id, kind, groupId, on, sharedAt, postedAt }: ShareJson): ShareRecord => ({
  id: asId(id),
  // The column's type has the same words as ShareKind.
  kind: kind as ShareKind,
  groupId: groupId === null ? null : asId(groupId),
  on: Temporal.PlainDate.from(on),
  sharedAt: Temporal.Instant.from(sharedAt),
  postedAt: postedAt === null ? null : Temporal.Instant.from(postedAt),
})
