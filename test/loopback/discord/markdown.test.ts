import { expect, test } from 'vitest'
import { type Names, readMarkdown } from '../../support/discord/reading/markdown.ts'

const names: Names = { user: () => 'Robin', role: () => 'Helpers', channel: () => 'general' }
const read = (text: string) => {
  const { text: shown, marks } = readMarkdown(text, names)
  return [
    shown,
    marks.map(({ kind, text, target }) => [kind, text, ...(target ? [target] : [])].join(' ')),
  ]
}

test.each<[string, string, string[]]>([
  ['plain', 'plain', []],
  ['**a** b', 'a b', ['bold a']],
  ['***a***', 'a', ['italic a', 'bold a']],
  ['__*a*__', 'a', ['underline a', 'italic a']],
  ['snake_case_name', 'snake_case_name', []],
  ['_a_ *b*', 'a b', ['italic a', 'italic b']],
  ['2 * 3 * 4', '2 * 3 * 4', []],
  ['~~a~~ ||b||', 'a b', ['struck a', 'spoiler b']],
  ['`*a*`', '*a*', ['code *a*']],
  ['```js\nx = *1*\n```after', 'x = *1*\nafter', ['code x = *1*']],
  ['# Big\nsmall', 'Big\nsmall', ['heading Big']],
  ['a # b', 'a # b', []],
  ['-# aside', 'aside', ['small aside']],
  ['- one\n- **two**', '• one\n• two', ['list one', 'list two', 'bold two']],
  ['1. one', '• one', ['list one']],
  ['> said\nnot', 'said\nnot', ['quote said']],
  ['>>> a\nb', 'a\nb', ['quote a\nb']],
  ['[text](https://a.b/c)', 'text', ['link text https://a.b/c']],
  ['see https://a.b/c.', 'see https://a.b/c.', ['link https://a.b/c https://a.b/c']],
  ['<https://a.b>', 'https://a.b', ['link https://a.b https://a.b']],
  [
    '<@12> <@!12> <@&3> <#4>',
    '@Robin @Robin @Helpers #general',
    ['user @Robin 12', 'user @Robin 12', 'role @Helpers 3', 'channel #general 4'],
  ],
  ['</goal new:9>', '/goal new', ['command /goal new 9']],
  ['@everyone', '@everyone', ['everyone @everyone']],
  ['<t:1700000000:D>', '<t:1700000000:D>', ['time <t:1700000000:D>']],
  ['<:wave:5>', ':wave:', ['emoji :wave: 5']],
])('%j is read as %j', (text, shown, marks) => {
  expect(read(text)).toEqual([shown, marks])
})

test.each([
  '*a*',
  '**a**',
  '***a***',
  '_a_',
  '__a__',
  '~~a~~',
  '||a||',
  '`a`',
  '```a```',
  '# a',
  '-# a',
  '- a',
  '* a',
  '> a',
  '>>> a',
  '[a](https://b.c)',
  'https://a.b/c',
  '<https://a.b>',
  '<@1>',
  '<@&1>',
  '<#1>',
  '@everyone',
  '@here',
  '</goal:1>',
  '<t:1:R>',
  '<:a:1>',
  '<id:home>',
  '\\*a\\*',
  'a\n# b',
  'a\n- b',
])('%j stays as it is, once it is escaped', (text) => {
  const escaped = text.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')
  expect(read(escaped)).toEqual([text, []])
})
