import { randomUUID } from 'node:crypto'
import { readCommandText } from '#chat/command-text.ts'
import { commands } from '#commands'
import { type OpenDoorFor, personNames as people, type Seen, type Talker } from './conversation.ts'
import { type LoopbackDiscord, startDiscord } from './discord/discord.ts'
import type { Outcome } from './discord/people/outcome.ts'
import type { Person } from './discord/people/person.ts'
import type { Visible } from './discord/reading/visible.ts'
import type { Modal } from './discord/world/interaction.ts'
import type { Message } from './discord/world/message.ts'
import type { TextChannel } from './discord/world/places.ts'
import { DiscordHouse } from './discord-house.ts'

/** Discord on loopback, with the real client, and the same people in one of its channels. */
export const discordDoor: OpenDoorFor = async ({ store, clock, zone }) => {
  const house = new DiscordHouse(await startDiscord(), store, clock)
  const { discord } = house
  const { channel } = await house.circle(people, zone)
  let door = await house.connect()
  const talkers = new Map(
    people.map((name) => [
      name,
      new DiscordTalker(discord, discord.user(name.toLowerCase()), channel),
    ]),
  )

  return {
    person: (name) => talkers.get(name) ?? missing(name),
    account: (name) => house.account(name.toLowerCase()),
    messenger: house.messenger,
    async brings(name, card) {
      const to = { to: 'person', account: house.account(name.toLowerCase()) } as const
      const { sent } = await house.messenger.send(to, card, randomUUID())
      const talker = talkers.get(name) ?? missing(name)
      return sent ? talker.newest() : missing('way to send it')
    },
    async restart() {
      await door.close()
      door = await house.connect()
    },
    close: () => house.close(),
  }
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}

/** One member in one channel. */
export class DiscordTalker implements Talker {
  readonly #discord: LoopbackDiscord
  readonly #person: Person
  readonly #channel: TextChannel
  #modal: Modal | null = null
  #again: (() => Promise<Outcome>) | null = null
  #last: Outcome | null = null

  constructor(discord: LoopbackDiscord, person: Person, channel: TextChannel) {
    this.#discord = discord
    this.#person = person
    this.#channel = channel
  }

