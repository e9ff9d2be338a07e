import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { privately, type Reply } from '#chat/reply.ts'
import { commandGuideCard, guideCard } from '#words/guide-card.ts'
import { unknownCommandCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { may } from './permit.ts'

const { say } = wordsIn('en')

/** @param all every command there is, this one among them: the guide tells of the list it stands in. */
export function makeGuide(all: () => readonly Command<Context>[]): Command<Context> {
  const options = [
    {
      name: 'command',
      type: 'text',
      about: say('command.guide.command'),
      maxLength: 32,
      suggest: async (_, typed) =>
        all()
          .filter(({ name }) => name.startsWith(typed.toLowerCase()))
          .map(({ name }) => ({ label: `/${name}`, value: name })),
    },
  ] as const satisfies readonly OptionSpec<Context>[]

  return {
    name: 'guide',
    summary: say('command.guide'),
    where: ['group', 'direct'],
    usages: [
      usage({
        summary: say('command.guide'),
        options,
        async run(context, args): Promise<Reply> {
          const { words } = context
          const name = args.command?.replace(/^\//, '').toLowerCase()
          if (name === undefined) {
            return privately(guideCard(words, await usableBy(context, all())))
          }
          const named = all().find((one) => one.name === name)
          return privately(named ? commandGuideCard(words, named) : unknownCommandCard(words, name))
        },
      }),
    ],
  }
}

/** The commands of which they may use at least a part. */
async function usableBy(
  context: Context,
  commands: readonly Command<Context>[],
): Promise<readonly Command<Context>[]> {
  const isUsable = await Promise.all(
    commands.map(async ({ usages }) => {
      const allowed = await Promise.all(usages.map(({ who }) => may(context, who)))
      return allowed.some(Boolean)
    }),
  )
  return commands.filter((_, at) => isUsable[at])
}
