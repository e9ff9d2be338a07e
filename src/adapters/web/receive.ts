import { randomUUID } from 'node:crypto'
import { Hono, type Context as HttpContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Card } from '#chat/card.ts'
import type { FormValues } from '#chat/form.ts'
import type { Said } from '#chat/invocation.ts'
import type { Reply } from '#chat/reply.ts'
import { completionList } from './completion-list.ts'
import { limits } from './limits.ts'
import { isMessageId } from './message-id.ts'
import { renderPage } from './page.ts'
import { accountOf, type PageParts, type Persona, skips } from './parts.ts'
import { commandsFor, complete } from './register.ts'
import type { Html } from './render-inline.ts'
import type { Rooms } from './rooms.ts'
import { PrivateAnswers, pageHeader, type Stream } from './stream.ts'
import {
  changedAnswer,
  directMessages,
  inOrder,
  newAnswer,
  noForm,
  type PrivateMessage,
  privateMessage,
  shownForm,
} from './view.ts'

/** What the page does for the persona in its address. */
export function pageRoutes(parts: PageParts, rooms: Rooms, stream: Stream): Hono {
  const { desk, personas, words, time, codec } = parts
  const answers = new PrivateAnswers<PrivateMessage>()
  const app = new Hono()

  app.get('/', (http) => http.redirect(`/as/${personas[0].id}`))

  app.get('/as/:persona', (http) =>
    as(http, async (persona) => {
      const [channel, direct, zone] = await Promise.all([
        rooms.channel.latest(limits.stream),
        rooms.with(persona.id).latest(limits.private),
        time.zoneOf(persona),
      ])
      const messages = newest([...directMessages(direct), ...answers.of(persona.id)])
      // Shown from a browser's memory, it would miss what was said, and be two pages of one name.
      http.header('Cache-Control', 'no-store')
      return renderPage(parts, { persona, zone, channel, messages })
    }),
  )

  app.get('/as/:persona/events', (http) => {
    const persona = named(http)
    if (!persona) return http.notFound()
    return streamSSE(http, async (sse) => {
      const ended = Promise.withResolvers<void>()
      const reader = { persona: persona.id, page: pageOf(http) }
      const stop = stream.listen(reader, async (news) => {
        await sse.writeSSE({ data: String(await news) })
      })
      sse.onAbort(() => ended.resolve())
      await ended.promise
      stop()
    })
  })

  app.get('/as/:persona/complete', (http) =>
    as(http, async (persona) => {
      const typed = http.req.query('line') ?? ''
      return completionList(
        await complete(commandsFor(parts.commands, persona), desk, speakerOf(persona), typed),
      )
    }),
  )

  app.post('/as/:persona/say', (http) =>
    as(http, async (persona) => {
      const sent = await http.req.parseBody()
      const line = text(sent['line']).trim()
      if (line === '') return noForm
      if (line.length > limits.line) {
        http.status(422)
        return keep(persona, sentence(words.lineTooLong), null)
      }
      if (!line.startsWith('/')) return speakInChannel(persona, line, text(sent['once']))
      const [, name = '', args = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? []
      const said: Said = { said: 'command', name: name.toLowerCase(), args: { text: args } }
      return show(persona, await ask(persona, said, text(sent['once'])), {
        message: '',
        asked: line,
        page: pageOf(http),
      })
    }),
  )

  app.post('/as/:persona/act', (http) =>
    as(http, async (persona) => {
      const sent = await http.req.parseBody()
      const chosen = sent['chosen']
      const said: Said = {
        said: 'action',
        id: text(sent['id']),
        chosen: typeof chosen === 'string' ? chosen : null,
      }
      return show(persona, await ask(persona, said), {
        message: text(sent['message']),
        asked: null,
        page: pageOf(http),
      })
    }),
  )

  app.post('/as/:persona/submit', (http) =>
    as(http, async (persona) => {
      const sent = await http.req.parseBody()
      const said: Said = { said: 'form', id: text(sent['id']), values: formValues(sent) }
      return show(persona, await ask(persona, said), {
        message: text(sent['message']),
        asked: null,
        page: pageOf(http),
      })
    }),
  )

  app.post('/as/:persona/skip', (http) =>
    as(http, async (persona) => {
      const how = skips.find((one) => one === http.req.query('to'))
      if (!how || !time.skip) return http.notFound()
      const { isAsked } = await time.skip(how, persona)
      // Whoever wants no prompts opens their check-in themselves.
      if (how === 'prompt' && !isAsked) {
        const said: Said = { said: 'command', name: 'checkin', args: { text: '' } }
        await show(persona, await ask(persona, said), {
          message: '',
          asked: null,
          page: pageOf(http),
        })
      }
      http.header('HX-Refresh', 'true')
      return noForm
    }),
  )

  return app

  function named(http: HttpContext): Persona | undefined {
    return personas.find(({ id }) => id === http.req.param('persona'))
  }

  async function as(
    http: HttpContext,
    answer: (persona: Persona) => Promise<Html | Response>,
  ): Promise<Response> {
    const persona = named(http)
    if (!persona) return http.notFound()
    const body = await answer(persona)
    return body instanceof Response ? body : http.html(body)
  }

  function speakerOf(persona: Persona) {
    return {
      account: accountOf(persona),
      name: persona.name,
      place: parts.place,
      community: parts.place.community,
      // A moderator of the page's one group stands for those who run the place, too.
      manages: persona.isModerator,
      roles: [],
    }
  }

  function ask(persona: Persona, said: Said, once = ''): Promise<Reply> {
    return desk.answer({ ...speakerOf(persona), once: once || randomUUID(), said })
  }

  async function speakInChannel(persona: Persona, line: string, once: string): Promise<Html> {
    const id = isMessageId(once) ? once : randomUUID()
    await rooms.channel.post(id, { from: 'persona', name: persona.name, text: line })
    return noForm
  }

  /** Where an answer goes: in place of the clicked message, below the others, or into the dialog. */
  async function show(persona: Persona, reply: Reply, from: Asked): Promise<Html> {
    if (reply.kind === 'card') {
      const changed = reply.instead ? await change(persona, reply.card, from) : null
      return inOrder([
        changed ?? keep(persona, reply.card, from.asked),
        ...(await reply.also()).map((card) => keep(persona, card, null)),
      ])
    }
    const problems = reply.kind === 'form-again' ? reply.problems : {}
    const frame = { persona: persona.id, message: from.message, id: codec.write }
    return shownForm(words, reply.form, problems, frame)
  }

  /** `null` when the message that was used is in nobody's private pane, or is no more. */
  async function change(persona: Persona, card: Card, from: Asked): Promise<Html | null> {
    const message = from.message.startsWith('d-')
      ? await changeDirect(persona, card, from)
      : changeAnswer(persona, card, from)
    return message && changedAnswer(message.id, shown(persona, message))
  }

  async function changeDirect(
    { id: persona }: Persona,
    card: Card,
    { message, page }: Asked,
  ): Promise<PrivateMessage | null> {
    const changed = await rooms.with(persona).change(message.slice('d-'.length), card, page)
    return directMessages(changed ? [changed] : [])[0] ?? null
  }

  function changeAnswer(
    { id: persona }: Persona,
    card: Card,
    { message }: Asked,
  ): PrivateMessage | null {
    const known = answers.of(persona).find(({ id }) => id === message)
    if (!known) return null
    const changed = { ...known, card }
    answers.put(persona, changed)
    return changed
  }

  function keep(persona: Persona, card: Card, asked: string | null): Html {
    const message = { id: `p-${randomUUID()}`, at: time.now(), card, asked }
    answers.put(persona.id, message)
    return newAnswer(shown(persona, message))
  }

  function shown(persona: Persona, message: PrivateMessage): Html {
    return privateMessage(words, message, persona.id, codec.write)
  }
}

/** What an answer answers to. */
interface Asked {
  /** The message whose button or form was used, by its name on the page; may be empty. */
  readonly message: string
  /** The line that was said; `null` for a click. */
  readonly asked: string | null
  readonly page: string
}

/** A page that does not name itself is like no other. */
const pageOf = (http: HttpContext): string => http.req.header(pageHeader) ?? randomUUID()

/** The newest of them in order of time, oldest first; of the same time, as they come. */
const newest = (messages: readonly PrivateMessage[]): readonly PrivateMessage[] =>
  messages
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .slice(-limits.private)

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const sentence = (words: string): Card => ({
  kind: 'card',
  summary: words,
  blocks: [{ block: 'paragraph', line: [{ node: 'text', text: words }] }],
})

function formValues(sent: Record<string, unknown>): FormValues {
  const prefix = 'value.'
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), text(value)]] : [],
    ),
  )
}
