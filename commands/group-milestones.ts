import { z } from 'zod'
import { editMilestoneList } from '#app/edit-milestone-list.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group } from '#domain/group.ts'
import type { GroupId } from '#domain/id.ts'
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
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'

const { say } = wordsIn('en')

/** `/group milestones`: what the group marks, for its moderators. */
export const groupMilestones = usage({
  name: 'milestones',
  summary: say('command.group.milestones'),
  options: [],
  async run(context: Context): Promise<Reply> {
    const { group } = context.speaker
    return privately(
      group ? listCard(context, group) : failureCard(context.words, 'group-not-here'),
    )
  },
})

const listOf = ({ milestones, kind }: Group): MilestoneList => milestones ?? milestonesFor(kind)

function listCard({ words }: Context, group: Group, saved = false): Card {
  const view = { list: listOf(group), isCalm: !marksElapsedTime(group.focus) }
  return milestoneListCard(words, view, saved, {
    edit: edit.to({ group: group.id }),
    preset: (preset) => takePreset.to({ group: group.id, preset }),
  })
}

/** A button says which group it is for. It works where that group is, for those who moderate it. */
async function asModerator(
  context: Context,
  groupId: GroupId,
  act: (group: Group) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { words, speaker, place, isModerator } = context
  const { group, role } = speaker
  if (group?.id !== groupId) return privately(failureCard(words, 'group-not-here'))
  // Who manages a community does so in its channels: a direct message is in none.
  const isAllowed = role === 'moderator' || (place !== null && isModerator)
  return isAllowed ? act(group) : privately(sentenceCard(words, 'sorry.moderators-only'))
}

const edit = defineAction(
  'group.edit-milestones',
  { group: carried.group },
  (context: Context, { group }) =>
    asModerator(context, group, (group) => openForm(formFor(context, group))),
  'form',
)

const formFor = ({ words }: Context, group: Group) =>
  milestoneListForm(words, listOf(group), save.to({ group: group.id }))

const save = defineAction(
  'group.save-milestones',
  { group: carried.group },
  (context: Context, { group }, { values }) =>
    asModerator(context, group, async (group) => {
      const read = readList(context, values)
      if (!read.ok) return again(context, group, values, read.error)
      const edited = await editMilestoneList(context.store, group, read.value)
      // What is left to be too many together is years, since twelve months are one.
      return edited.ok
        ? inPlace(listCard(context, edited.value, true))
        : again(context, group, values, { field: 'years', code: edited.error })
    }),
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

function again(context: Context, group: Group, values: FormValues, problem: Problem): Reply {
  const details = { typed: shorten(values[problem.field] ?? '', limits.optionLabel) }
  return {
    kind: 'form-again',
    form: refill(formFor(context, group), values),
    problems: { [problem.field]: failureText(context.words, problem.code, details) },
  }
}

const presets: Readonly<Record<MilestonePreset, (group: Group) => MilestoneList>> = {
  usual: () => defaultMilestones,
  'twelve-step': () => twelveStepMilestones,
  'every-month': (group) => withEveryMonth(listOf(group)),
}

const takePreset = defineAction(
  'group.milestone-preset',
  { group: carried.group, preset: z.enum(milestonePresets) },
  (context: Context, { group, preset }) =>
    asModerator(context, group, async (group) => {
      const edited = await editMilestoneList(context.store, group, presets[preset](group))
      return edited.ok
        ? inPlace(listCard(context, edited.value, true))
        : privately(failureCard(context.words, edited.error))
    }),
)

export const groupMilestonesActions: readonly Action<Context>[] = [edit, save, takePreset]
