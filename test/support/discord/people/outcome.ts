import type { Visible } from '../reading/visible.ts'
import type { Answer, Choice, Interaction, Modal } from '../world/interaction.ts'
import { isEphemeral, isLoading, type Message } from '../world/message.ts'

/** What an outcome needs of the Discord that it happened on. */
export interface Stage {
  read(message: Message): Visible
  /** Resolves with whether it became true in time. */
  until(isTrue: () => boolean): Promise<boolean>
  again(interaction: Interaction): Promise<Outcome>
}

/**
 * What came of something that a person did. It is live: the messages are the ones on Discord, and
 * change with every edit.
 */
export class Outcome {
  /**
   * How the bot answered first. `none`: not before the deadline. `twice`: it tried to answer what
   * it had answered before, which Discord refuses with 40060.
   */
  readonly kind: Answer['kind'] | 'none' | 'twice'
  readonly interaction: Interaction
  readonly #stage: Stage

  constructor(kind: Outcome['kind'], interaction: Interaction, stage: Stage) {
    this.kind = kind
    this.interaction = interaction
    this.#stage = stage
  }

  /** How long the first answer took, in milliseconds; null if there is none. */
  get latencyMs(): number | null {
    return this.interaction.latencyMs
  }

  /** Codes of the errors that first answers were refused with, late ones (10062) among them. */
  get refusals(): readonly number[] {
    return this.interaction.refusals
  }

  /** The message that answered, or that was changed. Throws if there is none. */
  get message(): Message {
    return this.interaction.original ?? this.#without('message')
  }

  /** What is read in the message now. */
  get seen(): Visible {
    return this.#stage.read(this.message)
  }

  /** Whether only the person who asked sees the message. */
  get ephemeral(): boolean {
    return isEphemeral(this.message)
  }

  get followUps(): readonly Message[] {
    return this.interaction.followUps
  }

  /** The form that was opened. Throws if there is none. */
  get modal(): Modal {
    const { answer } = this.interaction
    return answer?.kind === 'modal' ? answer.modal : this.#without('form')
  }

  /** What was suggested. Throws if nothing was asked for. */
  get choices(): readonly Choice[] {
    const { answer } = this.interaction
    return answer?.kind === 'autocomplete' ? answer.choices : this.#without('suggestions')
  }

  /** Waits for a deferred answer to be filled in. */
  async filled(): Promise<Visible> {
    const { message } = this
    const came = await this.#stage.until(() => !isLoading(message))
    if (!came) throw new Error('the deferred answer was not filled in')
    return this.#stage.read(message)
  }

  /** Waits for the message to be edited after this many edits. */
  async edited(after = 0): Promise<Visible> {
    const { message } = this
    const came = await this.#stage.until(() => message.edits > after)
    if (!came)
      throw new Error(`the message was edited ${message.edits} times, not more than ${after}`)
    return this.#stage.read(message)
  }

  /** Waits for a follow-up, the first by default. */
  async followUp(at = 0): Promise<Visible> {
    await this.#stage.until(() => this.followUps.length > at)
    const found = this.followUps[at]
    if (!found) throw new Error(`${this.followUps.length} follow-ups came, not ${at + 1}`)
    return this.#stage.read(found)
  }

  /** Sends exactly the same again, as after a lost connection. */
  again(): Promise<Outcome> {
    return this.#stage.again(this.interaction)
  }

  #without(what: string): never {
    const refused = this.refusals.length > 0 ? `, refused: ${this.refusals.join(', ')}` : ''
    throw new Error(`the bot's answer has no ${what}: ${this.kind}${refused}`)
  }
}
