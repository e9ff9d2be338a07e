import type { Temporal } from 'temporal-polyfill'
import type { StatusView } from '#adapters/web/status-page.ts'
import type { DeliveryKind } from '#domain/due.ts'
import type { Door } from '#domain/person.ts'
import type { Delivery } from '#store/store.ts'
import type { Lateness } from './schedule/metrics.ts'
import type { Owed } from './scheduled.ts'

/** What the status page tells of. */
export interface Status {
  readonly roles: Iterable<string>
  readonly doors: readonly DoorState[]
  /** `null` while the database does not answer. */
  readonly owed: Owed | null
  readonly lateness: Lateness | null
  /** `null` in a process that is no worker. */
  readonly worker: {
    readonly lastBeat: Temporal.Instant | null
    /** In seconds. */
    readonly beatAge: number
    /** `null` while the database does not answer; so is the next. */
    readonly waiting: number | null
    readonly givenUp: readonly Delivery[] | null
  } | null
  /** How many deliveries were just sent again; `null` when nothing was done. */
  readonly sentAgain: number | null
}

/** A door that is open, and what is wrong with it: one sentence without a full stop, or `null`. */
export interface DoorState {
  readonly door: Door
  readonly trouble: string | null
}

/** How many of those that were given up are shown. */
export const mostGivenUp = 20

/** From this age on, in seconds, a heartbeat is late: it comes once a minute. */
const lateBeat = 180

/** What the person who runs it reads at /status: nothing that says who a message is for. */
export function statusNotice(status: Status): StatusView {
  const { owed, worker, sentAgain } = status
  return {
    title: 'Alongside: status',
    lead: 'How this process does just now. Reload the page to look again.',
    done: sentAgain === null ? null : sentAgainNotice(sentAgain),
    parts: [
      {
        title: 'This process',
        about: null,
        facts: [fact('Roles', [...status.roles].join(', ')), heartbeatFact(worker)],
      },
      {
        title: 'Messages',
        about:
          owed === null ? 'The database does not answer just now.' : 'Of all processes together.',
        facts: owed === null ? [] : messageFacts(owed, worker?.waiting ?? null),
      },
      {
        title: 'Lateness',
        about:
          'From when a message was due to when it was sent: estimates, of this process since it began.',
        facts: latenessFacts(status.lateness),
      },
      {
        title: 'Doors',
        about: null,
        facts: status.doors.map(({ door, trouble }) =>
          fact(doorNames[door], trouble ?? 'works', trouble !== null),
        ),
      },
    ],
    givenUp: worker === null ? null : givenUpNotice(worker.givenUp),
  }
}

const fact = (name: string, value: string | number, isTrouble = false) => ({
  name,
  value: typeof value === 'number' ? value.toLocaleString('en') : value,
  isTrouble,
})

function heartbeatFact(worker: Status['worker']) {
  const name = 'Last heartbeat'
  if (worker === null) return fact(name, 'none here: this process is no worker')
  const { lastBeat, beatAge } = worker
  const isLate = beatAge >= lateBeat
  return lastBeat === null
    ? fact(name, `none in ${lasting(beatAge)}`, isLate)
    : fact(
        name,
        `${isLate ? 'late: ' : ''}${lasting(beatAge)} ago, at ${shown(lastBeat)} UTC`,
        isLate,
      )
}

const messageFacts = ({ due, queued, dead, sentLastHour }: Owed, waiting: number | null) => [
  fact('Members with something due', due),
  fact('On their way', queued),
  ...(waiting === null ? [] : [fact('Of these, waiting for another attempt', waiting)]),
  fact('Given up', dead, dead > 0),
  fact('Sent in the last hour', sentLastHour),
]

const latenessFacts = (lateness: Lateness | null) =>
  lateness === null
    ? [fact('Sent', 0)]
    : [
        fact('Sent', lateness.count),
        fact('Half of them within', bounded(lateness.p50)),
        fact('95 % of them within', bounded(lateness.p95)),
      ]

const bounded = (seconds: number): string =>
  seconds === Infinity ? 'more than an hour' : lasting(seconds)

function givenUpNotice(givenUp: readonly Delivery[] | null): StatusView['givenUp'] {
  return {
    title: 'Given up',
    about:
      givenUp === null
        ? 'The database does not answer just now.'
        : givenUp.length === 0
          ? 'Nothing.'
          : `The newest, at most ${mostGivenUp}. Sent again, each is looked at anew: what no longer holds is left out.`,
    columns: ['Kind', 'Due (UTC)', 'Why'],
    rows: (givenUp ?? []).map(({ kind, at, why }) => [
      kindNames[kind],
      shown(at),
      (why === null ? undefined : reasons[why]) ?? why ?? 'not known',
    ]),
    sendAgain: givenUp === null || givenUp.length === 0 ? null : 'Send them again',
  }
}

const sentAgainNotice = (count: number): string =>
  count === 1
    ? '1 message is on its way again.'
    : `${count.toLocaleString('en')} messages are on their way again.`

const doorNames: Readonly<Record<Door, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  web: 'Local page',
}

const kindNames: Readonly<Record<DeliveryKind, string>> = {
  prompt: 'daily prompt',
  nudge: 'reminder',
  later: 'prompt that was asked for later',
  milestone: 'milestone',
  'follow-up': 'follow-up',
  'pause-end': 'end of a pause',
  close: 'closing of a prompt',
  'group-goal-end': 'end of a group goal',
  'group-report': 'weekly report of a group',
  'gone-quiet': 'note to a buddy',
}

/** What the codes of `Delivery.why` mean; one that is not here is shown as it is. */
const reasons: Readonly<Record<string, string>> = {
  unavailable: 'the platform did not answer as it should',
  busy: 'the platform asked us to wait',
  bug: 'a bug of ours; the log tells where',
  'tried-too-often': 'tried too often',
}

/** In UTC, such as 2026-03-02 18:00. */
const shown = (at: Temporal.Instant): string =>
  at.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace('Z', '')

/** In the largest unit that fits at least twice. */
function lasting(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3600)} h`
}
