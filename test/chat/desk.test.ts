import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineAction } from '#chat/action-definition.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { type Card, card, paragraph } from '#chat/card.ts'
import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { createDesk } from '#chat/desk.ts'
import type { FormValues } from '#chat/form.ts'
import type { Invocation, Said } from '#chat/invocation.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { sayAgain } from '#chat/say-again.ts'

interface Guest {
  readonly moderator: boolean
}

const says = (text: string): Card => card(text, paragraph(text))
const options = [
  { name: 'size', type: 'integer', about: 'How big', min: 1, max: 9, required: true },
  {
    name: 'colour',
    type: 'choice',
    about: 'Which colour',
    choices: [{ value: 'blue', label: 'Blue' }],
  },
] as const satisfies readonly OptionSpec<Guest>[]

const paint: Command<Guest> = {
  name: 'paint',
  summary: 'Paint something',
  where: ['group'],
  usages: [
    usage<Guest, typeof options>({
      summary: 'Paint',
      options,
      opens: ({ size }) => (size === 9 ? 'form' : 'card'),
      run: async (_, args) => privately(says(`${args.size} ${args.colour ?? 'any'}`)),
    }),
  ],
}
const close: Command<Guest> = {
  name: 'close',
  summary: 'Close the room',
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: 'Close',
      who: 'moderators',
      options: [],
      run: async () => privately(says('closed')),
    }),
  ],
}
const dip = defineAction(
  'paint.dip',
  { depth: z.string().regex(/^\d$/).transform(Number) },
  async (_: Guest, { depth }, { chosen }) => inPlace(says(`dipped ${depth} ${chosen ?? ''}`)),
)
const spill = defineAction('paint.spill', {}, async (_: Guest): Promise<Reply> => {
  throw new Error('what a member wrote')
})

const codec = createActionCodec(new Uint8Array(32))
const bugs: string[] = []
const deskFor = (guest: Guest) =>
  createDesk<Guest>({
    commands: [paint, close],
    actions: [dip, spill],
    codec,
    meet: async () => guest,
    permit: async (context, { who }) =>
      who === 'anyone' || context.moderator
        ? { ok: true, context }
        : { ok: false, reply: privately(says(`${who} only`)) },
    onBug: (_, reference) => bugs.push(reference),
    apologies: {
      unknownCommand: (name) => says(`no ${name}`),
      needsUsage: () => says('which?'),
      badArguments: (_, __, { problems, values }) => {
        const named = problems.map((p) => `${p.option} ${p.problem}`).join(', ')
        return privately(says(`${named} in ${JSON.stringify(values)}`))
      },
      notHere: () => says('not here'),
      badAction: (why) => says(why),
      broken: (reference) => says(`broken ${reference}`),
    },
  })

const place = { door: 'web', community: 'local', channel: 'circle' } as const
const invocation = (said: Said, where: Invocation['place'] = place): Invocation => ({
  once: 'once',
  account: { door: 'web', tenant: '', externalId: 'robin' },
  name: 'Robin',
  place: where,
  community: where?.community ?? null,
  manages: false,
  roles: null,
  said,
})
const command = (name: string, text: string): Said => ({ said: 'command', name, args: { text } })
const click = (id: string, chosen: string | null = null): Said => ({ said: 'action', id, chosen })

async function read(
  said: Said,
  guest: Guest = { moderator: false },
  where = place as Invocation['place'],
) {
  const reply = await deskFor(guest).answer(invocation(said, where))
  return reply.kind === 'card' ? reply.card.summary : reply.kind
}

describe('the desk', () => {
  it('reads arguments from text and from values alike', async () => {
    expect(await read(command('paint', '3 blue'))).toBe('3 blue')
    expect(
      await read({
        said: 'command',
        name: 'paint',
        args: { usage: null, values: { size: 3, colour: 'blue' } },
      }),
    ).toBe('3 blue')
  })

  it('names every problem of the arguments', async () => {
    expect(await read(command('paint', ''))).toBe('size missing in {}')
    expect(await read(command('paint', 'size:12 colour:red'))).toBe(
      'size out-of-range, colour wrong in {"size":"12","colour":"red"}',
    )
    expect(await read(command('paint', '3 blue please'))).toBe(
      'please unknown in {"size":"3","colour":"blue"}',
    )
  })

  it('lets in who may come in', async () => {
    expect(await read(command('close', ''))).toBe('moderators only')
    expect(await read(command('close', ''), { moderator: true })).toBe('closed')
    expect(await read(command('paint', '3'), { moderator: false }, null)).toBe('not here')
  })

  it('knows before any work whether a form will open', () => {
    const desk = deskFor({ moderator: false })

    expect(desk.opens(command('paint', '9'))).toBe('form')
    expect(desk.opens(command('paint', '3'))).toBe('card')
    expect(desk.opens(command('paint', '99'))).toBe('form')
    expect(
      desk.opens({ said: 'command', name: 'paint', args: { usage: null, values: { size: 9 } } }),
    ).toBe('form')
    expect(desk.opens(command('dance', ''))).toBe('card')
    expect(desk.opens(click('nonsense'))).toBe('card')
  })

  it('runs an action with what it carries and what was chosen', async () => {
    expect(await read(click(codec.write(dip.to({ depth: '4' })), 'blue'))).toBe('dipped 4 blue')
  })

  it('says a command by a form that asks for its arguments again', async () => {
    const id = codec.write(sayAgain('paint', null))
    const sent = (values: FormValues): Said => ({ said: 'form', id, values })

    expect(await read(sent({ size: '3', colour: 'blue' }))).toBe('3 blue')
    expect(await read(sent({ size: '3', colour: ' ' }))).toBe('3 any')
    expect(await read(sent({ size: '', colour: '' }))).toBe('size missing in {}')
    expect(await read({ said: 'form', id: codec.write(sayAgain('close', null)), values: {} })).toBe(
      'moderators only',
    )
    expect(await read(click(id))).toBe('outdated')
  })

  it('refuses an action that is not of its making, or no longer', async () => {
    expect(await read(click('nonsense'))).toBe('malformed')
    expect(await read(click(codec.write({ name: 'paint.gone', params: [] })))).toBe('outdated')
    expect(await read(click(codec.write({ name: 'paint.dip', params: ['deep'] })))).toBe('outdated')
    expect(await read(click(codec.write({ name: 'paint.dip', params: [] })))).toBe('outdated')
  })

  it('answers a bug calmly, with the reference that stands in the log', async () => {
    bugs.length = 0

    expect(await read(click(codec.write(spill.to({}))))).toBe(`broken ${bugs[0]}`)
    expect(bugs).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)])
  })

  it('offers the choices that fit what was typed', async () => {
    const who = invocation(command('paint', ''))
    const desk = deskFor({ moderator: false })

    expect(
      await desk.suggest(who, { command: 'paint', usage: null, option: 'colour' }, 'b'),
    ).toEqual([{ value: 'blue', label: 'Blue' }])
    expect(await desk.suggest(who, { command: 'paint', usage: null, option: 'size' }, '')).toEqual(
      [],
    )
    expect(await desk.suggest(who, { command: 'dance', usage: null, option: 'x' }, '')).toEqual([])
  })
})
