import { createActionCodec } from '#chat/action-id.ts'
import { card, paragraph } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { createDesk } from '#chat/desk.ts'
import type { Invocation } from '#chat/invocation.ts'
import { privately } from '#chat/reply.ts'

const options = [
  { name: 'who', type: 'person', about: 'Whom to ask' },
  { name: 'group', type: 'role', about: 'Whom to ask together' },
  { name: 'openly', type: 'yes-no', about: 'Whether others see it' },
  { name: 'times', type: 'integer', about: 'How often', min: 1, max: 9 },
  { name: 'words', type: 'text', about: 'What to say', maxLength: 200, rest: true },
] as const satisfies readonly OptionSpec<Said>[]

type Said = Omit<Invocation, 'said'>

export interface Heard {
  readonly from: Said
  readonly args: ArgsOf<typeof options>
}

/** A desk with one command, `/ask`, that keeps what it heard and says “Asked.” */
export function askingDesk() {
  const heard: Heard[] = []
  const bugs: unknown[] = []
  const codec = createActionCodec(new Uint8Array(32))
  const asked = () => card('Asked', paragraph('Asked.'))
  const ask: Command<Said> = {
    name: 'ask',
    summary: 'Ask somebody',
    where: ['group', 'direct'],
    usages: [
      usage<Said, typeof options>({
        summary: 'Ask somebody',
        options,
        run: async (from, args) => {
          heard.push({ from, args })
          return privately(asked())
        },
      }),
    ],
  }
  const commands = [ask]
  const sorry = () => card('Sorry', paragraph('Sorry.'))
  const desk = createDesk<Said>({
    commands,
    actions: [],
    codec,
    meet: async (invocation) => invocation,
    permit: async (context) => ({ ok: true, context }),
    onBug: (error) => bugs.push(error),
    apologies: {
      unknownCommand: sorry,
      needsUsage: sorry,
      badArguments: () => privately(sorry()),
      notHere: sorry,
      badAction: sorry,
      broken: sorry,
    },
  })
  return { desk, commands, codec, heard, bugs }
}
