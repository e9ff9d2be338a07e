import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { beginPause, pausesToday, stopPause } from '#app/pauses.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { asId, type GoalId, isUuid, type PauseId } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import { type PauseActions, pauseCard } from '#words/pause-card.ts'
import { type Key, wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { readDate } from './read-input.ts'

const { say } = wordsIn('en')

const options = [
  { name: 'until', named: true, type: 'date', about: say('command.pause.until') },
  {
    name: 'goal',
    type: 'text',
    about: say('command.pause.goal'),
    maxLength: 80,
    rest: true,
    suggest: suggestGoals,
  },
] as const satisfies readonly OptionSpec<Context>[]

export const pause: Command<Context> = {
  name: 'pause',
  summary: say('command.pause'),
  where: ['group', 'direct'],
  usages: [usage({ summary: say('command.pause'), options, run: pauseByCommand })],
}

async function pauseByCommand(context: Context, args: ArgsOf<typeof options>): Promise<Reply> {
  const { words, speaker } = context
  if (args.goal === undefined && args.until === undefined)
    return privately(await pausesCard(context, null))
  const until = args.until === undefined ? null : readDate(args.until, speaker.today)
  if (until && !until.ok) {
    const details = { typed: args.until ?? '', example: speaker.today.toString() }
    return privately(failureCard(words, until.error, details))
  }
  const found = args.goal === undefined ? null : await findGoal(context, args.goal)
  if (found && !found.ok) return found.error
  return privately(await begin(context, found?.value.goal.id ?? null, until?.value ?? null))
}

async function begin(
  context: Context,
  goal: GoalId | null,
  until: Temporal.PlainDate | null,
): Promise<Card> {
  const { store, speaker, once, words } = context
  const begun = await beginPause(store, speaker, once, goal, until)
  return begun.ok ? pausesCard(context, 'pause.begun') : failureCard(words, begun.error)
}

const pausesCard = async ({ store, speaker, words }: Context, news: Key | null): Promise<Card> =>
  pauseCard(words, await pausesToday(store, speaker), speaker.today, actions, news)

/** How many days a pause of everything has; empty until the member says. */
const days = z
  .string()
  .regex(/^([1-9]\d{0,2})?$/)
  .transform((text) => (text === '' ? null : Number(text)))

const beginAll = defineAction('pause.begin', { days }, async (context: Context, { days }) => {
  const until = days === null ? null : context.speaker.today.add({ days: days - 1 })
  return inPlace(await begin(context, null, until))
})

const end = defineAction(
  'pause.end',
  {
    pause: z
      .string()
      .refine(isUuid)
      .transform(asId<PauseId>),
  },
  async (context: Context, { pause }) => {
    const { store, speaker, words } = context
    const ended = await stopPause(store, speaker, pause)
    return ended.ok
      ? inPlace(await pausesCard(context, 'pause.ended'))
      : privately(failureCard(words, ended.error))
  },
)

const actions: PauseActions = {
  forAWeek: beginAll.to({ days: '7' }),
  forNow: beginAll.to({ days: '' }),
  end: (id) => end.to({ pause: id }),
}

export const pauseActions: readonly Action<Context>[] = [beginAll, end]
