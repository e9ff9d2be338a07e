import { describe, expect, test } from 'vitest'
import type { Reader, Shown } from '../../support/slack/reading/mark.ts'
import { readMrkdwn, readPlain } from '../../support/slack/reading/mrkdwn.ts'
import { readRichText } from '../../support/slack/reading/rich-text.ts'

const reader: Reader = {
  user: () => 'Robin',
  channel: () => 'general',
  hasChannel: (name) => name === 'general',
  zone: 'Europe/Berlin',
  nowMs: Date.UTC(2026, 2, 2, 18),
}
const told = ({ text, marks }: Shown) => [
  text,
  marks.map(({ kind, text: shown, target }) =>
    [kind, shown, ...(target ? [target] : [])].join(' '),
  ),
]
const read = (text: string) => told(readMrkdwn(text, reader, false))

describe('mrkdwn', () => {
  test.each<[string, string, string[]]>([
    ['plain', 'plain', []],
    ['*a* b', 'a b', ['bold a']],
    ['_a_ ~b~', 'a b', ['italic a', 'struck b']],
    ['*_a_*', 'a', ['bold a', 'italic a']],
    ['(*a*), "_b_"', '(a), "b"', ['bold a', 'italic b']],
    ['a *b c* d', 'a b c d', ['bold b c']],
    ['*a*b*', 'a*b', ['bold a*b']],
    ['\u200B*a*\u200Bb', 'ab', ['bold a']],
    ['x&gt;*a*', 'x>a', ['bold a']],
    ['＊a＊', 'a', ['bold a']],
    ['`*a* &amp;`', '*a* &', ['code *a* &']],
    ['```\nx = *1*\n```\nafter', 'x = *1*\nafter', ['code x = *1*']],
    ['&gt; said *so*\nnot', 'said so\nnot', ['quote said so', 'bold so']],
    ['>said', 'said', ['quote said']],
    ['&gt;&gt;&gt;a\nb', 'a\nb', ['quote a\nb']],
    ['<https://a.b/c|here>', 'here', ['link here https://a.b/c']],
    ['<https://a.b>', 'https://a.b', ['link https://a.b https://a.b']],
    ['<mailto:a@b.c|Write>', 'Write', ['link Write mailto:a@b.c']],
    ['<@U12> <#C34>', '@Robin #general', ['user @Robin U12', 'channel #general C34']],
    ['<@U12|rob> <#C34|gen>', '@Robin #general', ['user @Robin U12', 'channel #general C34']],
    ['<!channel> <!here>', '@channel @here', ['everyone @channel', 'everyone @here']],
    ['<!everyone|x>', '@everyone', ['everyone @everyone']],
    ['<!subteam^S1|@helpers>', '@helpers', ['group @helpers S1']],
    [':wave: hi', ':wave: hi', ['emoji :wave:']],
    ['&lt;b&gt; &amp;amp; &copy;', '<b> &amp; &copy;', []],
  ])('%j is read as %j', (text, shown, marks) => {
    expect(read(text)).toEqual([shown, marks])
  })

  test.each([
    'snake_case_name',
    '2 * 3 * 4',
    '* a*',
    '*a *',
    '**a**',
    '~~a~~',
    'a*b*c',
    'é*a*',
    '*a',
    '*a\nb*',
    '\\*a',
    'a # b > c',
    '- one\n1. two',
    '# Heading',
    'at 10:30:00',
    'https://a.b',
    '@here #general',
  ])('%j is text', (text) => {
    expect(read(text)).toEqual([text, []])
  })

  test.each([
    ['a soft hyphen before it', '\u00AD*a*', '*a*'],
    ['the fallback of a date', '<!date^0^{_}|*>a<!date^0^{_}|*>', '*a*'],
    ['a soft hyphen before a quote', '\u00AD&gt; a', '> a'],
  ])('markers stay text with %s', (_, text, shown) => {
    expect(read(text)).toEqual([shown, []])
  })

  test.each<[string, string, string[]]>([
    ['see https://a.b/c.', 'see https://a.b/c.', ['link https://a.b/c https://a.b/c']],
    ['(@here)', '(@here)', ['everyone @here']],
    ['#general #other', '#general #other', ['channel #general']],
    ['me@here.org', 'me@here.org', []],
  ])('%j, unless it is verbatim', (text, shown, marks) => {
    expect(told(readMrkdwn(text, reader, true))).toEqual([shown, marks])
  })
})

describe('dates', () => {
  const at = (iso: string) => Date.parse(iso) / 1000

  test.each([
    ['{date_short_pretty} at {time}', '2026-03-02T17:05Z', 'today at 6:05 PM'],
    ['{date_short_pretty}', '2026-03-02T23:30Z', 'tomorrow'],
    ['{date_pretty}', '2026-03-01T12:00Z', 'yesterday'],
    ['{date_short}', '2026-03-21T12:00Z', 'Mar 21'],
    ['{date_short}', '2024-02-18T12:00Z', 'Feb 18, 2024'],
    ['{date}', '2026-03-22T12:00Z', 'March 22nd'],
    ['{date_long}', '2014-02-18T12:00Z', 'Tuesday, February 18th, 2014'],
    ['{date_num} {time_secs}', '2026-03-12T08:00:07Z', '2026-03-12 9:00:07 AM'],
    ['{ago}', '2026-03-02T15:00Z', '3 hours ago'],
  ])('%s of %s is %s in Berlin', (format, iso, shown) => {
    const text = `<!date^${at(iso)}^${format}|then>`

    expect(read(text)).toEqual([shown, [`time ${shown} ${at(iso)}`]])
  })

  test('a format that Slack does not know is its fallback, in which nothing is resolved', () => {
    expect(read(`<!date^${at('2026-03-02T17:05Z')}^{when}|*then* &amp;>`)).toEqual([
      '*then* &amp;',
      [],
    ])
  })

  test('a date that leads somewhere', () => {
    expect(read('<!date^0^{date_num}^https://a.b|then>')).toEqual([
      '1970-01-01',
      ['time 1970-01-01 0', 'link 1970-01-01 https://a.b'],
    ])
  })
})

describe('other texts', () => {
  test('plain text is never formatted', () => {
    expect(told(readPlain('*a* <@U1> &lt;b&gt;'))).toEqual(['*a* <@U1> <b>', []])
    expect(told(readPlain(':wave:'))).toEqual([':wave:', ['emoji :wave:']])
    expect(told(readPlain(':wave:', false))).toEqual([':wave:', []])
  })

  test('rich text says what is formatted, and leaves its texts alone', () => {
    const shown = readRichText(
      [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '*not* ' },
            { type: 'text', text: 'bold', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
            { type: 'broadcast', range: 'here' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
            {
              type: 'rich_text_section',
              elements: [{ type: 'link', url: 'https://a.b', text: 'two' }],
            },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'emoji', name: 'wave' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x = 1' }] },
      ],
      reader,
    )

    expect(told(shown)).toEqual([
      '*not* bold@Robin@here\n1. one\n2. two\n:wave:\nx = 1',
      [
        'bold bold',
        'user @Robin U1',
        'everyone @here',
        'list one',
        'list two',
        'link two https://a.b',
        'quote :wave:',
        'emoji :wave:',
        'code x = 1',
      ],
    ])
  })
})
