import { z } from 'zod'
import { editMilestoneList } from '#app/edit-milestone-list.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group } from '#domain/group.ts'
import { milestoneUnits } from '#domain/milestone.ts'
import {
  checkMilestoneList,
  defaultMilestones,
  type MilestoneList,
  twelveStepMilestones,
  withEveryMonth,
} from '#domain/milestone-list.ts'
import { marksElapsedTime, milestonesFor } from '#domain/milestone-policy.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import {
  type MilestonePreset,
  milestoneListCard,
  milestoneListForm,
  milestonePresets,
  readCounts,
} from '#words/milestone-list-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { changedMeanwhile, reopened } from './group-meanwhile.ts'
import { carriedVersion } from './group-part.ts'
import { inGroup, undo } from './group-settings.ts'

const { say } = wordsIn('en')

/** `/group milestones`: what the group marks, for its moderators. */
export const groupMilestones = usage({
  name: 'milestones',
  summary: say('command.group.milestones'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) => privately(listCard(context, group))),
})

const listOf = ({ milestones, kind }: Group): MilestoneList => milestones ?? milestonesFor(kind)

/** @param act what was just changed, for taking it back. */
function listCard(
  { words }: Context,
  group: Group,
  saved = false,
  act: string | null = null,
): Card {
  const view = { list: listOf(group), isCalm: !marksElapsedTime(group.focus) }
  return milestoneListCard(words, view, saved, {
    edit: edit.to({ group: group.id }),
    preset: (preset) => takePreset.to({ group: group.id, preset, version: String(group.version) }),
    undo: act === null ? null : undo.to({ group: group.id, act }),
  })
}

/** On the card of the group's settings. */
const show = defineAction(
  'group.milestones',
  { group: carried.group },
  async (context: Context) =>
    inGroup(context, async (group) => privately(listCard(context, group))),
  'card',
  'moderators',
)

const edit = defineAction(
  'group.edit-milestones',
  { group: carried.group },
  async (context: Context) => inGroup(context, async (group) => openForm(formFor(context, group))),
  'form',
  'moderators',
)

/** @param version that the moderator saw. */
const formFor = ({ words }: Context, group: Group, version = group.version): Form =>
  milestoneListForm(words, listOf(group), save.to({ group: group.id, version: String(version) }))

const save = defineAction(
  'group.save-milestones',
  { group: carried.group, version: carriedVersion },
  async (context: Context, { version }, { values }) =>
    inGroup(context, async (group) => {
      const { store, speaker, once } = context
      const read = readList(context, values)
      if (!read.ok) return again(context, group, version, values, read.error)
      const asked = { list: read.value, version, once }
      const edited = await editMilestoneList(store, speaker, group, asked)
      if (edited.ok) return inPlace(listCard(context, edited.value.group, true, edited.value.act))
      if (edited.error === 'group-changed') return othersWereFirst(context, group, values)
      // What is left to be too many together is years, since twelve months are one.
      return again(context, group, version, values, { field: 'years', code: edited.error })
    }),
  'card',
  'moderators',
)

interface Problem {
  readonly field: string
  readonly code: FailureCode
}

const noMilestones: MilestoneList = { days: [], months: [], years: [], times: [], percent: [] }

/** Each field is checked by itself, so that a problem stands where it is mended. */
function readList({ words }: Context, values: FormValues): Result<MilestoneList, Problem> {
  let list = noMilestones
  for (const field of milestoneUnits) {
    const counts = readCounts(words, values[field] ?? '')
    if (counts === null || (counts === 'every' && field !== 'years'))
      return failed({ field, code: 'milestones-unreadable' })
    const checked = checkMilestoneList({ ...noMilestones, [field]: counts })
    if (!checked.ok) return failed({ field, code: checked.error })
    list = { ...list, [field]: counts }
  }
  return ok(list)
}

function again(
  context: Context,
  group: Group,
  version: number,
  values: FormValues,
  problem: Problem,
): Reply {
  const details = { typed: shorten(values[problem.field] ?? '', limits.optionLabel) }
  return {
    kind: 'form-again',
    form: refill(formFor(context, group, version), values),
    problems: { [problem.field]: failureText(context.words, problem.code, details) },
  }
}

async function othersWereFirst(
  context: Context,
  before: Group,
  values: FormValues,
): Promise<Reply> {
  const { store, words } = context
  const group = (await store.groups.get(before.id)) ?? before
  const form = formFor(context, group)
  return changedMeanwhile(context, form, values, {
    standing: (field) =>
      form.fields.find(({ name }) => name === field)?.value || words.say('milestone.list.none'),
    reopen: (draft) => reopen.to({ group: group.id, draft }),
  })
}

const reopen = defineAction(
  'group.reopen-milestones',
  { group: carried.group, draft: carried.once },
  async (context: Context, { draft }) =>
    inGroup(context, async (group) => reopened(context, formFor(context, group), draft)),
  'form',
  'moderators',
)

const presets: Readonly<Record<MilestonePreset, (group: Group) => MilestoneList>> = {
  usual: () => defaultMilestones,
  'twelve-step': () => twelveStepMilestones,
  'every-month': (group) => withEveryMonth(listOf(group)),
}

const takePreset = defineAction(
  'group.milestone-preset',
  { group: carried.group, preset: z.enum(milestonePresets), version: carriedVersion },
  async (context: Context, { preset, version }) =>
    inGroup(context, async (group) => {
      const { store, speaker, words, once } = context
      const asked = { list: presets[preset](group), version, once }
      const edited = await editMilestoneList(store, speaker, group, asked)
      return edited.ok
        ? inPlace(listCard(context, edited.value.group, true, edited.value.act))
        : privately(failureCard(words, edited.error))
    }),
  'card',
  'moderators',
)

export const groupMilestonesActions: readonly Action<Context>[] = [
  show,
  edit,
  save,
  reopen,
  takePreset,
]
