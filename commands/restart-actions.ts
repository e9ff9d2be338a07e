import { z } from 'zod'
import { followUp } from '#app/answer-prompt.ts'
import { setPlan } from '#app/plans.ts'
import { chooseStart, type Flow, keepWords, keptIn } from '#app/setbacks.ts'
import { findListener, tell } from '#app/tell.ts'
import { type Action, defineAction, type Used } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import type { Goal } from '#domain/goal.ts'
import { failureCard, failureText } from '#words/failure.ts'
import { toldText } from '#words/listener.ts'
import { newStartPostCard, newStartPreviewCard } from '#words/new-start-card.ts'
import { newStartForm, restartPlanForm, setbackWordsForm } from '#words/setback-form.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'
import { named } from './listeners.ts'
import { carriedBy, type FlowAction, flowOf, flowRef, flowShape } from './restart-flow.ts'
import {
  aroundStep,
  endStep,
  helpedStep,
  helpStep,
  planStep,
  startStep,
  stopStep,
  tellStep,
} from './restart-steps.ts'
import { again, placed, readDates } from './setback-input.ts'

type FlowArgs = Parameters<typeof flowOf>[0]

/** Whose goal it is comes first: a step of somebody else's telling shows and keeps nothing. */
async function withGoal(
  { store, speaker, words }: Context,
  { goalId }: Flow,
  reply: (goal: Goal) => Reply | Promise<Reply>,
): Promise<Reply> {
  const kept = await store.goals.get(speaker.person.id, goalId)
  return kept ? reply(kept.goal) : privately(failureCard(words, 'goal-not-found'))
}

/** A button that leads to a step, and keeps nothing. */
const leading = (does: FlowAction, step: (context: Context, flow: Flow) => Card | Promise<Card>) =>
  defineAction(`restart.${does}`, flowShape, (context: Context, args) => {
    const flow = flowOf(args)
    return withGoal(context, flow, async () => inPlace(await step(context, flow)))
  })

const kept = ({ words }: Context) => words.line('restart.kept')

const texts = {
  around: { opens: 'write', next: helpedStep },
  helped: { opens: 'recall', next: planStep },
} as const
type Text = keyof typeof texts

const keepText = (which: Text) =>
  defineAction(
    `restart.keep-${which}`,
    flowShape,
    (context: Context, args: FlowArgs, { values }: Used): Promise<Reply> => {
      const flow = flowOf(args)
      return withGoal(context, flow, async () => {
        const { store, speaker } = context
        const done = await keepWords(store, speaker, flow, { [which]: values[which] ?? '' })
        if (!done.ok) {
          const form = textForm(context, which, flow, null)
          return again(context, form, values, placed(done.error, values))
        }
        const news = done.value?.[which] ? kept(context) : null
        return inPlace(await texts[which].next(context, flow, news))
      })
    },
  )

const keepers = { around: keepText('around'), helped: keepText('helped') } as const

const textForm = ({ words }: Context, which: Text, flow: Flow, text: string | null): Form =>
  setbackWordsForm(words, which, text, keepers[which].to(carriedBy(flow)))

const openText = (which: Text) =>
  defineAction(
    `restart.${texts[which].opens}`,
    flowShape,
    (context: Context, args: FlowArgs) => {
      const flow = flowOf(args)
      return withGoal(context, flow, async () => {
        const standing = await keptIn(context.store, context.speaker, flow)
        return openForm(textForm(context, which, flow, standing?.[which] ?? null))
      })
    },
    'form',
  )

const keepPlan = defineAction(
  'restart.keep-plan',
  flowShape,
  (context: Context, args, { values }): Promise<Reply> => {
    const flow = flowOf(args)
    return withGoal(context, flow, async () => {
      const { store, speaker, words } = context
      const typed = { cue: values['cue'] ?? '', response: values['response'] ?? '' }
      const draft = { goalId: flow.goalId, ...typed, days: [], time: null }
      const made = await setPlan(store, speaker, flow.name, draft)
      if (made.ok) return inPlace(await tellStep(context, flow, kept(context)))
      if (made.error === 'too-many-plans') return privately(failureCard(words, made.error))
      return again(context, planForm(context, flow), values, placed(made.error, values))
    })
  },
)

const planForm = ({ words }: Context, flow: Flow): Form =>
  restartPlanForm(words, keepPlan.to(carriedBy(flow)))

const make = defineAction(
  'restart.make',
  flowShape,
  (context: Context, args) =>
    withGoal(context, flowOf(args), () => openForm(planForm(context, flowOf(args)))),
  'form',
)

const withListener = { ...flowShape, to: carried.text } as const

