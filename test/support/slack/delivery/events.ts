import { verificationToken } from '../payloads/interaction.ts'
import type { Workspace } from '../world/places.ts'
import type { World } from '../world/world.ts'
import type { Delivered, Delivery } from './envelope.ts'

/** What happened, in Slack's words: `type`, and whatever goes with it. */
export interface SlackEvent {
  readonly type: string
  readonly [field: string]: unknown
}

/** Tells the app of events, and tells it again if it does not acknowledge. */
export class Events {
  readonly #world: World
  readonly #delivery: Delivery
  readonly #waiting = new Set<NodeJS.Timeout>()
  #ended = false

  constructor(world: World, delivery: Delivery) {
    this.#world = world
    this.#delivery = delivery
  }

  /** Resolves with what came of the first time. */
  tell(workspace: Workspace, event: SlackEvent): Promise<Delivered> {
    const { ids, settings } = this.#world
    const now = settings.now()
    const payload = {
      token: verificationToken,
      team_id: workspace.id,
      context_team_id: workspace.id,
      context_enterprise_id: null,
      api_app_id: this.#world.appId,
      event: { event_ts: ids.timestamp(now), ...event },
      type: 'event_callback',
      event_id: ids.next('Ev'),
      event_time: Math.floor(now / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.id,
          user_id: workspace.bot.id,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    }
    return this.#send(payload, null, settings.eventRetriesMs)
  }

  /** Nothing is told again. */
  end(): void {
    this.#ended = true
    for (const timer of this.#waiting) clearTimeout(timer)
  }

  async #send(
    payload: Readonly<Record<string, unknown>>,
    retry: { readonly number: number; readonly reason: string } | null,
    pauses: readonly number[],
  ): Promise<Delivered> {
    const delivered = await this.#delivery.send({ type: 'events_api', payload, retry })
    const [pauseMs, ...later] = pauses
    if (delivered.acked || pauseMs === undefined || this.#ended) return delivered
    const reason = delivered.failure === 'operation_timeout' ? 'http_timeout' : 'http_error'
    const timer = setTimeout(() => {
      this.#waiting.delete(timer)
      void this.#send(payload, { number: (retry?.number ?? 0) + 1, reason }, later)
    }, pauseMs)
    this.#waiting.add(timer)
    return delivered
  }
}
