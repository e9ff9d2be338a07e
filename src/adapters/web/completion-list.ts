import { html } from 'hono/html'
import type { Completion } from './register.ts'
import type { Html } from './render-inline.ts'

/** The options of the composer's list, for the page's script to move through. */
export const completionList = (completions: readonly Completion[]): Html =>
  html`${completions.map(
    ({ label, about, insert }, index) =>
      html`<li role="option" id="completion-${index}" aria-selected="false" data-insert="${insert}"><bdi class="label">${label}</bdi> <span class="about">${about}</span></li>`,
  )}`
