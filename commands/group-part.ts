import { z } from 'zod'
import { type ChangedGroup, type ChangeProblem, changeGroup } from '#app/change-group.ts'
import type { ActionRef } from '#chat/action.ts'
import { type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import { type GroupChanges, groupLimits } from '#domain/group-change.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { cleanText } from '#domain/text.ts'
import { parseZone, searchZones } from '#domain/zones.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import { guidelinesOf } from '#words/group-guidelines.ts'
import { standingText } from '#words/group-settings-card.ts'
import { type GroupPart, groupPartForm } from '#words/group-settings-form.ts'
import { readLanguages } from '#words/language-names.ts'
import type { Words } from '#words/words.ts'
import type { Context } from './context.ts'
import { changedMeanwhile, reopened } from './group-meanwhile.ts'
import { readTime } from './read-input.ts'

/** How an action carries the version that somebody saw. */
export const carriedVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** A form that was filled in for one part of a group. */
export interface FilledPart {
  readonly part: GroupPart
  readonly version: number
  readonly values: FormValues
  /** Saves the form that is given once more, for who saw this version. */
  save(version: number): ActionRef
  /** Opens the form with what was typed, kept under this id. */
  reopen(draft: string): ActionRef
  /** What else is changed with it, where the form says nothing of it. */
  also?(changes: GroupChanges): GroupChanges
}

export const openPart = ({ words }: Context, group: Group, part: GroupPart, save: ActionRef) =>
  openForm(groupPartForm(words, part, group, save))

/** The same with what they typed before somebody else was first. */
export const reopenPart = (
  context: Context,
  group: Group,
  filled: { readonly part: GroupPart; readonly draft: string; readonly save: ActionRef },
): Promise<Reply> =>
  reopened(context, groupPartForm(context.words, filled.part, group, filled.save), filled.draft)

/** Saves it, or gives the form again with what was typed and a word at each field that needs one. */
export async function savePart(
  context: Context,
  group: Group,
  filled: FilledPart,
): Promise<Result<ChangedGroup, Reply>> {
  const { store, speaker, words, once } = context
  const { part, version, values } = filled
  const read = readers[part](words, values, group)
  if (!read.ok)
    return failed(formAgain(context, group, filled, problemAt(words, values, read.error)))
  const changes = { ...filled.also?.(read.value), ...read.value }
  const saved = await changeGroup(store, speaker, group.id, { changes, version, once })
  if (saved.ok) return saved
  if (saved.error === 'group-changed') return failed(await othersWereFirst(context, group, filled))
  if (saved.error === 'group-not-here') return failed(privately(failureCard(words, saved.error)))
  const problem = { field: fieldOf[saved.error], code: saved.error }
  return failed(formAgain(context, group, filled, problemAt(words, values, problem)))
}

interface Problem {
  readonly field: string
  readonly code: FailureCode
}

const fieldOf: Readonly<
  Record<Exclude<ChangeProblem, 'group-changed' | 'group-not-here'>, string>
> = {
  'group-name-empty': 'name',
  'group-name-too-long': 'name',
  'weekday-unreadable': 'week',
  'backfill-out-of-range': 'back',
  'languages-unreadable': 'lang',
  'too-many-languages': 'lang',
  'guidelines-too-long': 'guidelines',
}

const mostOf: Readonly<Record<string, number>> = { ...groupLimits, lang: groupLimits.languages }

const problemAt = (words: Words, values: FormValues, { field, code }: Problem) => {
  const typed = values[field] ?? ''
  return {
    [field]: failureText(words, code, {
      typed: shorten(typed, limits.optionLabel),
      most: mostOf[field] ?? 0,
      length: typed.trim().length,
    }),
  }
}

const formAgain = (
  { words }: Context,
  group: Group,
  { part, version, values, save }: FilledPart,
  problems: Readonly<Record<string, string>>,
): Reply => ({
  kind: 'form-again',
  form: refill(groupPartForm(words, part, group, save(version)), values),
  problems,
})

/** As much of what stands there as is read at one look. */
const standingLength = 300

async function othersWereFirst(
  context: Context,
  before: Group,
  { part, values, save, reopen }: FilledPart,
): Promise<Reply> {
  const { store, words } = context
  const group = (await store.groups.get(before.id)) ?? before
  const form = groupPartForm(words, part, group, save(group.version))
  const standing = (field: string) => shorten(standingText(words, group, field), standingLength)
  return changedMeanwhile(context, form, values, { standing, reopen })
}

type Reader = (words: Words, values: FormValues, group: Group) => Result<GroupChanges, Problem>

const readers: Readonly<Record<GroupPart, Reader>> = {
  about(_, values) {
    const read = aboutValues.safeParse(values)
    return read.success ? ok(read.data) : failed({ field: 'name', code: 'group-name-empty' })
  },

  days(words, values) {
    const typed = (values['zone'] ?? '').trim()
    const zone = parseZone(typed) ?? (typed === '' ? undefined : searchZones(typed, 1)[0])
    if (!zone) return failed({ field: 'zone', code: 'zone-unknown' })
    const promptTime = readTime(values['time'] ?? '')
    if (!promptTime.ok || promptTime.value === null)
      return failed({ field: 'time', code: 'time-unreadable' })
    const backfill = (values['back'] ?? '').trim()
    return ok({
      zone,
      firstWeekday: Number(values['week']),
      promptTime: promptTime.value,
      languages: readLanguages(words, values['lang'] ?? ''),
      backfillDays: /^\d{1,9}$/.test(backfill) ? Number(backfill) : Number.NaN,
    })
  },

  /** The usual ones are kept as none of its own, so that they go with its kind. */
  guidelines(words, values, group) {
    const guidelines = cleanText(values['guidelines'] ?? '')
    const isUsual = guidelines === guidelinesOf(words, { ...group, guidelines: null })
    return ok({ guidelines: isUsual ? null : guidelines })
  },
}

const aboutValues = z.object({
  name: z.string(),
  kind: z.enum(groupKinds),
  focus: z.enum(focuses),
})
