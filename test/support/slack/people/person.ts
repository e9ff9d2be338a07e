import type { Block } from '../blocks/blocks.ts'
import type { Control } from '../blocks/elements.ts'
import { isButton, type PlacedControl, placedControls } from '../blocks/walk.ts'
import { messagePayload } from '../payloads/message.ts'
import { stateValues } from '../payloads/state.ts'
import { viewPayload } from '../payloads/view.ts'
import { words } from '../reading/words.ts'
import type { Asking } from '../world/interaction.ts'
import { isVisibleTo, type Message } from '../world/message.ts'
import { type Channel, reads, type TextChannel, type User } from '../world/places.ts'
import { inputKey, type View } from '../world/view.ts'
import type { World } from '../world/world.ts'
import { enteredIn, type FieldValue } from './entering.ts'
import { fillIn, forgeIn } from './filling.ts'
import type { Outcome } from './outcome.ts'

/** In a channel, or in the direct messages with the app. */
export type Where = { readonly channel: TextChannel } | { readonly direct: true }

/** A command as it is typed: its name, such as /goal, and whatever stands behind it. */
export type CommandUse = Where & { readonly name: string; readonly text?: string }

/** Something as a client of one's own could send it. */
export interface Raw {
  readonly kind: Asking['kind']
  /** Its own part of the payload. Of the same name, it takes the place of what Slack would say. */
  readonly own: Readonly<Record<string, unknown>>
  /** The message or view that it is done on; none by default. */
  readonly on?: Surface | null
  /** Changes the whole payload at the end. */
  readonly reshape?: Asking['reshape']
}

/** Where something to click or to choose from stands. */
export type Surface = Message | View

/** Asks the app and waits for it to acknowledge. */
export type Ask = (asking: Asking) => Promise<Outcome>

