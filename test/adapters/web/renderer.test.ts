import { type HTMLElement, parse } from 'node-html-parser'
import { expect } from 'vitest'
import { renderCard } from '#adapters/web/render-card.ts'
import { renderForm } from '#adapters/web/render-form.ts'
import { fold, rendererContract } from '../../contracts/renderer.ts'

const frame = {
  post: '/as/robin/act',
  message: 'p-1',
  cancel: 'Not now',
  here: 'Morning circle',
  id: ({ name }: { readonly name: string }) => name,
}

/** The payload as a browser would take it apart. */
const read = async (payload: unknown): Promise<HTMLElement> => parse(String(await payload))

const shown =
  'h2, h3, p, blockquote, dt, dd, button[name=id], label > span, option, label[for], img'

rendererContract('local page', {
  card: (card) => renderCard(card, frame),
  form: (form) => renderForm(form, {}, frame),
  async wordsOf(payload) {
    const elements = (await read(payload)).querySelectorAll(shown)
    return fold(
      elements.map((one) => (one.getAttribute('alt') ?? one.text).replaceAll('\n', ' ')).join(' '),
    )
  },
  moment: ({ at }) => at,
  async linksOf(payload) {
    const links = (await read(payload)).querySelectorAll('a')
    expect(links.map((one) => [one.getAttribute('rel'), one.getAttribute('target')])).toEqual(
      links.map(() => ['noreferrer', '_blank']),
    )
    return links.map((one) => one.getAttribute('href') ?? '')
  },
  async actionsOf(payload) {
    const ids = (await read(payload)).querySelectorAll('[name=id]')
    return ids.map((one) => one.getAttribute('value') ?? '')
  },
  async valuesOf(payload) {
    return (await read(payload)).querySelectorAll('.field').map((field) => {
      const control = field.querySelector('input, textarea')
      const text = control?.tagName === 'TEXTAREA' ? control.text.replace(/^\n/, '') : null
      const picked = field.querySelector('option[selected]')?.getAttribute('value')
      return text ?? control?.getAttribute('value') ?? picked ?? ''
    })
  },
})
