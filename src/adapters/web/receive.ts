import { randomUUID } from 'node:crypto'
import { Hono, type Context as HttpContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Card } from '#chat/card.ts'
import type { FormValues } from '#chat/form.ts'
import type { Said } from '#chat/invocation.ts'
import type { Reply } from '#chat/reply.ts'
import { completionList } from './completion-list.ts'
import { limits } from './limits.ts'
import { renderPage } from './page.ts'
import { accountOf, type ChannelMessage, type PageParts, type Persona, skips } from './parts.ts'
import { commandsFor, complete } from './register.ts'
import type { Html } from './render-inline.ts'
import { PrivateAnswers, type Stream } from './stream.ts'
import {
  changedAnswer,
  channelNews,
  inOrder,
  newAnswer,
  noForm,
  type PrivateMessage,
  privateMessage,
  shownForm,
} from './view.ts'

/** What the page does for the persona in its address. */
export function pageRoutes(parts: PageParts, stream: Stream): Hono {
  const { desk, personas, words, time, codec } = parts
  const answers = new PrivateAnswers<PrivateMessage>()
  const app = new Hono()

  app.get('/', (http) => http.redirect(`/as/${personas[0].id}`))

  app.get('/as/:persona', (http) =>
    as(http, async (persona) => {
      const [messages, zone] = await Promise.all([
        parts.log.latest(limits.stream),
        time.zoneOf(persona),
      ])
      return renderPage(parts, {
        persona,
        zone,
        channel: messages,
        answers: answers.of(persona.id),
      })
    }),
  )

  app.get('/as/:persona/events', (http) => {
    const persona = named(http)
    if (!persona) return http.notFound()
    return streamSSE(http, async (sse) => {
      const ended = Promise.withResolvers<void>()
      const stop = stream.listen(persona.id, async (news) => {
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
      })
    }),
  )

  app.post('/as/:persona/skip', (http) =>
    as(http, async (persona) => {
      const how = skips.find((one) => one === http.req.query('to'))
      if (!how || !time.skip) return http.notFound()
      await time.skip(how, persona)
      if (how === 'prompt') {
        const said: Said = { said: 'command', name: 'checkin', args: { text: '' } }
        await show(persona, await ask(persona, said), { message: '', asked: null })
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
      // Nobody runs a community here: what a persona may do comes from their role in the group.
      manages: false,
    }
  }

  function ask(persona: Persona, said: Said, once = ''): Promise<Reply> {
    return desk.answer({ ...speakerOf(persona), once: once || randomUUID(), said })
  }

  async function speakInChannel(persona: Persona, line: string, once: string): Promise<Html> {
    const message: ChannelMessage = {
      id: uuid.test(once) ? once : randomUUID(),
      at: time.now(),
      body: { from: 'persona', name: persona.name, text: line },
    }
    await parts.log.put(message)
    stream.tell((reader) => channelNews(message, reader))
    return noForm
  }

  /** Where an answer goes: in place of the clicked message, below the others, or into the dialog. */
  async function show(
    persona: Persona,
    reply: Reply,
    from: { readonly message: string; readonly asked: string | null },
  ): Promise<Html> {
    if (reply.kind === 'card') {
      const known = answers.of(persona.id).find(({ id }) => `p-${id}` === from.message)
      return inOrder([
        keep(persona, reply.card, from.asked, reply.instead ? known : undefined),
        ...(await reply.also()).map((card) => keep(persona, card, null)),
      ])
    }
    const problems = reply.kind === 'form-again' ? reply.problems : {}
    const frame = { persona: persona.id, message: from.message, id: codec.write }
    return shownForm(words, reply.form, problems, frame)
  }

  function keep(
    persona: Persona,
    card: Card,
    asked: string | null,
    instead?: PrivateMessage,
  ): Html {
    const message: PrivateMessage = instead
      ? { ...instead, card }
      : { id: randomUUID(), at: time.now(), card, asked }
    answers.put(persona.id, message)
    const shown = privateMessage(words, message, persona.id, codec.write)
    return instead ? changedAnswer(`p-${message.id}`, shown) : newAnswer(shown)
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

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
