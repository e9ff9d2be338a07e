import { randomUUID } from 'node:crypto'
import { type OpenDoorFor, personNames as people, type Seen, type Talker } from './conversation.ts'
import type { Outcome } from './slack/people/outcome.ts'
import type { Person, Surface } from './slack/people/person.ts'
import { type LoopbackSlack, startSlack } from './slack/slack.ts'
import { isEphemeral } from './slack/world/message.ts'
import type { TextChannel } from './slack/world/places.ts'
import type { Sight } from './slack/world/sight.ts'
import { plainText, SlackHouse } from './slack-house.ts'

/** Slack on loopback, with the real Bolt app, and the same people in one of its channels. */
export const slackDoor =
  (transport: 'socket' | 'http'): OpenDoorFor =>
  async ({ store, clock, zone }) => {
    const slack = await startSlack({ transport })
    const house = new SlackHouse(slack, transport, store, clock)
    const { workspace, channel } = await house.circle(people, zone)
    await house.connect(workspace)
    const talkers = new Map(
      people.map((name) => [name, new SlackTalker(slack, slack.user(name), channel)]),
    )

    return {
      person: (name) => talkers.get(name) ?? missing(name),
      account: (name) => house.account(name),
      messenger: house.messenger,
      async brings(name, card) {
        const to = { to: 'person', account: house.account(name) } as const
        const { sent } = await house.messenger.send(to, card, randomUUID())
        const talker = talkers.get(name) ?? missing(name)
        return sent ? talker.newest() : missing('way to send it')
      },
      async restart() {
        await house.closeDoors()
        await house.connect(workspace)
      },
      close: () => house.close(),
    }
  }

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}

/** One member in one channel. */
export class SlackTalker implements Talker {
  readonly #slack: LoopbackSlack
  readonly #person: Person
  readonly #channel: TextChannel
  #again: (() => Promise<Outcome>) | null = null
  #last: Outcome | null = null

  constructor(slack: LoopbackSlack, person: Person, channel: TextChannel) {
    this.#slack = slack
    this.#person = person
    this.#channel = channel
  }

  says(line: string): Promise<Seen> {
    const [, name = '', text = ''] = /^(\/\S*)\s*(.*)$/s.exec(line) ?? []
    return this.#act(() =>
      this.#person.command({ channel: this.#channel, name, text: typed(text) }),
    )
  }

  clicks(label: string): Promise<Seen> {
    const { surface, actionId } = this.#button(label)
    return this.#act(() => this.#person.click(surface, actionId))
  }

  chooses(option: string): Promise<Seen> {
    for (const surface of this.#surfaces())
      for (const { actionId, options } of this.#read(surface).selects)
        if (options.some(({ label }) => label === option))
          return this.#act(() => this.#person.choose(surface, actionId, option))
    return missing(option)
  }

  fills(values: Readonly<Record<string, string>>): Promise<Seen> {
    const view = this.#person.modal ?? missing('form')
    const send = (): Promise<Outcome> => {
      try {
        return this.#person.submit(view, values)
      } catch {
        return this.#person.forgeForm(view, values)
      }
    }
    return this.#act(send)
  }

  repeats(): Promise<Seen> {
    return this.#act(this.#again ?? missing('act to repeat'))
  }

  async forges(id: string): Promise<Seen> {
    if (!this.#surfaces()[0]) await this.says('/guide')
    const [surface] = this.#surfaces()
    return this.#act(() => this.#person.forge(surface ?? missing('message'), id))
  }

  idOf(label: string): string {
    return this.#button(label).actionId
  }

  async further(count: number): Promise<readonly Seen[]> {
    const last = this.#last ?? missing('answer')
    const answer = answerIn(last)
    const found = () =>
      last.messages.filter(
        (one) =>
          (isEphemeral(one) || one.channel.kind === 'direct') &&
          !(answer && 'message' in answer && answer.message === one),
      )
    if (!(await this.#slack.until(() => found().length >= count)))
      throw new Error(`${found().length} further cards came`)
    return found().map((one) => this.#card(this.#slack.read(one, this.#person)))
  }

  /** The newest message that they can see. */
  newest(): Seen {
    const newest = this.#person.messages().at(-1) ?? missing('message')
    return this.#card(this.#slack.read(newest, this.#person))
  }

  async channel(): Promise<readonly string[]> {
    return this.#slack
      .messagesIn(this.#channel)
      .map((one) => plainText(this.#slack.read(one, this.#person).text))
  }

  async #act(act: () => Promise<Outcome>): Promise<Seen> {
    const outcome = await act()
    this.#last = outcome
    this.#again = () => outcome.again()
    if (!outcome.acked) throw new Error(`not answered: ${outcome.failure}`)
    await this.#slack.until(() => answerIn(outcome) !== undefined)
    const { errors } = outcome
    if (Object.keys(errors).length > 0) return this.#form(outcome, errors)
    const answer = answerIn(outcome) ?? missing('answer')
    if ('view' in answer) return this.#form(outcome, {})
    return this.#card(this.#slack.read(answer.message, this.#person))
  }

  #form(outcome: Outcome, problems: Readonly<Record<string, string>>): Seen {
    const form = this.#slack.readForm(this.#person.modal ?? outcome.modal)
    const above = form.text === '' ? {} : { '': plainText(form.text) }
    const fields = form.fields.map(({ label, value }) => [label, value ?? ''])
    return {
      kind: 'form',
      title: form.title,
      fields: Object.fromEntries(fields),
      problems: { ...above, ...problems },
    }
  }

  #card(seen: ReturnType<LoopbackSlack['read']>): Seen {
    return {
      kind: 'card',
      text: plainText(seen.text),
      buttons: seen.buttons.map(({ label }) => withoutTick(label)),
      chosen: seen.buttons
        .filter(({ label }) => label !== withoutTick(label))
        .map(({ label }) => withoutTick(label)),
      options: seen.selects.flatMap(({ options }) => options.map(({ label }) => plainText(label))),
    }
  }

  /** The form that is open; else every message, the newest first. */
  #surfaces(): readonly Surface[] {
    const { modal } = this.#person
    return modal ? [modal] : this.#person.messages().reverse()
  }

  #read(surface: Surface) {
    return 'ts' in surface ? this.#slack.read(surface, this.#person) : this.#slack.readForm(surface)
  }

  #button(wanted: string): { surface: Surface; actionId: string } {
    for (const surface of this.#surfaces()) {
      const found = this.#read(surface).buttons.find(({ label }) => withoutTick(label) === wanted)
      if (found) return { surface, actionId: found.actionId }
    }
    return missing(`button ${wanted}`)
  }
}

/** What this person alone sees, rather than what everybody in the channel does. */
const isForOne = (sight: Sight): boolean =>
  'message' in sight
    ? isEphemeral(sight.message) || sight.message.channel.kind === 'direct'
    : sight.kind !== 'home'

/** Mostly only they see it; an answer that everybody sees came by their own `response_url`. */
const answerIn = ({ sights, interaction }: Outcome): Sight | undefined =>
  sights.find((one) => isForOne(one) || ('asked' in one && one.asked === interaction))

const withoutTick = (label: string): string => label.replace(/^✓ /u, '')

/** Slack escapes what is typed after a command. */
const typed = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