  says(line: string): Promise<Seen> {
    const [, name = '', text = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? []
    return this.#act(() => this.#command(name, text))
  }

  clicks(label: string): Promise<Seen> {
    const { message, customId } = this.#button(label)
    return this.#act(() => this.#person.forge(message, customId))
  }

  chooses(option: string): Promise<Seen> {
    for (const message of this.#newestFirst())
      for (const select of this.#discord.read(message).selects) {
        const found = select.options.find(({ label }) => plain(label) === option)
        if (found)
          return this.#act(() => this.#person.forge(message, select.customId, [found.value]))
      }
    return missing(option)
  }

  fills(values: Readonly<Record<string, string>>): Promise<Seen> {
    const modal = this.#modal ?? missing('form')
    return this.#act(() => this.#submit(modal, values))
  }

  repeats(): Promise<Seen> {
    return this.#act(this.#again ?? missing('act to repeat'))
  }

  async forges(id: string): Promise<Seen> {
    if (!this.#newestFirst()[0]) await this.says('/guide')
    const [source] = this.#newestFirst()
    return this.#act(() => this.#person.forge(source ?? missing('message'), id))
  }

  idOf(label: string): string {
    return this.#button(label).customId
  }

  async further(count: number): Promise<readonly Seen[]> {
    const last = this.#last ?? missing('answer')
    if (count > 0) await last.followUp(count - 1)
    return last.followUps.map((one) => this.#card(this.#discord.read(one)))
  }

  /** The newest message that they can see. */
  newest(): Seen {
    return this.#card(this.#discord.read(this.#newestFirst()[0] ?? missing('message')))
  }

  async channel(): Promise<readonly string[]> {
    return this.#discord.messagesIn(this.#channel).map((one) => plain(this.#discord.read(one).text))
  }

  /** Discord has the arguments apart already; what its app would refuse is sent all the same. */
  #command(name: string, text: string): Promise<Outcome> {
    const channel = this.#channel
    const command = commands.find((one) => one.name === name)
    if (!command) return this.#person.forgeCommand({ channel }, { name, options: [] })
    const { usage, values, leftOver } = readCommandText(command, text)
    if (!usage) return this.#person.forgeCommand({ channel }, { name, options: [] })
    const numbers = new Set(
      usage.options.flatMap(({ type, name: option }) =>
        type === 'integer' || type === 'number' ? [option] : [],
      ),
    )
    const given = [...Object.entries(values), ...leftOver.map((word) => [word, word] as const)]
    const options = given.map(([option, value]) => ({
      name: option,
      type: 3,
      value: numbers.has(option) && !Number.isNaN(Number(value)) ? Number(value) : value,
    }))
    const nested = usage.name === null ? options : [{ name: usage.name, type: 1, options }]
    return this.#person.forgeCommand({ channel }, { name, options: nested })
  }

  /** What the app would not take, such as too long a text, is sent as from a client of one's own. */
  #submit(modal: Modal, values: Readonly<Record<string, string>>): Promise<Outcome> {
    const { fields, customId } = this.#discord.readForm(modal)
    const known = Object.entries(values).map(([label, value]) => {
      const field = fields.find((one) => one.label === label) ?? missing(`field ${label}`)
      return [label, field.kind === 'select' ? [value] : value] as const
    })
    try {
      return this.#person.submitModal(modal, Object.fromEntries(known))
    } catch {
      const all = fields.map(({ customId: name, label, value }) => [
        name,
        values[label] ?? value ?? '',
      ])
      const { source } = modal.interaction.asking
      return this.#person.forgeForm(this.#channel, source, customId, Object.fromEntries(all))
    }
  }

  async #act(act: () => Promise<Outcome>): Promise<Seen> {
    this.#again = act
    const outcome = await act()
    this.#last = outcome
    if (outcome.kind === 'modal') return this.#openModal(outcome.modal, {})
    const again = outcome.seen.buttons.find(({ label }) => label === 'Open the form again')
    if (!again?.customId) return this.#card(outcome.seen)
    const problems = problemsIn(outcome.message)
    const opened = await this.#person.forge(outcome.message, again.customId)
    return this.#openModal(opened.modal, problems)
  }

  #openModal(modal: Modal, problems: Readonly<Record<string, string>>): Seen {
    this.#modal = modal
    const form = this.#discord.readForm(modal)
    const fields = form.fields.map(({ label, value, options }) => [
      label,
      value ?? options.find(({ chosen }) => chosen)?.value ?? '',
    ])
    return { kind: 'form', title: form.title, fields: Object.fromEntries(fields), problems }
  }

  #card(seen: Visible): Seen {
    return {
      kind: 'card',
      text: plain(seen.text),
      buttons: seen.buttons.map(({ label }) => label),
      chosen: seen.buttons.flatMap(({ label, style }) => (style === 'success' ? [label] : [])),
      options: seen.selects.flatMap(({ options }) => options.map(({ label }) => plain(label))),
    }
  }

  #newestFirst(): readonly Message[] {
    return this.#person.messages().reverse()
  }

  #button(wanted: string): { message: Message; customId: string } {
    for (const message of this.#newestFirst()) {
      const found = this.#discord.read(message).buttons.find(({ label }) => label === wanted)
      if (found?.customId) return { message, customId: found.customId }
    }
    return missing(`button ${wanted}`)
  }
}

/** Isolates cannot be seen, and a name is a name with or without its sign. */
const plain = (text: string): string =>
  text.replaceAll(/[\u2066-\u2069]/gu, '').replaceAll(/@(?=Robin|Sam|Noor|Ida|Jun|Tomas)/gu, '')

/** On the card that gives a form back, a sentence under a label that is neither label nor value. */
function problemsIn(message: Message): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  let label = ''
  const [container] = message.components
  const parts = container?.type === 17 ? container.components : []
  for (const part of parts) {
    if (part.type !== 10) continue
    const text = part.content.replaceAll(/\\(.)/gsu, '$1')
    if (text.startsWith('**')) label = text.slice(2, -2)
    else if ((part.id ?? 0) < 1000) problems[label] = text
  }
  return problems
}
