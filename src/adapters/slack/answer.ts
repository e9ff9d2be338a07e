import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Card } from '#chat/card.ts'
import type { CardReply, Reply } from '#chat/reply.ts'
import type { Home, Speaker } from './home.ts'
import { limits } from './limits.ts'
import { messageOf } from './message.ts'
import type { Origin } from './origin.ts'
import { oncePicturesAreThere } from './picture-wait.ts'
import { respond } from './respond.ts'
import { isDialogOver, isFarSide } from './trouble.ts'
import { cardView, formView, momentView, type ViewParts } from './views.ts'

export interface AnswerParts extends ViewParts {
  readonly home: Home
  /** Says that a form came too late to open. */
  readonly tooSlow: Card
  readonly broken: (reference: string) => Card
  /** Whether it is asked for the first time about the act with this trigger. */
  isFirst(trigger: string): boolean
  onBug(error: unknown, reference?: string): void
  /** Hears of an answer that Slack did not take in time. */
  onLate(error: unknown): void
}

/** What a person did, as far as the answer needs to know. */
export interface Act {
  readonly client: WebClient
  /** Slack is asked who they are, which can take a while. Never rejects. */
  readonly speaker: Promise<Speaker>
  readonly origin: Origin
  /**
   * Opens a dialog, once, within 3 s of what the person did. Slack gives the same one when it brings
   * the same act once more.
   */
  readonly trigger: string
  /** The dialog in which it was done. */
  readonly viewId: string | null
  /** The fields of that dialog: Slack shows a sentence at these, and refuses one for any other. */
  readonly fields: ReadonlySet<string>
  /** Answers a form that was sent: with nothing it closes. `null` for anything but a form. */
  readonly submitted: ((response?: object) => Promise<unknown>) | null
}

/** Gives one act its one answer, and what comes with it. */
export interface Answerer {
  /**
   * Never rejects. Once the first card was taken it stands, whatever becomes of those that come along
   * with it.
   */
  send(reply: Reply): Promise<void>
}

/**
 * @param opens what the answer will be, known at once: a dialog has to open within 3 s, so when it
 * takes longer, a dialog says “one moment” and is changed when the answer is there.
 */
export function answerer(act: Act, opens: 'card' | 'form', parts: AnswerParts): Answerer {
  const { client, origin } = act
  let viewId = act.viewId
  let submitted = act.submitted
  let waiting: Promise<unknown> | null = null
  let isHomeAnswered = false
  const needsDialog = viewId === null && (opens === 'form' || origin.at !== 'message')
  const timer = submitted
    ? setTimeout(() => {
        waiting = hold().catch(parts.onLate)
      }, limits.waitMs.submit)
    : needsDialog
      ? setTimeout(() => {
          waiting = open(momentView(parts)).catch(parts.onLate)
        }, limits.waitMs.open)
      : undefined

  return {
    async send(reply) {
      clearTimeout(timer)
      await waiting
      const said = reply.kind === 'card' ? reply.card : parts.tooSlow
      const isTaken = await show(reply).then(
        () => true,
        (error: unknown) => recover(error, said, (sorry) => showCard(sorry, false)),
      )
      if (reply.kind !== 'card') return
      if (!isHomeAnswered) await refreshHome().catch(parts.onLate)
      if (isTaken) await showAlso(reply)
    },
  }

  async function refreshHome(): Promise<void> {
    await parts.home.refresh(client, await act.speaker, origin.at === 'home')
  }

  /**
   * Whatever went wrong, the person gets an answer where that can still be done.
   *
   * @param card what to say when there is no dialog for it any more.
   * @returns whether they got that card.
   */
  async function recover(
    error: unknown,
    card: Card,
    apologize: (sorry: Card) => Promise<unknown>,
  ): Promise<boolean> {
    const isOver = isDialogOver(error)
    if (isOver || isFarSide(error)) parts.onLate(error)
    if (isOver) return tried(say(card))
    if (isFarSide(error)) return false
    const reference = crypto.randomUUID().slice(0, 8)
    parts.onBug(error, reference)
    await tried(apologize(parts.broken(reference)))
    return false
  }

  async function tried(shown: Promise<unknown>): Promise<boolean> {
    try {
      await shown
      return true
    } catch (error) {
      parts.onLate(error)
      return false
    }
  }

  async function showAlso(reply: CardReply): Promise<void> {
    if (!parts.isFirst(act.trigger)) return
    const cards = await reply.also().catch(async (error: unknown) => {
      await recover(error, parts.tooSlow, showBelow)
      return []
    })
    for (const card of cards)
      await showBelow(card).catch((error: unknown) => recover(error, card, showBelow))
  }

  /** After the first answer, which keeps its place: there is one dialog at most, with one card. */
  async function showBelow(card: Card): Promise<unknown> {
    const isDialogFree = origin.at !== 'message' && viewId === null
    return isDialogFree ? open(await cardView(client, card, parts)) : say(card)
  }

  function show(reply: Reply): Promise<unknown> {
    switch (reply.kind) {
      case 'card':
        return showCard(reply.card, reply.instead, reply.audience === 'group')
      case 'form':
        return showView(formView(reply.form, {}, origin, parts))
      case 'form-again':
        return showAgain(reply)
      default:
        return reply satisfies never
    }
  }

  /** Slack shows a sentence at a field while the dialog stays; anything else is a new dialog. */
  function showAgain({ form, problems }: Extract<Reply, { kind: 'form-again' }>): Promise<unknown> {
    const areAtFields = Object.keys(problems).every((name) => act.fields.has(name))
    if (submitted && areAtFields) return submitted({ response_action: 'errors', errors: problems })
    return showView(formView(form, problems, origin, parts))
  }

  async function showCard(card: Card, instead: boolean, isPublic = false): Promise<unknown> {
    const isHere = viewId !== null && !submitted
    if (isHere || origin.at === 'dialog' || (origin.at === 'home' && !instead))
      return showView(await cardView(client, card, parts))
    await close()
    if (origin.at === 'message') return say(card, instead && origin.isOwn, isPublic)
    isHomeAnswered = true
    return parts.home.answer(client, await act.speaker, card, origin.card)
  }

  /** In the dialog that is open, or in a new one. */
  async function showView(view: ModalView): Promise<unknown> {
    if (submitted) return submitted({ response_action: 'update', view })
    const id = viewId
    if (id) return oncePicturesAreThere(view, () => client.views.update({ view_id: id, view }))
    return open(view)
  }

  async function open(view: ModalView): Promise<void> {
    const opened = await oncePicturesAreThere(view, () =>
      client.views.open({ trigger_id: act.trigger, view }),
    )
    viewId = opened.view?.id ?? null
  }

  /** The dialog stays open while the answer takes longer, and says so. */
  async function hold(): Promise<void> {
    const acknowledge = submitted
    submitted = null
    await acknowledge?.({ response_action: 'update', view: momentView(parts) })
  }

  async function close(): Promise<void> {
    const acknowledge = submitted
    submitted = null
    viewId = null
    await acknowledge?.()
  }

  /** As a message where they spoke; where that cannot be done any more, in their direct messages. */
  async function say(card: Card, instead = false, isPublic = false): Promise<void> {
    const message = await messageOf(client, card, parts.frame)
    if (origin.at === 'message' && (await respond(origin.url, message, { instead, isPublic })))
      return
    const { account } = await act.speaker
    await oncePicturesAreThere(message, () =>
      client.chat.postMessage({ channel: account.externalId, ...message }),
    )
  }
}
