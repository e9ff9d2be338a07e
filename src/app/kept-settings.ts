import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Weekday, Zone } from '#domain/calendar.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import { type GroupSetting, type GroupSettings, groupSettings } from '#domain/group-change.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'

/** What stood before a change, and the version that the group had after it. */
export interface KeptSettings {
  readonly version: number
  readonly settings: Partial<GroupSettings>
}

/** As plain JSON, for the record of what moderators did. */
export const toKeptSettings = (
  before: Group,
  changed: readonly GroupSetting[],
  version: number,
): unknown => ({
  version,
  settings: Object.fromEntries(changed.map((one) => [one, before[one]])),
})

/** `null` for what is no such thing. */
export function readKeptSettings(kept: unknown): KeptSettings | null {
  const read = schema.safeParse(kept)
  // What is not there does not become there as undefined: zod leaves such a key out.
  return read.success ? (read.data as KeptSettings) : null
}

/** The settings that a change was about, in the order in which settings are shown. */
export function changedSettings(kept: unknown): readonly GroupSetting[] {
  const { settings = {} } = readKeptSettings(kept) ?? {}
  return groupSettings.filter((one) => settings[one] !== undefined)
}

const counts = z.array(z.number())

/** Only what was in a group before comes back here, so values are not checked again, but for their shape. */
const schema = z.object({
  version: z.number(),
  settings: z
    .object({
      name: z.string(),
      kind: z.enum(groupKinds),
      focus: z.enum(focuses),
      zone: z.custom<Zone>((zone) => typeof zone === 'string'),
      firstWeekday: z.custom<Weekday>((day) => typeof day === 'number'),
      promptTime: z.string().transform((text) => Temporal.PlainTime.from(text)),
      languages: z.array(z.string()),
      backfillDays: z.number(),
      milestones: z
        .object({
          days: counts,
          months: counts,
          years: z.union([counts, z.literal('every')]),
          times: counts,
          percent: counts,
        } satisfies Record<keyof MilestoneList, z.ZodType>)
        .nullable(),
      guidelines: z.string().nullable(),
      moderatorRoles: z.array(
        z.object({
          door: z.enum(['discord', 'slack', 'web']),
          community: z.string(),
          role: z.string(),
        }),
      ),
    })
    .partial(),
})
