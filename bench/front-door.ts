import { type Answer, ask, Visitor } from '../test/support/page-visitor.ts'
import { start } from '../test/support/process.ts'
import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at, note } from './members.ts'

const personas = ['robin', 'sam', 'noor'] as const
const titles = ['Walk around the block', 'Write a page', 'Call somebody']

/**
 * The page's HTTP, with the program in a process of its own: by a button, and by a typed line. Its
 * three people have three goals each and answer them again and again, so a row is replaced where the
 * other ways add one.
 */
export async function frontDoor({ settings }: Bench): Promise<readonly Way[]> {
  const { url } = await start(settings)
  const goals = await Promise.all(
    personas.map(async (persona) => {
      const visitor = new Visitor(url, persona)
      for (const title of titles) await visitor.says(`/goal set do ${title}`)
      return Promise.all(titles.map(async (title) => goalOf(visitor, persona, title)))
    }),
  )
  // Neighbouring lanes are different people.
  const mixed = titles.flatMap((_, index) => goals.map((ofOne) => at(ofOne, index)))
  let turn = 0

  return [
    {
      name: 'page, a button',
      async act(lane) {
        turn += 1
        const { page, ids } = at(mixed, lane)
        const answer = await ask(`${page}/act`, { fields: { id: at(ids, turn), message: '' } })
        expectKept(answer)
      },
    },
    {
      name: 'page, a typed command',
      async act(lane) {
        turn += 1
        const { page, line } = at(mixed, lane)
        const answer = await ask(`${page}/say`, { fields: { line, once: String(turn) } })
        expectKept(answer)
      },
    },
  ]

  async function goalOf(visitor: Visitor, persona: string, title: string) {
    const line = `/checkin goal:"${title}" state:done note:"${note}"`
    const { buttons } = await visitor.says(line)
    const answers = buttons.slice(0, 3) // done, partly, skip this day
    return { page: `${url}/as/${persona}`, line, ids: answers.map(({ id }) => id) }
  }
}

/** An answer that was kept shows which one it is. */
function expectKept({ status, body }: Answer): void {
  if (status !== 200 || !body.includes(' aria-pressed="true"'))
    throw new Error(`${status}: ${body}`)
}
