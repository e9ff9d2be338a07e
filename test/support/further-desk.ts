import { z } from 'zod'
import { defineAction } from '#chat/action-definition.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { button, buttons, type Card, card, heading } from '#chat/card.ts'
import { type Command, usage } from '#chat/command.ts'
import { createDesk, type Desk } from '#chat/desk.ts'
import { alongWith, inPlace, openForm, privately, type Reply } from '#chat/reply.ts'

const codec = createActionCodec(new Uint8Array(32))

/** The beginning of a PNG: no door looks further. */
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

const keep = defineAction('test.keep', { which: z.string() }, async (_: null, { which }) =>
  inPlace(saying(`Kept ${which}`)),
)
const tap = defineAction('test.tap', {}, async (_: null) =>
  alongWith(inPlace(saying('Tapped')), () => reached('1', '2')),
)
const more = defineAction('test.more', {}, async (_: null) =>
  alongWith(privately(saying('More')), () => reached('1', '2')),
)
const written = defineAction('test.written', {}, async (_: null, __, { values }) =>
  alongWith(inPlace(saying(`Written: ${values['words']}`)), () => reached('1', '2')),
)
const write = defineAction(
  'test.write',
  {},
  async (_: null): Promise<Reply> =>
    openForm({
      kind: 'form',
      title: 'Write',
      submit: 'Send',
      action: written.to({}),
      fields: [{ field: 'line', name: 'words', label: 'Words', required: true, maxLength: 80 }],
    }),
  'form',
)

const saying = (text: string): Card => card(text, heading(text))
const reached = async (...which: readonly string[]): Promise<readonly Card[]> =>
  which.map(reachedCard)

const reachedCard = (which: string): Card =>
  card(
    `Reached ${which}`,
    heading(`Reached ${which}`),
    { block: 'picture', png, alt: `Picture ${which}` },
    buttons(button(`Keep ${which}`, keep.to({ which }))),
  )

/** What stands on the Home tab, where there is one, and what `/hello` is answered with. */
export const hello = card(
  'Hello',
  heading('Hello'),
  buttons(button('Tap', tap.to({})), button('More', more.to({})), button('Write', write.to({}))),
)

const command = (name: string, run: () => Reply): Command<null> => ({
  name,
  summary: name,
  where: ['group', 'direct'],
  usages: [usage({ summary: name, options: [], run: async () => run() })],
})

const commands = [
  command('hello', () => alongWith(privately(hello), () => reached('1', '2'))),
  command('aloud', () => ({
    ...alongWith(privately(saying('Aloud')), () => reached('1', '2')),
    audience: 'group',
  })),
  command('many', () => {
    return alongWith(privately(saying('Many')), () => reached('1', '2', '3', '4', '5'))
  }),
]

/**
 * A desk that answers with further cards: to a command, to a button and to a form.
 *
 * @param before what it waits for each time.
 */
export function furtherDesk(before: () => Promise<void> = async () => undefined): {
  readonly desk: Desk
  readonly commands: readonly Command<null>[]
  readonly codec: typeof codec
} {
  const sorry = (): Card => saying('Sorry')
  const desk = createDesk<null>({
    commands,
    actions: [keep, tap, more, write, written],
    codec,
    meet: async () => {
      await before()
      return null
    },
    permit: async (context) => ({ ok: true, context }),
    onBug(error) {
      throw error
    },
    apologies: {
      unknownCommand: sorry,
      needsUsage: sorry,
      badArguments: () => privately(sorry()),
      notHere: sorry,
      badAction: sorry,
      broken: sorry,
    },
  })
  return { desk, commands, codec }
}
