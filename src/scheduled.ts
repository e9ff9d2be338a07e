import { setTimeout as pause } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { planDue } from '#app/plan-due.ts'
import { sendAgain } from '#app/send-again.ts'
import type { AccountRef } from '#chat/inline.ts'
import { composer, groupGoalComposer } from '#commands'
import type { Delivery, QueueDatabase, Store } from '#store/store.ts'
import { burier } from './given-up.ts'
import type { House } from './house.ts'
import type { ScheduleLog } from './log.ts'
import { type Heartbeat, startHeartbeat } from './schedule/heartbeat.ts'
import { startLiveCards } from './schedule/live-cards.ts'
import { openQueue } from './schedule/queue.ts'
import { createWorker, type Observed } from './schedule/worker.ts'
import { createVitalSigns } from './vital-signs.ts'

/** How many messages a second each platform takes from all our processes together. */
export interface Paces {
  /** Of the whole bot. */
  readonly discord: number
  /** Of one workspace. */
  readonly slack: number
}

export interface ScheduledParts extends Pick<House, 'store' | 'clock' | 'switchboard' | 'onBug'> {
  readonly paces: Paces
  readonly log: ScheduleLog
  observe(observed: Observed): void
}

/** How it goes in this process. */
export interface ScheduleState {
  /** When the newest heartbeat that went well began. */
  readonly lastBeat: Temporal.Instant | null
  /** As `VitalSigns` has it. */
  readonly beatAge: number
  /** Of what is on its way, how many wait for another attempt. */
  waiting(): Promise<number>
  /** What was given up, the last to fall due first, at most so many. */
  givenUp(most: number): Promise<readonly Delivery[]>
}

/** What comes to members without their having asked. */
export interface Scheduled {
  state(): ScheduleState
  /**
   * Moves the clock on to an instant, by way of every one at which something is due, so that each thing
   * comes at its own time. Where the clock cannot be moved: nothing.
   */
  passTime(until: Temporal.Instant): Promise<void>
  /** Deliveries that were given up go on their way again; gives how many. */
  sendAgain(): Promise<number>
  close(): Promise<void>
}

/** How many members one transaction of a heartbeat takes. */
const membersAtOnce = 200

/** Longer than anything looks back at them. */
const keptFor = { hours: 24 * 90 }

/** So long a link is told from one that never was. */
const entriesFor = { hours: 24 }

/** What nobody has said yes to by then. */
const draftsFor = { hours: 24 }

/** How long is waited, while time is moved, for what is on its way. In milliseconds. */
const patienceMs = 5000

/** Puts the schedule together: the heartbeat, the queue and the worker. */
export async function openScheduled(
  parts: ScheduledParts,
  database: QueueDatabase,
): Promise<Scheduled> {
  const { store, clock, switchboard, log, onBug } = parts
  const now = () => clock.now()
  const observe = (observed: Observed): void => {
    parts.observe(observed)
    log.delivery(observed)
  }
  let tidiedOn = ''
  const vitalSigns = createVitalSigns(log, membersAtOnce)
  const { messenger } = switchboard
  const queue = await openQueue({ database, now, onTrouble: vitalSigns.queueTrouble, onBug })
  await queue.work(
    createWorker({
      store,
      messenger,
      now,
      onBug,
      compose: composer({ store: store.inBulk(), messenger, now }),
      paceOf: (account) => paceOf(account, parts.paces),
      observe,
    }),
    burier(store, now, observe),
  )
  const heartbeat: Heartbeat = startHeartbeat({
    now,
    most: membersAtOnce,
    claim: vitalSigns.watched(async (at) => {
      const claimed = await planDue(store, at, membersAtOnce, queue.add)
      if (claimed === 0) await tidy(at)
      return claimed
    }),
    onBug,
  })
  const liveCards = startLiveCards({ store, messenger, compose: groupGoalComposer, now, onBug })

  return {
    state: () => ({
      lastBeat: heartbeat.last,
      beatAge: vitalSigns.beatAge,
      waiting: async () => (await queue.stats()).deferred,
      givenUp: (most) => store.deliveries.newest('dead', most),
    }),

    async passTime(until) {
      if (!('moveTo' in clock)) return
      for (let reached: Temporal.Instant | null = null; ; ) {
        await heartbeat.beat()
        await arrived()
        await liveCards.look()
        const { since } = await store.schedule.overdue(until)
        // What a beat could not take stays where it is, and is no reason to stand still.
        if (since === null || (reached !== null && since.equals(reached))) break
        await clock.moveTo(since)
        reached = since
      }
      await clock.moveTo(until)
      await liveCards.look()
    },

    async sendAgain() {
      for (let all = 0; ; ) {
        const some = await sendAgain(store, now(), queue.add)
        all += some
        if (some === 0) return all
      }
    },

    async close() {
      await liveCards.close()
      await heartbeat.close()
      await queue.close()
    },
  }

  /** Once a day, deliveries of long ago are forgotten, and codes that are too old. */
  async function tidy(at: Temporal.Instant): Promise<void> {
    const today = at.toString().slice(0, '2026-11-23'.length)
    if (today === tidiedOn) return
    tidiedOn = today
    await store.linkCodes.forget(at)
    for (let gone = 1; gone > 0; ) gone = await store.deliveries.forget(at.subtract(keptFor))
    await store.webEntries.forget(at.subtract(entriesFor))
    await store.drafts.forget(at.subtract(draftsFor))
  }

  async function arrived(): Promise<void> {
    const deadline = performance.now() + patienceMs
    while (performance.now() < deadline && (await store.deliveries.counts(now())).queued > 0)
      await pause(20)
  }
}

/** On the local page nothing has to wait. */
function paceOf({ door, tenant }: AccountRef, { discord, slack }: Paces) {
  if (door === 'web') return null
  return door === 'discord'
    ? { lane: 'discord', perSecond: discord }
    : { lane: `slack ${tenant}`, perSecond: slack }
}

/** What is owed to members, by the whole house. */
export interface Owed {
  /** Members with something overdue. */
  readonly due: number
  readonly queued: number
  readonly dead: number
  readonly sentLastHour: number
}

/** More than so many that were given up are not counted. */
const mostDead = 1000

export async function readOwed(
  { schedule, deliveries }: Store,
  at: Temporal.Instant,
): Promise<Owed> {
  const [{ count }, { queued, sent }, dead] = await Promise.all([
    schedule.overdue(at),
    deliveries.counts(at.subtract({ hours: 1 })),
    deliveries.newest('dead', mostDead),
  ])
  return { due: count, queued, dead: dead.length, sentLastHour: sent }
}
