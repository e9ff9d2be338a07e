import type { VisibleForm } from '../reading/form.ts'
import type { Visible } from '../reading/visible.ts'
import type { Failure, Interaction } from '../world/interaction.ts'
import { isEphemeral, type Message } from '../world/message.ts'
import type { User } from '../world/places.ts'
import type { Sight } from '../world/sight.ts'
import type { View } from '../world/view.ts'

/** What an outcome needs of the Slack that it happened on. */
export interface Stage {
  read(message: Message, reader: User): Visible
  readForm(view: View): VisibleForm
  /** What the person has seen since. */
  sightsSince(interaction: Interaction): readonly Sight[]
  /** Resolves with whether it became true in time. */
  until(isTrue: () => boolean): Promise<boolean>
  again(interaction: Interaction): Promise<Outcome>
}

/**
 * What came of something that a person did. It is there as soon as the app has acknowledged, or has
 * let its time pass; what the person sees may come later, so that there are methods that wait. It
 * is live: messages and forms are the ones on Slack, and change with every edit. What answers something
 * else by its `response_url` is no part of it; anything else that comes meanwhile cannot be told apart,
 * as it cannot on Slack.
 */
export class Outcome {
  readonly interaction: Interaction
  readonly #stage: Stage

  constructor(interaction: Interaction, stage: Stage) {
    this.interaction = interaction
    this.#stage = stage
  }

  /** Whether the app acknowledged in time. */
  get acked(): boolean {
    return this.interaction.acked
  }

  /** What Slack tells the person instead of an answer; null if all is well. */
  get failure(): Failure | null {
    return this.interaction.failure
  }

  /** Whether an acknowledgement came too late. */
  get late(): boolean {
    return this.interaction.late
  }

  /** How long the acknowledgement took, in milliseconds; null if there was none. */
  get latencyMs(): number | null {
    return this.interaction.latencyMs
  }

  /** What the acknowledgement carried; undefined if nothing. */
  get answer(): unknown {
    return this.interaction.answer
  }

  /** Everything that the person has seen since, in order. */
  get sights(): readonly Sight[] {
    return this.#stage.sightsSince(this.interaction)
  }

  /** The messages that came or were changed, each once, the first first. */
  get messages(): readonly Message[] {
    return [...new Set(this.sights.flatMap((one) => ('message' in one ? [one.message] : [])))]
  }

  /** The message that answered, or that was changed. Throws if there is none. */
  get message(): Message {
    return this.messages[0] ?? this.#without('message')
  }

  /** What is read in the message now. */
  get seen(): Visible {
    return this.#stage.read(this.message, this.#user)
  }

  /** Whether only the person who asked sees the message. */
  get ephemeral(): boolean {
    return isEphemeral(this.message)
  }

  /** The form that was opened or changed last. Throws if there is none. */
  get modal(): View {
    const views = this.sights.flatMap((one) => (one.kind === 'modal' ? [one.view] : []))
    return views.at(-1) ?? this.#without('form')
  }

  /** What is read in the form now. */
  get form(): VisibleForm {
    return this.#stage.readForm(this.modal)
  }

  /** The Home tab that was published. Throws if there is none. */
  get home(): VisibleForm {
    const views = this.sights.flatMap((one) => (one.kind === 'home' ? [one.view] : []))
    const view = views.at(-1)
    return view ? this.#stage.readForm(view) : this.#without('Home tab')
  }

  /** The sentences that a form was given back with, by the labels of its fields. Empty if it was taken. */
  get errors(): Readonly<Record<string, string>> {
    const given = this.sights.findLast((one) => one.kind === 'errors')
    if (given?.kind !== 'errors') return {}
    const { fields } = this.#stage.readForm(given.view)
    const labelled = Object.entries(given.errors).map(([blockId, sentence]) => {
      const field = fields.find((one) => one.blockId === blockId)
      return [field?.label ?? blockId, sentence]
    })
    return Object.fromEntries(labelled)
  }

  /** Waits for something to be seen, the first thing by default. */
  async shown(at = 0): Promise<Sight> {
    await this.#stage.until(() => this.sights.length > at)
    return this.sights[at] ?? this.#without(`sight ${at + 1}`)
  }

  /** Waits for a message to come or to be changed, the first by default, and reads it. */
  async replied(at = 0): Promise<Visible> {
    await this.#stage.until(() => this.messages.length > at)
    const message = this.messages[at] ?? this.#without(`message ${at + 1}`)
    return this.#stage.read(message, this.#user)
  }

  /** Waits for a form to be opened, and reads it. */
  async opened(): Promise<VisibleForm> {
    await this.#stage.until(() => this.sights.some(({ kind }) => kind === 'modal'))
    return this.form
  }

  /** Waits for the message to be edited after this many edits, and reads it. */
  async edited(after = 0): Promise<Visible> {
    await this.replied()
    const { message } = this
    const came = await this.#stage.until(() => message.edits > after)
    if (!came)
      throw new Error(`the message was edited ${message.edits} times, not more than ${after}`)
    return this.#stage.read(message, this.#user)
  }

  /** Does exactly the same once more, as in a double click. */
  again(): Promise<Outcome> {
    return this.#stage.again(this.interaction)
  }

  get #user(): User {
    return this.interaction.asking.user
  }

  #without(what: string): never {
    const how = this.acked ? 'acknowledged' : (this.failure ?? 'not acknowledged')
    const kinds = this.sights.map(({ kind }) => kind).join(', ')
    throw new Error(`the app's answer has no ${what}: ${how}, seen: ${kinds || 'nothing'}`)
  }
}
