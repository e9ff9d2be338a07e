import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import type { ChannelLog, PageParts } from '#adapters/web/parts.ts'
import { pageRoutes } from '#adapters/web/receive.ts'
import { openRooms } from '#adapters/web/rooms.ts'
import { createMessenger } from '#adapters/web/send.ts'
import { createStream } from '#adapters/web/stream.ts'
import type { Messenger } from '#chat/messenger.ts'
import { pageWords } from '#words/page.ts'
import { wordsIn } from '#words/words.ts'
import { furtherDesk } from './further-desk.ts'

const onBug = (error: unknown): never => {
  throw error
}

const noLog: ChannelLog = { add: onBug, change: onBug, remove: onBug, latest: async () => [] }

export interface FurtherPage extends WebDoor {
  readonly messenger: Messenger
}

/**
 * The local page of Robin, Sam and Noor, who moderates, with a desk that answers with further cards.
 *
 * @param log what stands on the page; unless given, nothing does, and nothing can be said.
 */
export async function openFurtherPage(
  inside: Pick<PageParts, 'desk' | 'commands' | 'codec'> = furtherDesk(),
  log: ChannelLog = noLog,
  now: () => string = () => '2026-03-02T18:00:00Z',
): Promise<FurtherPage> {
  const stream = createStream()
  const parts: PageParts = {
    ...inside,
    personas: [
      { id: 'robin', name: 'Robin', about: '', isModerator: false },
      { id: 'sam', name: 'Sam', about: '', isModerator: false },
      { id: 'noor', name: 'Noor', about: '', isModerator: true },
    ],
    place: { door: 'web', community: 'local', channel: 'circle' },
    log,
    time: { now, zoneOf: async () => 'Europe/Berlin', skip: null },
    words: pageWords(wordsIn('en'), 'Morning circle'),
  }
  const rooms = openRooms(parts, stream)
  const page = pageRoutes(parts, rooms, stream)
  const door = await openWebDoor({ port: 0, ready: async () => undefined, page, onBug })
  return { ...door, messenger: createMessenger(parts, rooms) }
}
