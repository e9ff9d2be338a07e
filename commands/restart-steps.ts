import type { Temporal } from 'temporal-polyfill'
import { newPlanId, plansOf } from '#app/plans.ts'
import { seeProgress } from '#app/see-progress.ts'
import { type Flow, keptIn, newestDate, setbacksOf } from '#app/setbacks.ts'
import { listenersOf } from '#app/tell.ts'
import type { Card } from '#chat/card.ts'
import type { Inline } from '#chat/inline.ts'
import type { Goal } from '#domain/goal.ts'
import { canPlan } from '#domain/plan.ts'
import { checkSetback, type Setback } from '#domain/setback.ts'
import {
  aroundCard,
  helpedCard,
  newStartCard,
  restartPlanCard,
  type StepActions,
  setbackHelpCard,
  thanksCard,
  whoMayKnowCard,
} from '#words/restart-card.ts'
import { newStartKeptCard, type SetbackPart, stoppedCard } from '#words/restart-end-card.ts'
import type { Context } from './context.ts'
import { followUpOffer } from './follow-up.ts'
import { links } from './links.ts'
import { named } from './listeners.ts'
import { type FlowAction, flowRef } from './restart-flow.ts'
import { toldOf } from './restart-told.ts'

type News = readonly Inline[] | null

const onwards = (flow: Flow, next: FlowAction): StepActions => ({
  goOn: flowRef(next, flow),
  stop: flowRef('stop', flow),
})

/** The first step: thanks, and the question whether they are safe. Nothing is kept by it. */
export async function thanksStep(context: Context, flow: Flow, goal: Goal): Promise<Card> {
  const told = await context.store.setbacks.of(context.speaker.person.id)
  return thanksCard(context.words, goal, {
    ...onwards(flow, 'around'),
    unsaid: flowRef('unsaid', flow),
    help: flowRef('help', flow),
    lookBack: told.length > 0 ? links.lookBack : null,
  })
}

export const helpStep = ({ words, speaker }: Context, flow: Flow): Card =>
  setbackHelpCard(words, { hasGroup: speaker.memberships.length > 0 }, onwards(flow, 'around'))

export const aroundStep = ({ words }: Context, flow: Flow): Card =>
  aroundCard(words, { ...onwards(flow, 'helped'), write: flowRef('write', flow) })

/** Their own plans and words of this goal; what this telling has kept is not from before. */
export async function helpedStep(context: Context, flow: Flow, news: News): Promise<Card> {
  const { store, speaker, words } = context
  const plans = await plansOf(store, speaker, flow.goalId)
  const standing = await keptIn(store, speaker, flow)
  const earlier = (await setbacksOf(store, speaker)).filter(
    ({ goal, setback }) => goal.id === flow.goalId && setback.id !== standing?.id,
  )
  const helped = earlier.flatMap(({ setback: { helped, on } }) =>
    helped === null ? [] : [{ text: helped, on }],
  )
  return helpedCard(words, { plans, helped, today: speaker.today }, news, {
    ...onwards(flow, 'plan'),
    write: flowRef('recall', flow),
  })
}

/** A plan, unless the goal has as many as it can have. */
export async function planStep(context: Context, flow: Flow, news: News): Promise<Card> {
  const plans = await plansOf(context.store, context.speaker, flow.goalId)
  if (!canPlan(plans.length).ok) return tellStep(context, flow, news)
  return restartPlanCard(context.words, news, {
    ...onwards(flow, 'tell'),
    make: flowRef('make', flow),
  })
}

/** Who may know. For somebody who can tell nobody here there is nothing to ask. */
export async function tellStep(context: Context, flow: Flow, news: News): Promise<Card> {
  const { store, speaker, words } = context
  const listeners = (await listenersOf(store, speaker)).map(named)
  if (listeners.length === 0) return startStep(context, flow, news)
  return whoMayKnowCard(
    words,
    listeners.map((one) => ({ ...one, preview: flowRef('show', flow, one.id) })),
    news,
    onwards(flow, 'start'),
  )
}

/** When the new run begins: today and yesterday, where the goal has these dates. */
export async function startStep(context: Context, flow: Flow, news: News): Promise<Card> {
  const { store, speaker, words } = context
  const kept = await store.goals.get(speaker.person.id, flow.goalId)
  const { today } = speaker
  const days = [today, today.subtract({ days: 1 })].filter(
    (on) => kept && isPossible(kept.goal, on, newestDate(speaker)),
  )
  return newStartCard(
    words,
    days.map((on) => ({ on, begin: flowRef('begin', flow, on.toString()) })),
    today,
    news,
    {
      other: flowRef('other', flow),
      same: flowRef('same', flow),
      stop: flowRef('stop', flow),
    },
  )
}

const isPossible = (goal: Goal, on: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  checkSetback(goal, { on, time: null, startOn: on }, { today }).ok

/**
 * The end, with the days that count in all, and the question whether to ask how they are tomorrow.
 *
 * @param hasDeclined they have just answered that question with no.
 */
export async function endStep(
  context: Context,
  flow: Flow,
  setback: Setback | null,
  hasDeclined = false,
): Promise<Card> {
  const { store, speaker, words } = context
  const seen = await seeProgress(store, speaker, flow.goalId)
  return newStartKeptCard(
    words,
    {
      ...(await endOf(context, flow, setback)),
      totalDays: seen.ok ? seen.value.progress.totalDays : 0,
      startOn: setback?.startOn ?? null,
      today: speaker.today,
    },
    {
      checkIn: links.todaysCheckIn,
      kept: setback && {
        look: links.setback(setback.id),
        change: links.changeSetback(setback.id),
        remove: links.deleteSetback(setback.id),
        followUp: await followUpOffer(
          context,
          setback,
          (wanted) => flowRef('follow-up', flow, wanted),
          hasDeclined,
        ),
      },
    },
  )
}

/** They stop: what was kept until then, if anything. */
export async function stopStep(context: Context, flow: Flow): Promise<Card> {
  const setback = await keptIn(context.store, context.speaker, flow)
  return stoppedCard(context.words, await endOf(context, flow, setback), {
    look: setback && links.setback(setback.id),
  })
}

async function endOf(context: Context, flow: Flow, setback: Setback | null) {
  const plans = await plansOf(context.store, context.speaker, flow.goalId)
  const hasPlan = plans.some(({ id }) => id === newPlanId(context.speaker, flow.name))
  const has: Readonly<Record<SetbackPart, boolean>> = {
    dates: setback !== null,
    around: setback !== null && setback.around !== null,
    helped: setback !== null && setback.helped !== null,
    plan: hasPlan,
  }
  const order: readonly SetbackPart[] = ['dates', 'around', 'helped', 'plan']
  return { parts: order.filter((part) => has[part]), told: await toldOf(context, flow) }
}
