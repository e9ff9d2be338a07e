import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import { Temporal } from 'temporal-polyfill'
import { stillHolds } from '#app/deliver.ts'
import { deliveryIdOf } from '#app/deliveries.ts'
import { type Speaker, turnTo } from '#app/meet-person.ts'
import type { Card } from '#chat/card.ts'
import type { AccountRef } from '#chat/inline.ts'
import type { Destination, MessageRef, Messenger, Sent } from '#chat/messenger.ts'
import type { DeliveryId } from '#domain/id.ts'
import type { PromptTone } from '#domain/prompt.ts'
import type { Delivery, DueMember, Outcome, Store } from '#store/store.ts'
import type { JobResult } from './queue.ts'

/** Puts into words what is owed. */
export interface Composer {
  /** `null` when there is nothing to say any more. */
  delivery(speaker: Speaker, delivery: Delivery, tone: PromptTone): Promise<Card | null>
  /** A neutral line for a channel, and which; `null` where there is none. */
  ping(speaker: Speaker): Promise<{ readonly to: Destination; readonly card: Card } | null>
}

/** What happened to one delivery, for those who watch. */
export interface Observed {
  readonly id: DeliveryId
  readonly kind: Delivery['kind']
  readonly door: AccountRef['door'] | null
  readonly outcome: Outcome['state']
  readonly why: string | null
  /** From when it was due, in milliseconds. */
  readonly lateMs: number
}

export interface WorkerParts {
  readonly store: Store
  readonly messenger: Messenger
  readonly compose: Composer
  now(): Temporal.Instant
  /** How many requests a second a platform takes from us, and in which lane they wait for one another. */
  paceOf(account: AccountRef): Pace | null
  observe(observed: Observed): void
  onBug(error: unknown): void
}

/** In which lane messages wait for one another, and how many of it go in a second. */
export interface Pace {
  readonly lane: string
  readonly perSecond: number
}

/**
 * Longer than this nobody waits for a first turn with a job in hand, and the turns that are taken at once
 * last no longer than this: well within the time after which a job counts as lost. In milliseconds.
 */
const patienceMs = 10_000
const mostTurnsMs = 20_000

/** However long a platform says: it is asked again after a quarter of an hour. In milliseconds. */
const mostRetryMs = 900_000

/** How many messages are on their way to the platforms at once. */
const mostAtOnce = 50

/**
 * Sends what is owed, if it still holds, and keeps what became of it. The same delivery can be handed
 * over again after a crash: what was settled is not sent again, and what was sent without being settled
 * is shown once wherever the platform knows the key again.
 */
