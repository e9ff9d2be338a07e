import { Temporal } from 'temporal-polyfill'
import type { Weekday, Zone } from '#domain/calendar.ts'
import type { Focus, Group, GroupKind, RoleKey } from '#domain/group.ts'
import { asId } from '#domain/id.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'
import type { Door } from '#domain/person.ts'
import { Prisma } from '../generated/client.ts'
import { openOptional } from '../sealing.ts'
import type { ChannelKey } from '../store.ts'
import type { Tools } from './client.ts'

export interface GroupRow {
  readonly id: string
  readonly communityId: string
  readonly name: string
  readonly kind: string
  readonly focus: string
  readonly zone: string
  readonly firstWeekday: number
  readonly backfillDays: number
  readonly milestones: unknown
  readonly groupPromptTime: string
  readonly languages: readonly string[]
  readonly guidelines: string | null
  readonly moderatorRoles: unknown
  readonly version: number
}

/** Of the row `g`, as `GroupRow` has them. */
export const groupColumns = Prisma.sql`g.id, g."communityId", g.name, g.kind, g.focus, g.zone,
  g."firstWeekday", g."backfillDays", g.milestones, g."promptTime" AS "groupPromptTime", g.languages, g.guidelines,
  g."moderatorRoles", g.version`

export async function toGroup({ sealer }: Tools, row: GroupRow): Promise<Group> {
  return {
    id: asId(row.id),
    communityId: asId(row.communityId),
    name: await sealer.open(row.name),
    // Only groups.ts writes these columns, from the very types that they are read back as.
    kind: row.kind as GroupKind,
    focus: row.focus as Focus,
    zone: row.zone as Zone,
    firstWeekday: row.firstWeekday as Weekday,
    backfillDays: row.backfillDays,
    milestones: row.milestones as MilestoneList | null,
    promptTime: Temporal.PlainTime.from(row.groupPromptTime),
    languages: row.languages,
    guidelines: await openOptional(sealer, row.guidelines),
    moderatorRoles: row.moderatorRoles as RoleKey[],
    version: row.version,
  }
}

export interface ChannelRow {
  readonly door: string
  readonly community: string
  readonly channel: string
}

// The column's type has the same words as Door.
export const toChannelKey = (row: ChannelRow): ChannelKey => ({ ...row, door: row.door as Door })
