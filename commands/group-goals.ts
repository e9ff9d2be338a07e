import type { Temporal } from 'temporal-polyfill'
import { untoldChannels } from '#app/group-goal-posts.ts'
import { changeGroupGoal, endGroupGoal, groupGoalOf, groupGoalsOf } from '#app/group-goals.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import type { Form } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { nextPeriod } from '#domain/group-goal-period.ts'
import { percentOf } from '#domain/group-goal-progress.ts'
import type { GroupGoalId } from '#domain/id.ts'
import { failureCard, failureText } from '#words/failure.ts'
import { groupGoalChangeForm } from '#words/group-goal-form.ts'
import {
  groupGoalConflictCard,
  groupGoalEndQuestionCard,
  groupGoalsCard,
} from '#words/group-goals-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { again } from './group-goal.ts'
import { fieldOf, readChange } from './group-goal-input.ts'
import { liveOf } from './group-goal-live.ts'
import { links } from './links.ts'
import { may } from './permit.ts'

const { say } = wordsIn('en')
const { group, groupGoal: goal, page } = carried

/** `/group goals`: those that are open, for anyone who is there. */
export const groupGoals = usage({
  name: 'goals',
  summary: say('command.group.goals'),
  who: 'anyone',
  options: [],
  async run(context: Context): Promise<Reply> {
    const { group } = context.speaker
    return privately(
      group ? await listCard(context, group, 0) : failureCard(context.words, 'group-not-here'),
    )
  },
})

async function listCard(context: Context, group: Group, page: number): Promise<Card> {
  const { store, speaker, words, place } = context
  const [all, parts, moderates] = await Promise.all([
    groupGoalsOf(store, group.id),
    store.groupGoals.partsOf(speaker.person.id),
    may(context, 'moderators'),
  ])
  const opened = all.filter(({ endedAt }) => endedAt === null)
  const listed = await Promise.all(
    opened.map(async (goal) => ({
      goal,
      percent: percentOf(goal),
      isMine: parts.some((part) => part.groupGoalId === goal.id && part.leftAt === null),
      untold: moderates
        ? (await untoldChannels(store, group.id, goal.id)).map(({ door, channel }) => ({
            door,
            channel,
            isHere: place?.door === door && place.channel === channel,
          }))
        : [],
    })),
  )
  return groupGoalsCard(words, listed, page, speaker.today, {
    join: links.joinGroupGoal,
    mine: links.groupGoalPart,
    moderate: moderates
      ? {
          change: (goal) =>
            canChange(goal, liveOf(goal, group, speaker.now).today)
              ? change.to({ group: group.id, goal: goal.id })
              : null,
          end: ({ id }) => end.to({ group: group.id, goal: id }),
          tryAgain: ({ id }) => tryAgain.to({ group: group.id, goal: id }),
        }
      : null,
    page: (at) => list.to({ group: group.id, page: String(at) }),
  })
}

/** Another page. What is shown is what anybody in the channel can ask for. */
const list = defineAction(
  'group.goals',
  { group, page },
  async (context: Context, { group: id, page }): Promise<Reply> => {
    const { speaker, words } = context
    const membership = speaker.memberships.find(({ group }) => group.id === id)
    const group = speaker.group?.id === id ? speaker.group : membership?.group
    if (!group) return privately(failureCard(words, 'group-not-here'))
    return inPlace(await listCard(context, group, page))
  },
)

/** A goal of the group that was permitted to be worked on. */
async function withGoal(
  { store, speaker, words }: Context,
  id: GroupGoalId,
  act: (goal: GroupGoal, today: Temporal.PlainDate) => Promise<Reply>,
): Promise<Reply> {
  const { group } = speaker
  const found = group && (await groupGoalOf(store, id))
  if (!group || found?.groupId !== group.id)
    return privately(failureCard(words, 'group-goal-not-found'))
  if (found.endedAt !== null) return privately(failureCard(words, 'group-goal-over'))
  return act(found, liveOf(found, group, speaker.now).today)
}

