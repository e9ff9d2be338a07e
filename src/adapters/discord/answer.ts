import {
  DiscordAPIError,
  type Interaction,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js'
import type { Card } from '#chat/card.ts'
import type { Reply } from '#chat/reply.ts'
import { messageOf } from './message.ts'
import { type CardFrame, renderCard } from './render-card.ts'
import { renderForm } from './render-form.ts'
import { readRetry, retryMessage } from './retry.ts'
import { isFarSide } from './send.ts'

export interface AnswerParts {
  readonly rest: REST
  /** The same without retries: for what would show twice if it were sent twice. */
  readonly restOnce: REST
  readonly frame: CardFrame
  readonly words: {
    readonly openAgain: string
    readonly tooSlow: Card
    broken(reference: string): Card
  }
  onBug(error: unknown, reference?: string): void
  /** Hears of an answer that Discord did not take in time. */
  onLate(error: unknown): void
}

/** Gives one interaction its one answer, in time, and what comes with it. */
export interface Answerer {
  /**
   * Says that we are still there when the answer takes longer than so many milliseconds. A form can
   * then no longer open.
   */
  deferAfter(milliseconds: number): void
  /**
   * Never rejects. What Discord refuses is a bug, and the person gets a plain answer instead. Once the
   * first card was taken it stands, whatever becomes of those that come along with it.
   */
  send(reply: Reply): Promise<void>
}

export function answerer(interaction: Interaction, parts: AnswerParts): Answerer {
  const { rest, restOnce, frame, words } = parts
  const callbackRoute = Routes.interactionCallback(interaction.id, interaction.token)
  const webhook = Routes.webhook(interaction.applicationId, interaction.token)
  const original = Routes.webhookMessage(interaction.applicationId, interaction.token, '@original')
  const hasOwnCard = standsOnPrivateCard(interaction)
  // What needs another look stands on that card already, so its button opens the form.
  const isReopening = interaction.isMessageComponent() && readRetry(interaction) !== null
  let timer: NodeJS.Timeout | undefined
  let deferring: Promise<unknown> | null = null
  /** Another delivery of the same is being answered as well; one of the two says what comes along. */
  let isAnsweredTwice = false

  return {
    deferAfter(milliseconds) {
      timer = setTimeout(() => {
        deferring = defer().catch((error: unknown) => {
          isAnsweredTwice = isAnsweredBefore(error)
          parts.onLate(error)
        })
      }, milliseconds)
    },
    async send(reply) {
      clearTimeout(timer)
      await deferring
      const isTaken = await sendReply(reply).then(
        () => true,
        async (error: unknown) => {
          await apologize(error, (sorry) => sendCard(sorry, false, MessageFlags.Ephemeral))
          return false
        },
      )
      if (!isTaken || isAnsweredTwice || reply.kind !== 'card') return
      try {
        for (const card of await reply.also())
          await sendBelow(card).catch((error: unknown) => apologize(error, sendBelow))
      } catch (error) {
        await apologize(error, sendBelow)
      }
    },
  }

  async function apologize(error: unknown, show: (sorry: Card) => Promise<unknown>): Promise<void> {
    if (isFarSide(error) || isTooLate(error)) return parts.onLate(error)
    const reference = crypto.randomUUID().slice(0, 8)
    parts.onBug(error, reference)
    await show(words.broken(reference)).catch(parts.onLate)
  }

  function sendReply(reply: Reply): Promise<unknown> {
    if (reply.kind === 'card')
      return sendCard(
        reply.card,
        reply.instead,
        reply.audience === 'group' ? 0 : MessageFlags.Ephemeral,
      )
    if (reply.kind === 'form' ? canOpen() : isReopening && canOpen())
      return callback(InteractionResponseType.Modal, renderForm(reply.form, frame).payload)
    if (reply.kind === 'form') return sendCard(words.tooSlow, false, MessageFlags.Ephemeral)
    const again = retryMessage(reply.form, reply.problems, words, frame)
    return sendNew(again, [], MessageFlags.Ephemeral)
  }

  /** Only as the first answer, and never to a form. */
  function canOpen(): boolean {
    return deferring === null && !interaction.isModalSubmit()
  }

  /** In place of the card that was used, where this person alone sees it; else as a new message. */
  function sendCard(card: Card, instead: boolean, flags: number): Promise<unknown> {
    const { components, files } = renderCard(card, frame).payload
    if (!instead || !hasOwnCard) return sendNew(components, files, flags)
    const message = messageOf(components, files)
    if (deferring) return editOriginal(message)
    return callback(InteractionResponseType.UpdateMessage, message.body, message.files)
  }

  async function sendNew(
    components: Parameters<typeof messageOf>[0],
    pictures: Parameters<typeof messageOf>[1],
    flags: number,
  ): Promise<void> {
    const message = messageOf(components, pictures, flags)
    if (!deferring) {
      await callback(InteractionResponseType.ChannelMessageWithSource, message.body, message.files)
    } else if (hasOwnCard) {
      // The card that was used waits unchanged; the answer stands below it.
      await rest.post(webhook, { ...message, auth: false })
    } else {
      await editOriginal(messageOf(components, pictures))
    }
  }

  /** A private message of its own, after the first answer. */
  async function sendBelow(card: Card): Promise<unknown> {
    const { components, files } = renderCard(card, frame).payload
    const message = messageOf(components, files, MessageFlags.Ephemeral)
    return restOnce.post(webhook, { ...message, auth: false })
  }

  /** A private card waits as it is; anything else gets a private place for the answer. */
  function defer(): Promise<unknown> {
    return hasOwnCard
      ? callback(InteractionResponseType.DeferredMessageUpdate)
      : callback(InteractionResponseType.DeferredChannelMessageWithSource, {
          flags: MessageFlags.Ephemeral,
        })
  }

  function callback(type: InteractionResponseType, data?: object, files: RawFile[] = []) {
    return rest.post(callbackRoute, {
      body: { type, ...(data ? { data } : {}) },
      files,
      auth: false,
    })
  }

  function editOriginal({ body, files }: ReturnType<typeof messageOf>): Promise<unknown> {
    return rest.patch(original, { body, files, auth: false })
  }
}

/** Whether what was used stands on a message that this person alone can see. */
function standsOnPrivateCard(interaction: Interaction): boolean {
  if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return false
  const { message } = interaction
  if (!message) return false
  return message.flags.has(MessageFlags.Ephemeral) || interaction.guildId === null
}

/** The interaction is over, or was answered before. */
const isTooLate = (error: unknown): boolean =>
  isAnsweredBefore(error) || (error instanceof DiscordAPIError && error.code === 10062)

/** It was delivered to us twice. */
const isAnsweredBefore = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === 40060
