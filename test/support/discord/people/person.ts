import { controlsOf, isButton, isSelect } from '../component-walk.ts'
import type { Select } from '../components.ts'
import { type Command, mayUse } from '../world/commands.ts'
import { type Asking, interactionTypes, isVisibleTo, type Modal } from '../world/interaction.ts'
import type { Message } from '../world/message.ts'
import type { Channel, TextChannel, Thread, User } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { commandData, type Typed } from './command-data.ts'
import { type FieldValue, formData } from './form-data.ts'
import { nothingResolved, resolvedPart, resolveUser } from './option-values.ts'
import type { Outcome } from './outcome.ts'

/** In a channel, or in the direct messages with the bot. */
type Where = { readonly channel: TextChannel | Thread } | { readonly direct: true }

export type CommandUse = Where & Typed & { readonly name: string }

/** Asks the bot and waits for what comes of it. */
export type Ask = (asking: Omit<Asking, 'id' | 'token'>) => Promise<Outcome>

/** Somebody in front of Discord's app. What the app would not let them do throws. */
export class Person {
  readonly user: User
  readonly #world: World
  readonly #ask: Ask

  constructor(user: User, world: World, ask: Ask) {
    this.user = user
    this.#world = world
    this.#ask = ask
  }

  get id(): string {
    return this.user.id
  }

  /** Uses a command that the bot has registered. */
  command(use: CommandUse): Promise<Outcome> {
    return this.#use(use, interactionTypes.command)
  }

  /** Types into an option, and is shown what it could become. */
  autocomplete(use: CommandUse & Required<Pick<Typed, 'focused'>>): Promise<Outcome> {
    return this.#use(use, interactionTypes.autocomplete)
  }

  /** @param button Its label, or its custom id. */
  click(message: Message, button: string): Promise<Outcome> {
    const found = this.#controls(message)
      .filter(isButton)
      .find((one) => [one.label, one.custom_id, one.emoji?.name].includes(button))
    if (!found?.custom_id) throw new Error(`no button ${button}`)
    if (found.disabled === true) throw new Error(`the button ${button} is disabled`)
    const { id, custom_id } = found
    return this.#touch(message, { id, custom_id, component_type: 2 })
  }

  /**
   * @param select Its custom id, or the words that stand in it.
   * @param values The options, by label or value; people and places by their ids.
   */
  select(message: Message, select: string, values: readonly string[]): Promise<Outcome> {
    const found = this.#controls(message)
      .filter(isSelect)
      .find((one) => [one.custom_id, one.placeholder].includes(select))
    if (!found) throw new Error(`no select ${select}`)
    if (found.disabled === true) throw new Error(`the select ${select} is disabled`)
    const chosen = values.map((value) => optionOf(found, value))
    const [min, max] = [found.min_values ?? 1, found.max_values ?? 1]
    if (chosen.length < min || chosen.length > max) {
      throw new Error(`the select ${select} takes ${min} to ${max} options`)
    }
    const { id, custom_id, type } = found
    const resolved = nothingResolved()
    const people = found.type === 5 ? chosen.map((one) => this.#world.users.get(one)) : []
    for (const user of people) if (user) resolveUser(user, message.channel, resolved)
    const data = { id, custom_id, component_type: type, values: chosen, ...resolvedPart(resolved) }
    return this.#touch(message, data)
  }

  /** Fills in a form that was opened for them, by labels or ids, and sends it. */
  submitModal(modal: Modal, values: Readonly<Record<string, FieldValue>>): Promise<Outcome> {
    const { channel, source, user } = modal.interaction.asking
    if (user !== this.user) throw new Error(`the form was opened for ${user.name}`)
    const data = formData(modal, values)
    return this.#ask({ type: interactionTypes.modal, user, channel, source, data })
  }

  /** Sends a button's id that the message does not have; with values, a select's. */
  forge(message: Message, customId: string, values?: readonly string[]): Promise<Outcome> {
    const data = { id: 1, custom_id: customId, component_type: values ? 3 : 2 }
    return this.#touch(message, values ? { ...data, values } : data)
  }

  /** Sends a command that Discord's app would not let them send, as a client of one's own could. */
  forgeCommand(where: Where, data: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const channel = 'channel' in where ? where.channel : this.#world.directWith(this.user)
    const whole = { id: '1', type: 1, ...data }
    const type = interactionTypes.command
    return this.#ask({ type, user: this.user, channel, source: null, data: whole })
  }

  /** Sends a form with words that Discord's app would not take, or a form that was never opened. */
  forgeForm(
    channel: Channel,
    source: Message | null,
    customId: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Outcome> {
    const components = Object.entries(values).map(([custom_id, value], at) => ({
      type: 18,
      id: 2 * at + 1,
      component: { type: 4, id: 2 * at + 2, custom_id, value },
    }))
    const data = { custom_id: customId, components }
    return this.#ask({ type: interactionTypes.modal, user: this.user, channel, source, data })
  }

  /** Sends anything whatever: of any type, in any channel, with any data, and reshaped as a whole. */
  forgeRaw(where: Where, raw: Pick<Asking, 'type' | 'data' | 'source' | 'reshape'>) {
    const channel = 'channel' in where ? where.channel : this.#world.directWith(this.user)
    return this.#ask({ ...raw, user: this.user, channel })
  }

  sees(message: Message): boolean {
    return isVisibleTo(message, this.user)
  }

  /** Everything that they see now, oldest first: everywhere, or in one channel. */
  messages(channel?: Channel): Message[] {
    return [...this.#world.messages.values()].filter(
      (one) => this.sees(one) && (!channel || one.channel === channel),
    )
  }

  #use(use: CommandUse, type: number): Promise<Outcome> {
    const channel = 'channel' in use ? use.channel : this.#world.directWith(this.user)
    const data = commandData(this.#command(use.name, channel), use, this.user, channel)
    return this.#ask({ type, user: this.user, channel, source: null, data })
  }

  #command(name: string, channel: Channel): Command {
    const { commands } = this.#world
    const found =
      channel.kind === 'direct' ? commands.inDirect(name) : commands.inGuild(channel.guild, name)
    if (!found) throw new Error(`there is no command /${name} here`)
    if (channel.kind !== 'direct') {
      if (!channel.guild.members.has(this.id)) {
        throw new Error(`${this.user.name} is no member of ${channel.guild.name}`)
      }
      if (!mayUse(found, this.user, channel)) throw new Error(`/${name} is hidden from them`)
    }
    return found
  }

  #controls(message: Message) {
    if (!this.sees(message)) throw new Error(`${this.user.name} does not see this message`)
    return controlsOf(message.components)
  }

  #touch(source: Message, data: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const { channel } = source
    return this.#ask({ type: interactionTypes.component, user: this.user, channel, source, data })
  }
}

function optionOf(select: Select, wanted: string): string {
  if (select.type !== 3) return wanted
  const found = select.options.find(({ label, value }) => label === wanted || value === wanted)
  if (!found) throw new Error(`the select has no option ${wanted}`)
  return found.value
}