/** Somebody in front of Slack's app. What the app would not let them do throws. */
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

  /** Types a command. It works wherever the person can write, whether the bot is there or not. */
  command(use: CommandUse): Promise<Outcome> {
    const { name, text = '' } = use
    const { commands, scopes } = this.#world.settings
    const isKnown = scopes.includes('commands') && (commands?.includes(name) ?? true)
    if (!isKnown || !name.startsWith('/')) throw new Error(`there is no command ${name} here`)
    const channel = 'channel' in use ? use.channel : this.#direct()
    if (!reads(this.user, channel)) throw new Error(`${this.user.name} cannot write there`)
    if (channel.kind !== 'direct' && channel.state !== 'open') throw new Error('it is archived')
    return this.#ask({ ...this.#from('command'), channel, own: { command: name, text } })
  }

  /** @param button Its label, its action id, or its value. */
  click(surface: Surface, button: string): Promise<Outcome> {
    const found = this.#controls(surface).find(
      ({ control }) =>
        isButton(control) &&
        [words(control.text), control.action_id, control.value].includes(button),
    )
    if (!found || !isButton(found.control)) throw new Error(`no button ${button}`)
    const { text, value, style, url } = found.control
    const own = { text, ...defined({ value, style, url }) }
    return this.#touch(surface, found, own)
  }

  /**
   * @param select Its action id, its label, or the words that stand in it.
   * @param chosen The options, by label or value; people and places by their ids; a date.
   */
  choose(surface: Surface, select: string, chosen: FieldValue): Promise<Outcome> {
    const found = this.#select(surface, select)
    const { control, block, input } = found
    const wrong = (why: string) => new Error(`${select} ${why}`)
    const state = enteredIn(control, chosen, wrong)
    const key = inputKey(block.block_id ?? '', control.action_id ?? '')
    if ('user' in surface) surface.entered.set(key, state)
    if (input && input.dispatch_action !== true) throw wrong('tells nobody: submit the form')
    const { type: _, ...own } = state
    const placeholder = 'placeholder' in control ? control.placeholder : undefined
    const action = { ...own, ...defined({ placeholder }) }
    if ('user' in surface) return this.#touch(surface, found, action)
    const values = stateValues(surface.blocks, new Map([[key, state]]))
    return this.#touch(surface, found, action, { state: { values } })
  }

  /** Types into a menu that the app fills in, and is shown what it suggests. */
  suggest(surface: Surface, select: string, typed: string): Promise<Outcome> {
    const { control, block } = this.#select(surface, select)
    if (control.type !== 'external_select') throw new Error(`${select} has its own options`)
    const own = { action_id: control.action_id, block_id: block.block_id, value: typed }
    return this.#ask({ ...this.#at('suggestion', surface), own })
  }

  /** Fills in a form that was opened for them, by labels or ids, and sends it. */
  submit(view: View, values: Readonly<Record<string, FieldValue>> = {}): Promise<Outcome> {
    this.#mustBeBefore(view)
    if (view.body.type !== 'modal') throw new Error('a Home tab is not sent')
    fillIn(view, values)
    return this.#ask({ ...this.#from('submission'), view })
  }

  /** Sends a form with words that Slack's app would not take. */
  forgeForm(view: View, values: Readonly<Record<string, string>>): Promise<Outcome> {
    forgeIn(view, values)
    return this.#ask({ ...this.#from('submission'), view })
  }

  /** Closes a form without sending it. Null if the app did not ask to be told. */
  async close(view: View): Promise<Outcome | null> {
    this.#mustBeBefore(view)
    const { body } = view
    const clears = body.type === 'modal' && body.clear_on_close === true
    const open = this.#world.modalsOf(this.user)
    for (const one of open.splice(clears ? 0 : open.indexOf(view))) one.open = false
    if (body.type !== 'modal' || body.notify_on_close !== true) return null
    return this.#ask({ ...this.#from('closing'), view, own: { is_cleared: clears } })
  }

  /** A shortcut of the app that works everywhere. */
  shortcut(callbackId: string): Promise<Outcome> {
    const own = { callback_id: callbackId, action_ts: this.#now() }
    return this.#ask({ ...this.#from('shortcut'), own })
  }

  /** A shortcut of the app for a message. */
  messageShortcut(message: Message, callbackId: string): Promise<Outcome> {
    this.#mustSee(message)
    const own = {
      callback_id: callbackId,
      action_ts: this.#now(),
      message_ts: message.ts,
      message: messagePayload(message, this.#world.appId),
    }
    const from = this.#from('message shortcut')
    return this.#ask({ ...from, source: message, channel: message.channel, own })
  }

  /** Looks at the app's Home tab. */
  openHome(): Promise<Outcome> {
    const known = this.#world.homes.get(this.id)
    const own = {
      type: 'app_home_opened',
      user: this.id,
      channel: this.#direct().id,
      tab: 'home',
      ...(known ? { view: viewPayload(known, this.#world.appId) } : {}),
    }
    return this.#ask({ ...this.#from('home'), own })
  }

  /** Sends an action that the message or view does not have, as a client of one's own could. */
  forge(
    surface: Surface,
    actionId: string,
    own: Readonly<Record<string, unknown>> = {},
  ): Promise<Outcome> {
    const action = { type: 'button', action_id: actionId, block_id: 'forged', ...own }
    const actions = [{ ...action, action_ts: this.#now() }]
    return this.#ask({ ...this.#at('action', surface), own: { actions } })
  }

  /** Sends anything, as a client of one's own could: checked by nobody. */
  forgeRaw(where: Where, { kind, own, on = null, reshape }: Raw): Promise<Outcome> {
    const channel = 'channel' in where ? where.channel : this.#direct()
    const at = on ? this.#at(kind, on) : { ...this.#from(kind), channel }
    return this.#ask({ ...at, own, ...(reshape ? { reshape } : {}) })
  }

  sees(message: Message): boolean {
    return isVisibleTo(message, this.user)
  }

  /** Everything that they see now, oldest first: everywhere, or in one channel. */
  messages(channel?: Channel): Message[] {
    return this.#world.messages.filter(
      (one) => this.sees(one) && (!channel || one.channel === channel),
    )
  }

  /** The direct messages with the app, oldest first. */
  directMessages(): Message[] {
    return this.messages(this.#direct())
  }

  /** The form that lies in front of them; null if there is none. */
  get modal(): View | null {
    return this.#world.modalsOf(this.user).at(-1) ?? null
  }

  #direct(): Channel {
    return this.user.workspace.directWith(this.user)
  }

  #now(): string {
    return this.#world.ids.timestamp(this.#world.settings.now())
  }

  #from(kind: Asking['kind']): Asking {
    return { kind, user: this.user, channel: null, source: null, view: null, own: {} }
  }

  #at(kind: Asking['kind'], surface: Surface): Asking {
    const from = this.#from(kind)
    if ('user' in surface) return { ...from, view: surface }
    return { ...from, source: surface, channel: surface.channel }
  }

  #touch(
    surface: Surface,
    placed: PlacedControl,
    own: object,
    more: object = {},
  ): Promise<Outcome> {
    const { control, block } = placed
    const { type, action_id } = control
    const identity = { type, action_id, block_id: block.block_id }
    const actions = [{ ...identity, ...own, action_ts: this.#now() }]
    return this.#ask({ ...this.#at('action', surface), own: { actions, ...more } })
  }

  #select(surface: Surface, wanted: string): PlacedControl {
    const found = this.#controls(surface).find(
      ({ control, input }) =>
        !isButton(control) &&
        [control.action_id, words(input?.label), placeholderOf(control)].includes(wanted),
    )
    if (!found) throw new Error(`nothing to choose from in ${wanted}`)
    return found
  }

  #controls(surface: Surface): PlacedControl[] {
    if ('ts' in surface) this.#mustSee(surface)
    else this.#mustBeBefore(surface)
    const blocks: readonly Block[] = 'ts' in surface ? surface.blocks : surface.body.blocks
    return [...placedControls(blocks)]
  }

  #mustSee(message: Message): void {
    if (!this.sees(message)) throw new Error(`${this.user.name} does not see this message`)
  }

  /** Only the uppermost modal can be used. */
  #mustBeBefore(view: View): void {
    if (view.user !== this.user) throw new Error(`the view is ${view.user.name}'s`)
    if (view.body.type === 'modal' && this.modal !== view) {
      throw new Error(view.open ? 'another form lies upon this one' : 'the form is closed')
    }
  }
}

const placeholderOf = (control: Control): string | null =>
  'placeholder' in control ? words(control.placeholder) : null

/** Without the fields that are not there. */
const defined = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
