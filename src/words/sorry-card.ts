import type { ActionRef } from '#chat/action.ts'
import type { ActionFailure } from '#chat/action-id.ts'
import { aside, button, buttons, type Card, card, paragraph } from '#chat/card.ts'
import type { ArgProblem, Command, OptionSpec, Usage } from '#chat/command.ts'
import { command as commandNode, type Inline, plainText, said } from '#chat/inline.ts'
import { shorten } from '#chat/shorten.ts'
import { usageText } from './guide-card.ts'
import type { Key, Words } from './words.ts'

/** One or a few sentences about what could not be done. Never blames, and says what to do next. */
export function sorryCard(words: Words, ...lines: readonly (readonly Inline[])[]): Card {
  return card(words.say('sorry.summary'), lines.map(paragraph))
}

/** A plain answer in one sentence. */
export function sentenceCard(
  words: Words,
  key: Key,
  values: Readonly<Record<string, string | number>> = {},
): Card {
  const sentence = words.say(key, values)
  return card(shorten(sentence, 300), paragraph([said(sentence)]))
}

/** To who does not belong to the group: how to come in. */
export function membersOnlyCard(words: Words, join: ActionRef): Card {
  const sentence = words.say('sorry.members-only.join')
  return card(
    sentence,
    paragraph(sentence),
    buttons(button(words.say('group.join'), join, { main: true })),
  )
}

export const unknownCommandCard = (words: Words, name: string): Card =>
  sorryCard(
    words,
    words.line('sorry.unknown-command', {
      name: said(shorten(name, 32)),
      guide: commandNode('guide'),
    }),
  )

export function needsUsageCard<C>(words: Words, command: Command<C>): Card {
  const usages = command.usages.map((usage) => `/${command.name} ${usage.name ?? ''}`.trim())
  return sorryCard(words, words.line('sorry.needs-usage', { usages: words.list(usages) }))
}

export function badArgumentsCard<C>(
  words: Words,
  command: Command<C>,
  usage: Usage<C>,
  problems: readonly ArgProblem[],
): Card {
  return sorryCard(
    words,
    words.line('sorry.arguments'),
    ...problems.slice(0, 5).map((one) => problemLine(words, usage, one)),
    words.line('sorry.usage', { usage: usageText(command, usage) }),
    words.line('sorry.nothing-lost'),
  )
}

/** A sentence for each argument that needs another look, by the option's name. */
export const argumentProblems = <C>(
  words: Words,
  usage: Usage<C>,
  problems: readonly ArgProblem[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    problems.slice(0, 5).map((one) => [one.option, plainText(problemLine(words, usage, one))]),
  )

function problemLine<C>(words: Words, usage: Usage<C>, { option: name, problem }: ArgProblem) {
  const option = usage.options.find((one) => one.name === name)
  if (!option) return words.line('sorry.option.unknown', { word: said(shorten(name, 60)) })
  const about = lowerFirst(option.about)
  switch (problem) {
    case 'missing':
    case 'wrong':
      return words.line(`sorry.option.${problem}`, { option: name, about })
    case 'too-long':
      return words.line('sorry.option.too-long', { option: name, most: maxLength(option) })
    case 'out-of-range':
      return words.line('sorry.option.out-of-range', { option: name, ...range(option) })
    case 'unknown':
      return words.line('sorry.option.unknown', { word: said(shorten(name, 60)) })
    default:
      return problem satisfies never
  }
}

const maxLength = <C>(option: OptionSpec<C>): number =>
  option.type === 'text' ? option.maxLength : 0

const range = <C>(option: OptionSpec<C>): { min: number; max: number } =>
  option.type === 'integer' || option.type === 'number' ? option : { min: 0, max: 0 }

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const badActionCard = (words: Words, failure: ActionFailure): Card =>
  sorryCard(words, words.line(failure === 'outdated' ? 'sorry.old-button' : 'sorry.bad-button'))

export const brokenCard = (words: Words, reference: string): Card =>
  card(
    words.say('sorry.summary'),
    paragraph(words.line('sorry.broken')),
    aside(words.line('sorry.reference', { reference })),
  )