const preview = defineAction('restart.show', withListener, async (context: Context, args) => {
  const { store, speaker, words } = context
  const flow = flowOf(args)
  return withGoal(context, flow, async () => {
    const found = await findListener(store, speaker, args.to)
    if (!found.ok) return privately(failureCard(words, found.error))
    return inPlace(
      newStartPreviewCard(words, speaker, named(found.value), {
        share: share.to({ ...carriedBy(flow), to: args.to }),
        goOn: flowRef('start', flow),
        stop: flowRef('stop', flow),
      }),
    )
  })
})

/** Sends it at once: it names the group or the person whom the preview named, and nothing else. */
const share = defineAction('restart.share', withListener, async (context: Context, args) => {
  const { store, speaker, words, messenger } = context
  const flow = flowOf(args)
  return withGoal(context, flow, async () => {
    const found = await findListener(store, speaker, args.to)
    if (!found.ok) return privately(failureCard(words, found.error))
    const { goalId, saidOn: on } = flow
    const telling = { kind: 'new-start', goalId, on, what: on.toString() } as const
    const told = await tell(store, speaker, telling, found.value, (to, share) =>
      messenger.send(to, newStartPostCard(words, speaker, links.report(to, share)), share),
    )
    if (!told.ok)
      return inPlace(await tellStep(context, flow, sentence(failureText(words, told.error))))
    return inPlace(await startStep(context, flow, sentence(toldText(words, named(found.value)))))
  })
})

const sentence = (text: string) => [{ node: 'said', text, strong: false }] as const

const begin = defineAction(
  'restart.begin',
  { ...flowShape, on: carried.date },
  async (context: Context, args) => choose(context, flowOf(args), args.on),
)

const same = defineAction('restart.same', flowShape, async (context: Context, args) =>
  choose(context, flowOf(args), null),
)

async function choose(
  context: Context,
  flow: Flow,
  on: Parameters<typeof chooseStart>[3],
): Promise<Reply> {
  const done = await chooseStart(context.store, context.speaker, flow, on)
  return done.ok
    ? inPlace(await endStep(context, flow, done.value))
    : privately(failureCard(context.words, done.error))
}

/** Whether to ask how they are tomorrow. */
const follow = defineAction(
  'restart.follow-up',
  { ...flowShape, wanted: z.enum(['yes', 'no']) },
  async (context: Context, args): Promise<Reply> => {
    const { store, speaker, words } = context
    const flow = flowOf(args)
    const setback = await keptIn(store, speaker, flow)
    if (!setback) return privately(failureCard(words, 'setback-not-found'))
    await followUp(store, speaker, setback.id, args.wanted === 'yes')
    return inPlace(await endStep(context, flow, setback, args.wanted === 'no'))
  },
)

const keepDay = defineAction(
  'restart.keep-day',
  flowShape,
  (context: Context, args, { values }): Promise<Reply> => {
    const flow = flowOf(args)
    return withGoal(context, flow, async () => {
      const { store, speaker } = context
      const read = readDates(values, speaker.today)
      if (!read.ok) return again(context, await dayForm(context, flow), values, read.error)
      const { startOn } = read.value
      const done = await chooseStart(store, speaker, flow, startOn, read.value)
      if (done.ok) return inPlace(await endStep(context, flow, done.value))
      const form = await dayForm(context, flow)
      return again(context, form, values, placed(done.error, values))
    })
  },
)

async function dayForm({ store, speaker, words }: Context, flow: Flow): Promise<Form> {
  const standing = await keptIn(store, speaker, flow)
  const dates = standing ?? { on: flow.saidOn, time: null, startOn: flow.saidOn }
  return newStartForm(words, dates, keepDay.to(carriedBy(flow)))
}

const other = defineAction(
  'restart.other',
  flowShape,
  (context: Context, args) =>
    withGoal(context, flowOf(args), async () => openForm(await dayForm(context, flowOf(args)))),
  'form',
)

export const restartStepActions: readonly Action<Context>[] = [
  leading('around', aroundStep),
  leading('unsaid', aroundStep),
  leading('help', helpStep),
  leading('helped', (context, flow) => helpedStep(context, flow, null)),
  leading('plan', (context, flow) => planStep(context, flow, null)),
  leading('tell', (context, flow) => tellStep(context, flow, null)),
  leading('start', (context, flow) => startStep(context, flow, null)),
  leading('stop', stopStep),
  openText('around'),
  keepers.around,
  openText('helped'),
  keepers.helped,
  make,
  keepPlan,
  preview,
  share,
  begin,
  other,
  keepDay,
  same,
  follow,
]
