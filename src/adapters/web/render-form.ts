import { html } from 'hono/html'
import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import type { Rendered } from './render-card.ts'
import type { Html } from './render-inline.ts'

/** What a form on the page needs to be sent. */
export interface FormFrame {
  readonly post: string
  /** The message whose button opened it, or the empty string. */
  readonly message: string
  readonly cancel: string
  /** The name of the page's channel. */
  readonly here: string
  id(action: ActionRef): string
}

/** A form as HTML, for the page's dialog; `problems` are sentences by field name. */
export function renderForm(
  form: Form,
  problems: Readonly<Record<string, string>>,
  frame: FormFrame,
): Rendered {
  const known = new Set(form.fields.map((field) => field.name))
  const general = Object.entries(problems).filter(([name]) => !known.has(name))
  return {
    payload: html`<form class="form" hx-post="${frame.post}" hx-swap="none" hx-sync="this:drop" aria-labelledby="form-title">
      <h2 id="form-title">${form.title}</h2>
      ${general.map(([, problem]) => html`<p class="problem" role="alert">${problem}</p>`)}
      <input type="hidden" name="message" value="${frame.message}">
      <input type="hidden" name="id" value="${frame.id(form.action)}">
      ${form.fields.map((field) => renderField(field, problems[field.name], frame.here))}
      <div class="buttons">
        <button class="main">${form.submit}</button>
        <button type="button" data-close>${frame.cancel}</button>
      </div>
    </form>`,
    losses: [],
  }
}

function renderField(field: Field, problem: string | undefined, here: string): Html {
  const id = `field-${field.name}`
  const described = [field.hint ? `${id}-hint` : '', problem ? `${id}-problem` : '']
  return html`<div class="field">
    <label for="${id}">${field.label}</label>
    ${field.hint ? html`<p class="aside" id="${id}-hint">${field.hint}</p>` : ''}
    ${renderControl(field, {
      here,
      id,
      name: `value.${field.name}`,
      describedBy: described.join(' ').trim(),
      invalid: problem === undefined ? 'false' : 'true',
    })}
    ${problem ? html`<p class="problem" role="alert" id="${id}-problem">${problem}</p>` : ''}
  </div>`
}

interface ControlFrame {
  /** The name of the page's channel. */
  readonly here: string
  readonly id: string
  readonly name: string
  readonly describedBy: string
  readonly invalid: 'true' | 'false'
}

/**
 * Lengths and required fields are checked by the one who answers, so that the page says the same as
 * every other door. The browser only helps to type.
 */
function renderControl(field: Field, { here, id, name, describedBy, invalid }: ControlFrame): Html {
  const value = field.value ?? ''
  switch (field.field) {
    case 'line':
      return html`<input id="${id}" name="${name}" type="text" dir="auto" autocomplete="off" value="${value}" placeholder="${field.placeholder ?? ''}" aria-describedby="${describedBy}" aria-invalid="${invalid}">`
    case 'text':
      return html`<textarea id="${id}" name="${name}" dir="auto" rows="5" placeholder="${field.placeholder ?? ''}" aria-describedby="${describedBy}" aria-invalid="${invalid}">
${value}</textarea>`
    case 'number':
      return html`<input id="${id}" name="${name}" type="text" inputmode="decimal" autocomplete="off" value="${value}" placeholder="${field.placeholder ?? ''}" aria-describedby="${describedBy}" aria-invalid="${invalid}">`
    case 'date':
      return html`<input id="${id}" name="${name}" type="date" value="${value}" aria-describedby="${describedBy}" aria-invalid="${invalid}">`
    case 'choice':
      return html`<select id="${id}" name="${name}" aria-describedby="${describedBy}" aria-invalid="${invalid}">${field.required ? '' : html`<option value=""></option>`}${field.options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value ? 'selected' : ''}>${option.label}</option>`,
      )}</select>`
    case 'channel':
      // The page has one channel, which an empty value means.
      return html`<select id="${id}" name="${name}" aria-describedby="${describedBy}" aria-invalid="${invalid}"><option value="">${here}</option></select>`
    default:
      return field satisfies never
  }
}
