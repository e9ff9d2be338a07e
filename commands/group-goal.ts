import { startGroupGoal } from '#app/group-goals.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { card, paragraph } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { command } from '#chat/inline.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { dateAt, earlierOf } from '#domain/calendar.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { groupClock } from '#domain/group-goal-period.ts'
import {
  findGroupGoalTemplate,
  groupGoalDays,
  groupGoalTemplatesFor,
} from '#domain/group-goal-template.ts'
import { asId, type GroupGoalId } from '#domain/id.ts'
import { checkGroupGoal, firstMarks, type GroupGoalDraft } from '#domain/new-group-goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { failureCard, failureText } from '#words/failure.ts'
import {
  type GroupGoalSketch,
  groupGoalForm,
  groupGoalMarksForm,
  sketchOfTerms,
} from '#words/group-goal-form.ts'
import {
  groupGoalPreviewCard,
  groupGoalStartedCard,
  groupGoalTemplatesCard,
} from '#words/group-goal-set-card.ts'
import { templateTitle, templateUnit } from '#words/group-goal-words.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { findDraft, type KeptDraft, keepDraft } from './group-goal-draft.ts'
import {
  fieldOf,
  type GroupGoalProblemAt,
  problemDetails,
  readMarks,
  readNew,
} from './group-goal-input.ts'
import { channelWords, liveOf } from './group-goal-live.ts'

const { say } = wordsIn('en')

/** `/group goal`: goals to begin with, for moderators. */
export const groupGoal = usage({
  name: 'goal',
  summary: say('command.group.goal'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) =>
      privately(
        groupGoalTemplatesCard(context.words, groupGoalTemplatesFor(group.focus), {
          open: ({ name }) => open.to({ group: group.id, template: name }),
          own: open.to({ group: group.id, template: '' }),
        }),
      ),
    ),
})

/** The group that was permitted to be worked on. */
const inGroup = async (
  { words, speaker }: Context,
  act: (group: Group) => Promise<Reply>,
): Promise<Reply> =>
  speaker.group ? act(speaker.group) : privately(failureCard(words, 'group-not-here'))

/** The first date that a new goal can begin on: the group's own, or the speaker's if that is earlier. */
const firstDay = ({ speaker }: Context, group: Group) =>
  earlierOf(speaker.today, dateAt(speaker.now, groupClock(group)))

/** `once` is made when the form opens: what is sent twice is one draft. */
const open = defineAction(
  'group.goal-new',
  { group: carried.group, template: carried.text },
  async (context: Context, { template }) =>
    inGroup(context, async (group) => {
      const { words, once } = context
      const found = findGroupGoalTemplate(group.focus, template)
      const sketch: GroupGoalSketch = found
        ? sketchOfTerms({
            ...found,
            title: templateTitle(words, found),
            unit: templateUnit(words, found),
          })
        : { title: '', says: 'do', aim: '' }
      return openForm(newForm(context, group, once, sketch))
    }),
  'form',
  'moderators',
)

function newForm(context: Context, group: Group, draft: string, sketch: GroupGoalSketch): Form {
  const startsOn = firstDay(context, group)
  const period = { startsOn, endsOn: startsOn.add({ days: groupGoalDays - 1 }) }
  const action = look.to({ group: group.id, draft })
  return groupGoalForm(context.words, sketch, period, action)
}

const draftShape = { group: carried.group, draft: carried.once } as const

/** Shows what members would see, before anything is posted. */
const look = defineAction(
  'group.goal-look',
  draftShape,
  async (context: Context, { draft }, { values }) =>
    inGroup(context, async (group) => {
      const before = await findDraft(context, group.id, draft)
      const chosen = before?.terms ?? { marks: firstMarks, repeats: false }
      const today = firstDay(context, group)
      const read = readNew(values, today, chosen)
      const checked = read.ok ? checkDraft(read.value, today) : read
      if (checked.ok) return preview(context, group, draft, checked.value)
      const form = newForm(context, group, draft, { title: '', says: 'do', aim: '' })
      return again(context, form, values, checked.error)
    }),
  'card',
  'moderators',
)

function checkDraft(
  { terms, period }: KeptDraft,
  today: Parameters<typeof checkGroupGoal>[2]['today'],
): Result<GroupGoalDraft, GroupGoalProblemAt> {
  const checked = checkGroupGoal(terms, period, { today })
  return checked.ok
    ? ok(checked.value)
    : failed({ field: fieldOf(checked.error), code: checked.error })
}

