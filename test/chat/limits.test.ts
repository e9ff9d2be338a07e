import { describe, expect, it } from 'vitest'
import { button, buttons, card, heading, paragraph } from '#chat/card.ts'
import { cardProblems, formProblems } from '#chat/limits.ts'
import { cards, forms, makers } from '../support/gallery.ts'

describe('limits', () => {
  it.each(cards)('%s fits on every platform at its fullest', (_, card) => {
    expect(cardProblems(card)).toEqual([])
  })

  it.each(forms)('%s fits on every platform at its fullest', (_, form) => {
    expect(formProblems(form)).toEqual([])
  })

  it('are tried on everything that makes a card or a form', () => {
    const tried = new Set([...cards, ...forms].map(([maker]) => maker))

    expect(makers.filter((maker) => !tried.has(maker))).toEqual([])
  })

  it('name what does not fit', () => {
    const nothing = { name: 'test.nothing', params: [] }
    const six = Array.from({ length: 6 }, () => button('OK', nothing))
    const tooMuch = card('', heading('h'.repeat(151)), paragraph('p'.repeat(4000)), buttons(...six))

    expect(cardProblems(tooMuch)).toEqual([
      'summary: empty',
      'block 1 heading: text: 151, at most 150',
      'block 2 paragraph: text: 4000, at most 3000',
      'block 3 buttons: buttons: 6, at most 5',
      'characters: 4162, at most 4000',
    ])
  })

  it('count components as Discord does: forty in all, a row and each of its buttons', () => {
    const nothing = { name: 'test.nothing', params: [] }
    const row = buttons(...Array.from({ length: 5 }, () => button('OK', nothing)))

    expect(cardProblems(card('rows', row, row, row, row, row, row))).toEqual([])
    expect(cardProblems(card('rows', row, row, row, row, row, row, row))).toEqual([
      'components: 42, at most 40',
    ])
  })
})
