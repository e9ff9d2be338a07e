import type { Block, Card } from './card.ts'
import type { Form } from './form.ts'
import { plainText } from './inline.ts'

/**
 * What every platform can show: of each pair of limits the smaller one. Discord: 40 components and
 * 4,000 characters a message, 5 buttons a row, 5 fields a form, titles and labels of 45. Slack: 50
 * blocks, headers of 150, sections of 3,000, 10 fields, button text 75, form titles of 24.
 * Characters are UTF-16 units.
 */
export const limits = {
  card: { components: 40, characters: 4000 },
  summary: 300,
  heading: 150,
  paragraph: 3000,
  quote: 3000,
  facts: 10,
  factLabel: 75,
  factValue: 1000,
  aside: 2000,
  alt: 1024,
  buttons: 5,
  buttonLabel: 75,
  options: 25,
  optionLabel: 75,
  optionValue: 75,
  choiceLabel: 150,
  actionId: 100,
  form: {
    title: 24,
    submit: 24,
    fields: 5,
    label: 45,
    hint: 100,
    placeholder: 100,
    value: 3000,
  },
} as const

/**
 * What does not fit, one sentence each, naming the block and the limit. Empty when all fits.
 *
 * @internal The contract suites hold every card to it.
 */
export function cardProblems(card: Card): readonly string[] {
  const problems: string[] = []
  const check = checker(problems)
  check('summary', card.summary.length, limits.summary, 1)
  check('card', card.blocks.length, limits.card.components, 1)
  card.blocks.forEach((block, index) => {
    checkBlock(block, (what, size, most, least = 0) =>
      check(`block ${index + 1} ${block.block}: ${what}`, size, most, least),
    )
  })
  check('components', sum(card.blocks.map(components)), limits.card.components)
  check('characters', sum(card.blocks.map(characters)), limits.card.characters)
  return problems
}

/** @internal The contract suites hold every form to it. */
export function formProblems(form: Form): readonly string[] {
  const problems: string[] = []
  const check = checker(problems)
  check('title', form.title.length, limits.form.title, 1)
  check('submit', form.submit.length, limits.form.submit, 1)
  check('fields', form.fields.length, limits.form.fields, 1)
  const names = new Set(form.fields.map((field) => field.name))
  if (names.size < form.fields.length) problems.push('two fields share a name')
  for (const field of form.fields) {
    check(`${field.name}: label`, field.label.length, limits.form.label, 1)
    check(`${field.name}: hint`, field.hint?.length ?? 0, limits.form.hint)
    check(`${field.name}: value`, field.value?.length ?? 0, limits.form.value)
    if ('placeholder' in field)
      check(`${field.name}: placeholder`, field.placeholder?.length ?? 0, limits.form.placeholder)
    if (field.field === 'choice')
      check(`${field.name}: options`, field.options.length, limits.options, 1)
  }
  return problems
}

type Check = (what: string, size: number, most: number, least?: number) => void

const checker =
  (problems: string[]): Check =>
  (what, size, most, least = 0) => {
    if (size > most) problems.push(`${what}: ${size}, at most ${most}`)
    if (size < least) problems.push(`${what}: empty`)
  }

function checkBlock(block: Block, check: Check): void {
  switch (block.block) {
    case 'heading':
      check('text', block.text.length, limits.heading, 1)
      break
    case 'paragraph':
      check('text', plainText(block.line).length, limits.paragraph, 1)
      break
    case 'aside':
      check('text', plainText(block.line).length, limits.aside, 1)
      break
    case 'quote':
      check('text', block.text.length, limits.quote, 1)
      break
    case 'picture':
      check('alt', block.alt.length, limits.alt, 1)
      break
    case 'facts':
      check('facts', block.facts.length, limits.facts, 1)
      for (const { label, value } of block.facts) {
        check('label', label.length, limits.factLabel, 1)
        check('value', plainText(value).length, limits.factValue, 1)
      }
      break
    case 'buttons':
      check('buttons', block.buttons.length, limits.buttons, 1)
      for (const { label } of block.buttons) check('label', label.length, limits.buttonLabel, 1)
      break
    case 'choice':
      check('label', block.label.length, limits.choiceLabel, 1)
      check('options', block.options.length, limits.options, 1)
      for (const { label, value } of block.options) {
        check('option', label.length, limits.optionLabel, 1)
        check('value', value.length, limits.optionValue, 1)
      }
      break
    case 'divider':
      break
    default:
      block satisfies never
  }
}

/** Components that a block takes where they are scarcest: a row counts, and so does each button. */
function components(block: Block): number {
  if (block.block === 'buttons') return 1 + block.buttons.length
  return block.block === 'choice' || block.block === 'picture' ? 2 : 1
}

/** Characters that count towards the limit of a whole message, a little on the safe side. */
function characters(block: Block): number {
  switch (block.block) {
    case 'heading':
      return block.text.length + 4
    case 'quote':
      return block.text.length + 2 * block.text.split('\n').length
    case 'paragraph':
    case 'aside':
      return plainText(block.line).length + 4 * block.line.length + 3
    case 'facts':
      return sum(block.facts.map((f) => f.label.length + plainText(f.value).length + 8))
    default:
      return 0
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
