import { describe, expect, it } from 'vitest'
import { link, plainText, text } from '#chat/inline.ts'

describe('a link', () => {
  it('reads as its text and its address', () => {
    const line = [text('See '), link('the report', 'https://bot.example/report?week=9#top')]

    expect(plainText(line)).toBe('See the report (https://bot.example/report?week=9#top)')
  })

  it.each([
    ['http://127.0.0.1:4711/as/robin', 'http://127.0.0.1:4711/as/robin'],
    ['HTTPS://Bot.Example', 'https://bot.example/'],
    ['https://bot.example/a b/<c>?"d"', 'https://bot.example/a%20b/%3Cc%3E?%22d%22'],
    ['https://bot.example/(a)*\\b|~`', 'https://bot.example/%28a%29%2A/b%7C%7E%60'],
    ['https://bot.example/?a=\\(b)', 'https://bot.example/?a=%5C%28b%29'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
  ])('to %s is written so that nothing else is read in it', (given, written) => {
    expect(link('here', given)).toEqual({ node: 'link', text: 'here', url: written })
  })

  it.each(['javascript:alert(1)', 'data:text/html,a', 'mailto:a@b.example', '/report', 'bot', ''])(
    'to “%s” is a bug of ours',
    (given) => {
      expect(() => link('here', given)).toThrow(TypeError)
    },
  )
})
