import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { pageRoutes } from '#adapters/web/receive.ts'
import { createStream } from '#adapters/web/stream.ts'
import { pageWords } from '#words/page.ts'
import { wordsIn } from '#words/words.ts'
import { furtherDesk } from './further-desk.ts'

/** The local page with a desk that answers with further cards, and nothing behind it. */
export function openFurtherPage(inside = furtherDesk()): Promise<WebDoor> {
  const onBug = (error: unknown): never => {
    throw error
  }
  const page = pageRoutes(
    {
      ...inside,
      personas: [
        { id: 'robin', name: 'Robin', about: '', isModerator: false },
        { id: 'sam', name: 'Sam', about: '', isModerator: false },
      ],
      place: { door: 'web', community: 'local', channel: 'circle' },
      log: { put: onBug, remove: onBug, latest: async () => [] },
      time: { now: () => '2026-03-02T18:00:00Z', zoneOf: async () => 'Europe/Berlin', skip: null },
      words: pageWords(wordsIn('en'), 'Morning circle'),
    },
    createStream(),
  )
  return openWebDoor({ port: 0, ready: async () => undefined, page, onBug })
}
