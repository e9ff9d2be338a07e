import fc from 'fast-check'
import { anyTyped } from './arbitraries.ts'

/** What somebody types who tries to break what reads it, stores it, or shows it again. */
const hostile = [
  '@everyone @here <@1> <@!1> <@&1> <#1> <!channel> <!subteam^S1> <U1>',
  '</checkin:1> <t:0:R> <:emoji:1> <id:customize> https://example.org discord.gg/x',
  '**bold** _it_ ~~no~~ `code` ||spoiler|| > quote\n# heading\n- list\n-# small',
  '```\ncode\n```',
  '[link](javascript:alert(1)) <script>alert(1)</script> &lt; &amp;',
  `'; DROP TABLE "Goal"; --`,
  "\\'; SELECT pg_sleep(9); --",
  '$1 %s %n {0} {title} {count, plural, one {x}} #{1 + 1} <%= 1 %>',
  '{"said":"command","name":"goal"}',
  '[]',
  'null',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud83d',
  'x\udc00y',
  '\u202egnihton\u202c \u2066left\u2069',
  '\u200b\u200d\ufeff\u00ad',
  '🧗🏽‍♀️ 👨‍👩‍👧‍👦 🇩🇪 שלום עולם e\u0301\u0323\u0323\u0323',
  '-1',
  '0',
  '1e999',
  'NaN',
  '٣',
  '\\',
  ' ',
  '',
]

const huge = fc
  .record({
    unit: fc.constantFrom(
      'x',
      '*',
      '\\',
      '\n',
      '> \n',
      '@',
      '👩‍👧',
      '\u0000',
      '\ud83d',
      '\u0301',
      '-1.',
    ),
    length: fc.constantFrom(
      75,
      80,
      81,
      100,
      101,
      1000,
      1001,
      1200,
      2000,
      4000,
      4001,
      6000,
      6001,
      20_000,
    ),
  })
  .map(({ unit, length }) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length))

/** Text as nobody types it by accident, at most 20,000 characters. */
export const anyHostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: anyTyped },
  { weight: 1, arbitrary: huge },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...hostile), anyTyped).map((two) => two.join('')),
  },
)
