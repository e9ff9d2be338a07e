import { aside, type Block, type Card, card, divider, heading, paragraph } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import { command as commandNode, text } from '#chat/inline.ts'
import type { Words } from './words.ts'

/** What can be said here, from the commands themselves, and who sees what. */
export function guideCard<C>(words: Words, commands: readonly Command<C>[]): Card {
  return card(
    words.say('guide.summary'),
    heading(words.say('guide.title')),
    paragraph(words.say('guide.about')),
    commands.map((one) =>
      paragraph(
        words.line('guide.command', { command: commandNode(one.name), summary: one.summary }),
      ),
    ),
    divider,
    paragraph(words.say('guide.private')),
    aside(words.say('guide.no-care')),
  )
}

/** One command: every way to say it, and every option. */
export function commandGuideCard<C>(words: Words, command: Command<C>): Card {
  return card(
    words.say('guide.summary'),
    heading(`/${command.name}`),
    command.usages.flatMap((usage): readonly Block[] => [
      paragraph([text(`/${usageText(command, usage)} · ${usage.summary}`)]),
      ...(usage.options.length === 0
        ? []
        : [
            paragraph(
              usage.options.flatMap((option, index) => [
                ...(index === 0 ? [] : [text('\n')]),
                ...words.line(option.required ? 'guide.option' : 'guide.option-optional', {
                  name: option.name,
                  about: option.about,
                }),
              ]),
            ),
          ]),
    ]),
  )
}

/** How a usage is typed, such as `goal set [mode] [title]`. */
export function usageText<C>(command: Command<C>, usage: Command<C>['usages'][number]): string {
  const options = usage.options.map((o) => (o.required ? o.name : `[${o.name}]`))
  return [command.name, ...(usage.name === null ? [] : [usage.name]), ...options].join(' ')
}
