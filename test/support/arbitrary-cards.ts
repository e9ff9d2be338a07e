import fc from 'fast-check'
import type { Block, Card } from '#chat/card.ts'
import type { Field, Form } from '#chat/form.ts'
import { type Inline, link } from '#chat/inline.ts'
import { cardProblems, formProblems, limits } from '#chat/limits.ts'

/** What people could write to break a renderer, and what fast-check thinks of. */
const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!channel> <@U123> <#C1> @everyone @here',
  '**bold** _it_ ~no~ `code` ||spoiler|| > quote\n- list\n# heading',
  '[link](https://example.org) <https://example.org|link>',
  '&lt;b&gt; &amp; &#x27;',
  '</article></hx-partial><hx-partial hx-target="body">',
  'שלום עולם',
  '🧗🏽‍♀️ 👨‍👩‍👧‍👦 🇩🇪',
  '{title} {0} %s $1 \\n',
)
const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })

/** A text that is not blank, since an empty one shows nothing. */
const someText: fc.Arbitrary<string> = fc
  .oneof(hostile, plain)
  .map((text) => text.replaceAll(/\p{C}(?<!\p{Cf})/gu, '').trim())
  .filter((text) => text !== '')

const action = fc.record({
  name: fc.constant('test.action'),
  params: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
})

const account = fc.record({
  door: fc.constantFrom('discord', 'slack', 'web'),
  tenant: fc.constant(''),
  externalId: fc.stringMatching(/^\d{17,19}$/),
})

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('http://127.0.0.1:4711/', 'https://bot.example/(a)*b_c*?d=[e]|"f"#>'),
)

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ node: fc.constantFrom('text', 'strong'), text: someText }),
  fc.record({ node: fc.constant('said'), text: someText, strong: fc.boolean() }),
  fc.record({ node: fc.constant('mention'), account, name: someText }),
  fc.record({ node: fc.constant('command'), name: fc.constant('checkin') }),
  fc.tuple(someText, address).map(([text, url]) => link(text, url)),
  fc.record({
    node: fc.constant('moment'),
    at: fc.constant('2026-03-02T18:00:00Z'),
    show: fc.constantFrom('date', 'time', 'date-time'),
  }),
)

const line = fc.array(inline, { minLength: 1, maxLength: 4 })
const options = fc.array(
  fc.record({ label: someText.map((t) => t.slice(0, 20)), value: fc.uuid() }),
  { minLength: 1, maxLength: 5 },
)

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constant('heading'), text: someText }),
  fc.record({ block: fc.constantFrom('paragraph', 'aside'), line }),
  fc.record({ block: fc.constant('quote'), text: someText }),
  fc.record({
    block: fc.constant('facts'),
    facts: fc.array(fc.record({ label: someText, value: line }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ block: fc.constant('divider') }),
  fc.record({ block: fc.constant('picture'), png: fc.uint8Array({ maxLength: 9 }), alt: someText }),
  fc.record({
    block: fc.constant('buttons'),
    buttons: fc.array(
      fc.record({
        label: someText,
        action,
        style: fc.constantFrom('main', 'plain'),
        chosen: fc.boolean(),
      }),
      { minLength: 1, maxLength: limits.buttons },
    ),
  }),
  fc.record({ block: fc.constant('choice'), label: someText, action, options }),
)

/** Any card within the limits, with whatever texts. */
export const anyCard: fc.Arbitrary<Card> = fc
  .record({
    kind: fc.constant('card' as const),
    summary: someText,
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
  })
  .filter((card) => cardProblems(card).length === 0)

const common = {
  label: someText.map((t) => t.slice(0, 40)),
  required: fc.boolean(),
  value: someText,
}

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    field: fc.constantFrom('line', 'text'),
    name: fc.constant(''),
    maxLength: fc.constant(3000),
    ...common,
  }),
  fc.record({ field: fc.constantFrom('number', 'date'), name: fc.constant(''), ...common }),
)

export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    kind: fc.constant('form' as const),
    title: someText.map((t) => t.slice(0, limits.form.title).trim()),
    submit: fc.constant('Save'),
    action,
    fields: fc
      .array(field, { minLength: 1, maxLength: limits.form.fields })
      .map((fields) => fields.map((one, n) => ({ ...one, name: `field-${n}` }))),
  })
  .filter((form) => formProblems(form).length === 0)