/** The form as it was sent, with a word at the field that needs another look. */
export function again(
  { words, speaker }: Context,
  form: Form,
  values: FormValues,
  problem: GroupGoalProblemAt,
): Reply {
  const field = form.fields.find(({ name }) => name === problem.field) ?? form.fields[0]
  const details = problemDetails(problem, values, speaker.today)
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [field?.name ?? '']: failureText(words, problem.code, details) },
  }
}

async function preview(
  context: Context,
  group: Group,
  id: string,
  draft: KeptDraft,
): Promise<Reply> {
  await keepDraft(context, group.id, id, draft)
  const { words, speaker } = context
  const params = { group: group.id, draft: id }
  const live = liveOf(sketched(draft, group, id, speaker.now), group, speaker.now)
  return inPlace(
    groupGoalPreviewCard(words, channelWords(), live, {
      start: start.to(params),
      change: change.to(params),
      marks: marks.to(params),
      repeat: repeat.to({ ...params, repeats: draft.terms.repeats ? 'no' : 'yes' }),
    }),
  )
}

/** As it will be once it has been started. */
const sketched = (
  { terms, period }: KeptDraft,
  group: Group,
  id: string,
  createdAt: GroupGoal['createdAt'],
): GroupGoal => ({
  ...terms,
  id: asId<GroupGoalId>(id),
  groupId: group.id,
  period,
  round: 0,
  next: null,
  version: 0,
  createdAt,
  endedAt: null,
  shown: { total: 0, possible: 0, countedAt: null },
})

const withDraft = (
  context: Context,
  id: string,
  act: (draft: KeptDraft, group: Group) => Promise<Reply>,
): Promise<Reply> =>
  inGroup(context, async (group) => {
    const draft = await findDraft(context, group.id, id)
    return draft ? act(draft, group) : gone(context)
  })

const gone = ({ words }: Context): Reply =>
  inPlace(
    card(
      words.say('sorry.summary'),
      paragraph(words.line('group-goal.draft-gone', { command: command('group goal') })),
    ),
  )

const change = defineAction(
  'group.goal-redo',
  draftShape,
  async (context: Context, { draft: id }) =>
    withDraft(context, id, async ({ terms, period }, group) =>
      openForm(
        groupGoalForm(
          context.words,
          sketchOfTerms(terms),
          period,
          look.to({ group: group.id, draft: id }),
        ),
      ),
    ),
  'form',
  'moderators',
)

const repeat = defineAction(
  'group.goal-repeat',
  { ...draftShape, repeats: carried.text },
  async (context: Context, { draft: id, repeats }) =>
    withDraft(context, id, async ({ terms, period }, group) =>
      preview(context, group, id, { terms: { ...terms, repeats: repeats === 'yes' }, period }),
    ),
  'card',
  'moderators',
)

const marks = defineAction(
  'group.goal-marks',
  draftShape,
  async (context: Context, { draft: id }) =>
    withDraft(context, id, async ({ terms }, group) =>
      openForm(marksForm(context, group, id, terms.marks)),
    ),
  'form',
  'moderators',
)

const marksForm = (
  { words }: Context,
  group: Group,
  draft: string,
  marks: readonly number[],
): Form => groupGoalMarksForm(words, marks, saveMarks.to({ group: group.id, draft }))

const saveMarks = defineAction(
  'group.goal-save-marks',
  draftShape,
  async (context: Context, { draft: id }, { values }) =>
    withDraft(context, id, async ({ terms, period }, group) => {
      const read = readMarks(values['at'] ?? '')
      const checked = read.ok
        ? checkDraft({ terms: { ...terms, marks: read.value }, period }, period.startsOn)
        : failed({ field: 'at', code: read.error })
      return checked.ok
        ? preview(context, group, id, checked.value)
        : again(context, marksForm(context, group, id, terms.marks), values, checked.error)
    }),
  'card',
  'moderators',
)

/** Takes its id from the draft: a second tap starts no second one. */
const start = defineAction(
  'group.goal-start',
  draftShape,
  async (context: Context, { draft: id }) =>
    withDraft(context, id, async (draft) => {
      const { store, speaker, words } = context
      const started = await startGroupGoal(store, speaker, id, draft)
      return inPlace(
        started.ok
          ? groupGoalStartedCard(words, started.value.title)
          : failureCard(words, started.error, { length: draft.terms.title.length }),
      )
    }),
  'card',
  'moderators',
)

export const groupGoalActions: readonly Action<Context>[] = [
  open,
  look,
  change,
  repeat,
  marks,
  saveMarks,
  start,
]
