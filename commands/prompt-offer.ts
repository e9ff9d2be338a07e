import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { wantPrompts } from '#app/answer-prompt.ts'
import type { Speaker } from '#app/meet-person.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { policyOf } from '#domain/policy.ts'
import { failureText } from '#words/failure.ts'
import {
  type PromptOffer,
  promptOfferCard,
  promptsOffCard,
  promptsOnCard,
  promptsStoppedCard,
} from '#words/prompt-answer-card.ts'
import { promptForm } from '#words/settings-card.ts'
import type { Context } from './context.ts'
import { links } from './links.ts'
import { readTime } from './read-input.ts'

/** The time that a member is offered: the one that their group begins with. */
export function offeredTime({ group, memberships }: Speaker): Temporal.PlainTime {
  const home = group ?? memberships[0]?.group
  return home?.promptTime ?? policyOf('peer-led', 'wellbeing').promptTime
}

/** Whether they would like to be asked once a day; `null` for who is asked already. */
export function promptOfferFor({ speaker }: Context): PromptOffer | null {
  if (speaker.person.promptTime !== null) return null
  const time = offeredTime(speaker)
  return {
    time,
    zone: speaker.clock.zone,
    now: speaker.now,
    yes: links.promptAt(time),
    other: chooseTime.to({}),
    no: decline.to({}),
  }
}

async function onCard(context: Context, time: Temporal.PlainTime): Promise<Card> {
  const { speaker, words } = context
  const clock = { zone: speaker.clock.zone, now: speaker.now }
  return promptsOnCard(words, time, clock, {
    other: chooseTime.to({}),
    zone: links.settingsZone,
    stop: links.stopPrompts,
    setGoal: await setFirstGoal(context),
  })
}

/** What begins a goal, for who has none. */
async function setFirstGoal({ store, speaker }: Context): Promise<ActionRef | null> {
  return (await store.goals.countOpen(speaker.person.id)) === 0 ? links.newGoal : null
}

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Temporal.PlainTime.from(text))

const at = defineAction('prompt.at', { time }, async (context: Context, { time }) => {
  await wantPrompts(context.store, context.speaker, time)
  return inPlace(await onCard(context, time))
})

/** From the card of a goal, which stays where it is. */
const offer = defineAction('prompt.offer', {}, async (context: Context) => {
  const { promptTime } = context.speaker.person
  const offered = promptOfferFor(context)
  if (offered !== null) return privately(promptOfferCard(context.words, offered))
  return privately(await onCard(context, promptTime ?? offeredTime(context.speaker)))
})

const decline = defineAction('prompt.decline', {}, async (context: Context) => {
  const { store, speaker, words } = context
  if (speaker.person.promptTime !== null) await wantPrompts(store, speaker, null)
  return inPlace(promptsOffCard(words, { setGoal: await setFirstGoal(context) }))
})

const chooseTime = defineAction(
  'prompt.choose-time',
  {},
  async ({ speaker, words }: Context) => {
    const time = speaker.person.promptTime ?? offeredTime(speaker)
    return openForm(promptForm(words, time, saveTime.to({})))
  },
  'form',
)

const saveTime = defineAction(
  'prompt.save-time',
  {},
  async (context: Context, _, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const typed = values['time'] ?? ''
    const time = readTime(typed)
    if (!time.ok) {
      const details = { typed: shorten(typed, limits.optionLabel) }
      return {
        kind: 'form-again',
        form: refill(promptForm(words, null, saveTime.to({})), values),
        problems: { time: failureText(words, time.error, details) },
      }
    }
    await wantPrompts(store, speaker, time.value)
    if (time.value !== null) return inPlace(await onCard(context, time.value))
    const again = links.promptAt(speaker.person.promptTime ?? offeredTime(speaker))
    return inPlace(promptsStoppedCard(words, { checkIn: links.todaysCheckIn, again }))
  },
)

export const promptOfferActions: readonly Action<Context>[] = [
  at,
  offer,
  decline,
  chooseTime,
  saveTime,
]
