import type { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { fromKept, toKept } from '#adapters/web/kept-body.ts'
import {
  accountOf,
  type ChannelLog,
  type ChannelMessage,
  type Persona,
} from '#adapters/web/parts.ts'
import { pageRoutes } from '#adapters/web/receive.ts'
import { openRooms } from '#adapters/web/rooms.ts'
import { createMessenger } from '#adapters/web/send.ts'
import { createStream } from '#adapters/web/stream.ts'
import { meetPerson } from '#app/meet-person.ts'
import { openLocalGroup } from '#app/open-local-group.ts'
import { skipTarget } from '#app/skip-ahead.ts'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Switchboard } from '#chat/switchboard.ts'
import { commands, openDesk } from '#commands'
import type { Zone } from '#domain/calendar.ts'
import { parseZone } from '#domain/zones.ts'
import type { PageMessage } from '#store/page-log.ts'
import type { Store } from '#store/store.ts'
import { pageWords, personaWords } from '#words/page.ts'
import { wordsIn } from '#words/words.ts'
import type { Clock, MovableClock } from './clock.ts'

const place = { door: 'web', community: 'local', channel: 'circle' } as const

const words = wordsIn('en')
const named = personaWords(words)

const personas: readonly [Persona, ...Persona[]] = [
  { id: 'robin', name: 'Robin', about: named.member, isModerator: false },
  { id: 'sam', name: 'Sam', about: named.member, isModerator: false },
  { id: 'noor', name: 'Noor', about: named.moderator, isModerator: true },
  // Enough people for what a group sees of all together.
  { id: 'ida', name: 'Ida', about: named.member, isModerator: false },
  { id: 'jun', name: 'Jun', about: named.member, isModerator: false },
  { id: 'tomas', name: 'Tomas', about: named.member, isModerator: false },
]

export interface LocalPageParts {
  readonly store: Store
  readonly codec: ActionCodec
  /** A clock that can be moved lets a newcomer skip ahead. */
  readonly clock: Clock | MovableClock
  readonly switchboard: Switchboard
  /** Moves the clock on, and lets everything come that is due meanwhile. Left out: nothing is sent. */
  passTime?(until: Temporal.Instant): Promise<void>
  /** Where moderators find their dashboards. Left out: nowhere. */
  readonly dashboard?: (() => string | null) | undefined
  /** The group's zone when it is set up; the machine's own unless given. */
  readonly zone?: Zone
  onBug(error: unknown, reference: string): void
}

/** Puts the local page together: its group and its people, its channel, and its own desk. */
export async function openLocalPage(parts: LocalPageParts): Promise<Hono> {
  const { store, codec, clock, switchboard, onBug } = parts
  const group = await openLocalGroup(
    store,
    {
      name: named.group,
      zone: parts.zone ?? machineZone(),
      lives: place,
      personas: personas.map((one) => ({
        account: accountOf(one),
        name: one.name,
        role: one.isModerator ? 'moderator' : 'member',
      })),
    },
    clock.now(),
  )
  const stream = createStream()
  const log = channelLog(store)
  const now = () => clock.now().toString()
  const passTime = parts.passTime ?? ('moveTo' in clock ? clock.moveTo : null)
  const speakerOf = (persona: Persona) =>
    meetPerson(store, { account: accountOf(persona), name: persona.name, place, now: clock.now() })
  const time = {
    now,
    zoneOf: async (persona: Persona) => (await speakerOf(persona)).clock.zone,
    skip: passTime
      ? async (how: 'hour' | 'prompt' | 'week', persona: Persona) => {
          const speaker = await speakerOf(persona)
          await passTime(skipTarget(speaker, how))
          return { isAsked: speaker.person.promptTime !== null }
        }
      : null,
  }
  const shared = { log, place, time, codec, personas, words: pageWords(words, group.name) }
  const rooms = openRooms(shared, stream)
  switchboard.connect('web', createMessenger(shared, rooms))
  const { messenger } = switchboard
  const desk = openDesk(
    { store, messenger, now: () => clock.now(), dashboard: parts.dashboard },
    codec,
    onBug,
  )
  return pageRoutes({ ...shared, desk, commands }, rooms, stream)
}

const machineZone = () =>
  parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? parseZone('UTC') ?? unreachable()

function unreachable(): never {
  throw new Error('This machine knows no time zones.')
}

/**
 * What stands on the page as it is kept: the channel, and what is between us and each persona.
 *
 * @internal Tests of the page alone keep it in a real store.
 */
export const channelLog = ({ page }: Store): ChannelLog => ({
  add: (channelId, { id, at, body }) =>
    page.add({ id, channelId, sentAt: Temporal.Instant.from(at), body: toKept(body) }),
  async change(channelId, id, body) {
    const changed = await page.change(channelId, id, toKept(body))
    return changed && messageOf(changed)
  },
  remove: (channelId, id) => page.remove(channelId, id),
  latest: async (channelId, most) => (await page.latest(channelId, most)).map(messageOf),
})

const messageOf = ({ id, sentAt, body }: PageMessage): ChannelMessage => ({
  id,
  at: sentAt.toString(),
  body: fromKept(body),
})
