import { carryOut } from '../api/acknowledgement.ts'
import { ApiError } from '../api/api-error.ts'
import type { House } from '../api/house.ts'
import type { Delivered, Delivery } from '../delivery/envelope.ts'
import type { Events } from '../delivery/events.ts'
import { interactionPayload } from '../payloads/interaction.ts'
import { type Asking, type AskingKind, Interaction } from '../world/interaction.ts'
import type { World } from '../world/world.ts'

const withTrigger: readonly AskingKind[] = [
  'command',
  'action',
  'submission',
  'shortcut',
  'message shortcut',
]

/** Brings what people do to the app, and what it acknowledges with before their eyes. */
export class Asker {
  readonly #house: House
  readonly #delivery: Delivery
  readonly #events: Events
  readonly #look: () => void

  constructor(house: House, delivery: Delivery, events: Events, look: () => void) {
    this.#house = house
    this.#delivery = delivery
    this.#events = events
    this.#look = look
  }

  /** Resolves when the app has acknowledged, or can no more. */
  async ask(asking: Asking): Promise<Interaction> {
    const { world } = this.#house
    const trigger = withTrigger.includes(asking.kind) ? newTrigger(world, asking) : null
    const now = world.settings.now()
    const interaction = new Interaction(asking, trigger, now, world.sights.length)
    if (trigger !== null) world.triggers.set(trigger, interaction)
    const delivered = await this.#send(interaction)
    if (delivered.acked) {
      interaction.acknowledge(delivered.answer)
      this.#carryOut(interaction)
    } else interaction.failure = delivered.failure
    this.#look()
    return interaction
  }

  /** Brings the very same to the app once more, as Slack does when it heard nothing. */
  repeat(interaction: Interaction): Promise<Delivered> {
    return this.#send(interaction)
  }

  #send(interaction: Interaction): Promise<Delivered> {
    const { asking, workspace } = interaction
    if (asking.kind === 'home') {
      return this.#events.tell(workspace, { type: 'app_home_opened', ...asking.own })
    }
    const url = this.#responseUrl(interaction)
    const payload = interactionPayload(interaction, this.#house.world, url)
    return this.#delivery.send({
      type: asking.kind === 'command' ? 'slash_commands' : 'interactive',
      payload: { ...(asking.reshape?.(payload) ?? payload) },
      retry: null,
      onLate: () => {
        interaction.late = true
        this.#look()
      },
    })
  }

  /** Only in a channel can be answered. */
  #responseUrl(interaction: Interaction): string | null {
    const { world, host } = this.#house
    const { kind, channel } = interaction.asking
    if (!channel || kind === 'suggestion') return null
    const id = crypto.randomUUID()
    world.responseUrls.set(id, { id, interaction, createdMs: world.settings.now(), used: 0 })
    const folder = kind === 'command' ? 'commands' : 'actions'
    return `http://${host}/${folder}/${interaction.workspace.id}/${world.ids.serial()}/${id}`
  }

  #carryOut(interaction: Interaction): void {
    try {
      carryOut(this.#house, interaction)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      interaction.failure = 'dispatch_failed'
    }
  }
}

const newTrigger = ({ ids }: World, { user }: Asking): string => {
  const secret = crypto.randomUUID().replaceAll('-', '')
  return `${ids.serial()}.${parseInt(user.workspace.id.slice(1), 36)}.${secret}`
}
