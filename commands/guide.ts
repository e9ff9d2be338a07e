import { type Command, type OptionSpec, usage } from '#chat/command.ts'
import { privately, type Reply } from '#chat/reply.ts'
import { commandGuideCard, guideCard } from '#words/guide-card.ts'
import { unknownCommandCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'

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
    who: 'anyone',
    where: ['group', 'direct'],
    usages: [
      usage({
        summary: say('command.guide'),
        options,
        async run({ words, isModerator }, args): Promise<Reply> {
          const name = args.command?.replace(/^\//, '').toLowerCase()
          if (name === undefined) {
            const usable = all().filter(({ who }) => who === 'anyone' || isModerator)
            return privately(guideCard(words, usable))
          }
          const named = all().find((one) => one.name === name)
          return privately(named ? commandGuideCard(words, named) : unknownCommandCard(words, name))
        },
      }),
    ],
  }
}