export function createWorker(parts: WorkerParts) {
  const { messenger } = parts
  const store = parts.store.inBulk()
  const room = pLimit(mostAtOnce)

  return async (ids: readonly DeliveryId[]): Promise<ReadonlyMap<DeliveryId, JobResult>> => {
    const deliveries = (await store.deliveries.get(ids)).filter(({ state }) => state === 'queued')
    const people = [...new Set(deliveries.map(({ personId }) => personId))]
    const found = await store.schedule.members(people, parts.now())
    const members = new Map(found.map((member) => [member.person.id, member]))
    const results = new Map<DeliveryId, JobResult>(ids.map((id) => [id, { done: true }]))
    const owed = deliveries.flatMap((delivery) => {
      const member = members.get(delivery.personId)
      return member ? [{ delivery, member }] : []
    })
    await inTurn(owed, async ({ delivery, member }) => {
      results.set(delivery.id, await deliver(delivery, member))
    })
    return results

    /** Each lane at its own pace. What would wait for long is given back. */
    async function inTurn(all: readonly Owed[], act: (one: Owed) => Promise<void>): Promise<void> {
      const lanes = Map.groupBy(all, ({ member }) => paceOf(member)?.lane ?? '')
      await Promise.all(
        [...lanes].map(async ([lane, waiting]) => {
          const pace = waiting[0] ? paceOf(waiting[0].member) : null
          if (pace === null) return void (await Promise.all(waiting.map(act)))
          const most = Math.max(1, Math.floor((pace.perSecond * mostTurnsMs) / 1000))
          const { now, turns } = firstTurns(waiting, most)
          const wait = await store.paces.take(lane, turns, pace.perSecond, patienceMs)
          const isTooLong = wait > patienceMs
          const turnMs = 1000 / pace.perSecond
          const after = isTooLong ? wait : wait + turns * turnMs
          for (const { delivery } of isTooLong ? waiting : waiting.slice(now.length))
            results.set(delivery.id, { done: false, retryAfterMs: after })
          if (isTooLong) return
          await Promise.all(
            now.map(async ({ one, turn }) => {
              const ms = wait + turn * turnMs
              if (ms >= 1) await pause(ms)
              await act(one)
            }),
          )
        }),
      )
    }
  }

  /** Those that fit into so many turns, one at least, each with the turn at which it begins, from 0. */
  function firstTurns(waiting: readonly Owed[], most: number) {
    const now: { readonly one: Owed; readonly turn: number }[] = []
    let turns = 0
    for (const one of waiting) {
      const needed = turnsOf(one)
      if (now.length > 0 && turns + needed > most) break
      now.push({ one, turn: turns })
      turns += needed
    }
    return { now, turns }
  }

  /** To change a message is one request. What goes to a buddy counts as if it went to the member. */
  function turnsOf({ delivery, member: { accounts } }: Owed): number {
    const [account] = accounts
    return delivery.kind === 'close' || !account ? 1 : messenger.turns({ to: 'person', account })
  }

  function paceOf({ accounts: [account] }: DueMember): Pace | null {
    return account ? parts.paceOf(account) : null
  }

  async function deliver(delivery: Delivery, member: DueMember): Promise<JobResult> {
    const now = parts.now()
    const [account] = member.accounts
    let outcome: Outcome
    let result: JobResult = { done: true }
    try {
      const holds = stillHolds(member, delivery, now)
      const speaker = holds.ok && account ? await turnTo(store, account, now) : null
      if (holds.ok && Temporal.Instant.compare(now, holds.value.from) < 0)
        return { done: false, retryAfterMs: now.until(holds.value.from).total('milliseconds') }
      if (!holds.ok)
        outcome = { state: holds.error === 'unreached' ? 'closed' : 'dropped', why: holds.error }
      else if (!speaker) outcome = { state: 'dropped', why: 'nobody' }
      else {
        const card = await parts.compose.delivery(speaker, delivery, holds.value.tone)
        const sent = card && (await room(() => send(delivery, speaker, card)))
        outcome = sent ? outcomeOf(delivery, sent) : { state: 'dropped', why: 'nothing-to-say' }
        if (outcome.state === 'queued') result = { done: false, ...retryOf(sent) }
        if (outcome.state === 'closed') await pingInstead(delivery, speaker)
        if (sent && !sent.sent && sent.why === 'busy' && account)
          await hold(account, sent.retryAfterMs ?? 0)
      }
    } catch (error) {
      parts.onBug(error)
      outcome = { state: 'queued', why: 'bug' }
      result = { done: false }
    }
    // Else it was settled by somebody else, such as the member who said that it need not come.
    const isOurs = await store.deliveries.settle(delivery.id, outcome, parts.now())
    if (isOurs) {
      parts.observe({
        id: delivery.id,
        kind: delivery.kind,
        door: account?.door ?? null,
        outcome: outcome.state,
        why: 'why' in outcome ? outcome.why : null,
        lateMs: parts.now().epochMilliseconds - delivery.at.epochMilliseconds,
      })
    }
    return result
  }

  async function send(delivery: Delivery, speaker: Speaker, card: Card): Promise<Sent | null> {
    switch (delivery.kind) {
      case 'close':
        return close(delivery, speaker, card)
      case 'gone-quiet': {
        const buddies = await store.pairs.of(speaker.person.id)
        const sent = await Promise.all(
          buddies.flatMap(({ personId, accounts: [first] }) =>
            first
              ? [
                  messenger.send(
                    { to: 'person', account: first.key },
                    card,
                    `${delivery.id} ${personId}`,
                  ),
                ]
              : [],
          ),
        )
        return sent.find((one) => one.sent) ?? sent[0] ?? null
      }
      default:
        return messenger.send({ to: 'person', account: speaker.account }, card, delivery.id)
    }
  }

  /** Everything that asked for the date says that it is over; what counts is the prompt. */
  async function close({ about }: Delivery, { person }: Speaker, card: Card): Promise<Sent | null> {
    const ids = (['prompt', 'nudge'] as const).map((kind) =>
      deliveryIdOf(person.id, { kind, about }),
    )
    const asked = await store.deliveries.get(ids)
    const changed = await Promise.all(
      asked.map(async ({ kind, message }) => {
        // Only what the messenger gave is kept there.
        const ref = message as MessageRef | null
        return { kind, sent: ref && (await messenger.update(ref, card)) }
      }),
    )
    return changed.find(({ kind }) => kind === 'prompt')?.sent ?? null
  }

  /** Where the member agreed to it: a line in the channel that says nothing about them. */
  async function pingInstead({ id, kind }: Delivery, speaker: Speaker): Promise<void> {
    if (kind !== 'prompt' || !speaker.person.wishes.pingInChannel) return
    const ping = await parts.compose.ping(speaker)
    if (ping) await messenger.send(ping.to, ping.card, `${id} ping`)
  }

  async function hold(account: AccountRef, milliseconds: number): Promise<void> {
    const pace = parts.paceOf(account)
    if (pace) await store.paces.hold(pace.lane, milliseconds)
  }
}

interface Owed {
  readonly delivery: Delivery
  readonly member: DueMember
}

function outcomeOf({ kind }: Delivery, sent: Sent): Outcome {
  if (sent.sent) return { state: 'sent', message: sent.message }
  const { why } = sent
  if (why === 'busy' || why === 'unavailable') return { state: 'queued', why }
  // Their own message cannot be reached: nothing is shown in its place.
  return { state: kind === 'close' || kind === 'gone-quiet' ? 'dropped' : 'closed', why }
}

const retryOf = (sent: Sent | null): { readonly retryAfterMs?: number } =>
  sent && !sent.sent && sent.why === 'busy'
    ? { retryAfterMs: Math.min(sent.retryAfterMs ?? 1000, mostRetryMs) }
    : {}