const hasBegun = ({ period }: GroupGoal, today: Temporal.PlainDate): boolean =>
  today.since(period.startsOn).sign >= 0

/** What runs stays as it is: of a goal that does not repeat nothing is left to change. */
const canChange = (goal: GroupGoal, today: Temporal.PlainDate): boolean =>
  goal.repeats || !hasBegun(goal, today)

const formFor = ({ words }: Context, goal: GroupGoal): Form =>
  groupGoalChangeForm(
    words,
    goal.next ?? goal,
    save.to({ group: goal.groupId, goal: goal.id, version: String(goal.version) }),
  )

const change = defineAction(
  'group.goal-change',
  { group, goal },
  async (context: Context, { goal: id }) =>
    withGoal(context, id, async (goal, today) =>
      canChange(goal, today)
        ? openForm(formFor(context, goal))
        : privately(failureCard(context.words, 'group-goal-no-next')),
    ),
  'form',
  'moderators',
)

/** Carries the version that the form was opened with: who comes second reads it anew. */
const save = defineAction(
  'group.revise',
  { group, goal, version: carried.version },
  async (context: Context, { goal: id, version }, { values }) =>
    withGoal(context, id, async (goal, today) => {
      const { store, speaker, words } = context
      const form = formFor(context, goal)
      const read = readChange(values, goal.next ?? goal)
      if (!read.ok) return again(context, form, values, read.error)
      const changed = await changeGroupGoal(store, speaker, { id, version }, read.value)
      if (changed.ok) {
        if (!hasBegun(goal, today)) return privately(sentenceCard(words, 'group-goal.changed-now'))
        const start = words.date(nextPeriod(goal.period).startsOn, today)
        return privately(sentenceCard(words, 'group-goal.changed', { start }))
      }
      switch (changed.error) {
        case 'group-goal-changed':
          // A button opens the form with what stands now: the one that was sent knows the old version.
          return privately(
            groupGoalConflictCard(
              words,
              failureText(words, changed.error),
              change.to({ group: goal.groupId, goal: id }),
            ),
          )
        case 'group-goal-not-found':
        case 'group-goal-over':
        case 'group-goal-no-next':
          return privately(failureCard(words, changed.error))
        default:
          return again(context, form, values, {
            field: fieldOf(changed.error),
            code: changed.error,
          })
      }
    }),
  'card',
  'moderators',
)

const end = defineAction(
  'group.goal-end',
  { group, goal },
  async (context: Context, { goal: id }) =>
    withGoal(context, id, async (goal, today) => {
      const params = { group: goal.groupId, goal: id }
      return privately(
        groupGoalEndQuestionCard(context.words, goal, today, {
          end: endNow.to(params),
          keep: goOn.to({}),
        }),
      )
    }),
  'card',
  'moderators',
)

const endNow = defineAction(
  'group.goal-end-now',
  { group, goal },
  async (context: Context, { goal: id }): Promise<Reply> => {
    const { store, speaker, words } = context
    const ended = await endGroupGoal(store, speaker, id)
    return inPlace(
      ended.ok ? sentenceCard(words, 'group-goal.ended') : failureCard(words, ended.error),
    )
  },
  'card',
  'moderators',
)

const goOn = defineAction('group.goal-goes-on', {}, async ({ words }: Context) =>
  inPlace(sentenceCard(words, 'group-goal.goes-on')),
)

/** After a moderator has let us into the channel. */
const tryAgain = defineAction(
  'group.goal-show',
  { group, goal },
  async (context: Context, { goal: id }) =>
    withGoal(context, id, async () => {
      const { store, speaker, words } = context
      await store.groupGoals.look(id, speaker.now)
      return privately(sentenceCard(words, 'group-goals.trying'))
    }),
  'card',
  'moderators',
)

export const groupGoalsActions: readonly Action<Context>[] = [
  list,
  change,
  save,
  end,
  endNow,
  goOn,
  tryAgain,
]
