import type { Weekday } from './calendar.ts'
import type { Group } from './group.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanLine, cleanText } from './text.ts'

/** Lengths in UTF-16 units. A name is as long as a channel's may be on every platform. */
export const groupLimits = { name: 80, guidelines: 1500, languages: 10, backfillDays: 30 } as const

/** What moderators can change of a group. */
export const groupSettings = [
  'name',
  'kind',
  'focus',
  'zone',
  'firstWeekday',
  'promptTime',
  'languages',
  'backfillDays',
  'milestones',
  'guidelines',
  'moderatorRoles',
] as const satisfies readonly (keyof Group)[]
export type GroupSetting = (typeof groupSettings)[number]

export type GroupSettings = Pick<Group, GroupSetting>

/** As it was asked for, not yet checked. What is left out stays as it is. */
export interface GroupChanges extends Partial<Omit<GroupSettings, 'firstWeekday'>> {
  /** 1, a Monday, to 7. */
  readonly firstWeekday?: number
}

export type GroupChangeProblem =
  | 'group-name-empty'
  | 'group-name-too-long'
  | 'weekday-unreadable'
  | 'backfill-out-of-range'
  | 'languages-unreadable'
  | 'too-many-languages'
  | 'guidelines-too-long'

/** The group with the changes, brought into order. Guidelines without a word are none of its own. */
export function withChanges(
  group: Group,
  { firstWeekday, ...changes }: GroupChanges,
): Result<Group, GroupChangeProblem> {
  const weekday = weekdays.find((one) => one === (firstWeekday ?? group.firstWeekday))
  const wanted = { ...group, ...changes }
  const name = cleanLine(wanted.name)
  const guidelines = cleanText(wanted.guidelines ?? '')
  const languages = [...new Set(wanted.languages.map((code) => code.toLowerCase()))]
  if (name === '') return failed('group-name-empty')
  if (name.length > groupLimits.name) return failed('group-name-too-long')
  if (weekday === undefined) return failed('weekday-unreadable')
  if (!isBackfill(wanted.backfillDays)) return failed('backfill-out-of-range')
  if (languages.length === 0 || !languages.every(isLanguage)) return failed('languages-unreadable')
  if (languages.length > groupLimits.languages) return failed('too-many-languages')
  if (guidelines.length > groupLimits.guidelines) return failed('guidelines-too-long')
  return ok({
    ...wanted,
    name,
    firstWeekday: weekday,
    languages,
    guidelines: guidelines === '' ? null : guidelines,
  })
}

/** The settings in which two states of one group differ. */
export const differences = (before: Group, after: Group): readonly GroupSetting[] =>
  groupSettings.filter((one) => plain(before[one]) !== plain(after[one]))

/** Whether what is due for the members has to be worked out anew. */
export const changesDays = (changed: readonly GroupSetting[]): boolean =>
  changed.some((one) => decidesDays.includes(one))

/** A kind and a focus decide which milestones there are. */
const decidesDays: readonly GroupSetting[] = [
  'zone',
  'firstWeekday',
  'backfillDays',
  'milestones',
  'kind',
  'focus',
]

/** Whether it is the code of a language, as two letters of ISO 639-1 in lower case. */
export const isLanguage = (code: string): boolean =>
  /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

const isBackfill = (days: number): boolean =>
  Number.isInteger(days) && days >= 0 && days <= groupLimits.backfillDays

/** The same text for the same value, in whatever order its parts were kept. */
const plain = (value: GroupSettings[GroupSetting]): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
