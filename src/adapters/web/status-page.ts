import { html, raw } from 'hono/html'
import type { Html } from './render-inline.ts'

/** What the status page shows, in words. */
export interface StatusView {
  readonly title: string
  readonly lead: string
  /** What was just done; `null` for nothing. */
  readonly done: string | null
  readonly parts: readonly StatusPart[]
  /** `null` where this process sends nothing. */
  readonly givenUp: {
    readonly title: string
    readonly about: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
    /** On the button that sends them again; `null` when there are none. */
    readonly sendAgain: string | null
  } | null
}

interface StatusPart {
  readonly title: string
  readonly about: string | null
  readonly facts: readonly {
    readonly name: string
    readonly value: string
    readonly isTrouble: boolean
  }[]
}

export function renderStatus({ title, lead, done, parts, givenUp }: StatusView): Html {
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/page.css">
  <link rel="stylesheet" href="/assets/status.css">
</head>
<body class="status">
  <header class="top">
    <div class="intro"><h1>${title}</h1><p class="lead">${lead}</p></div>
  </header>
  <main>
    ${done === null ? '' : html`<p class="done" role="status">${done}</p>`}
    ${parts.map(renderPart)}
    ${givenUp === null ? '' : renderGivenUp(givenUp)}
  </main>
</body>
</html>`
}

const renderPart = ({ title, about, facts }: StatusPart, index: number): Html =>
  html`<section class="pane" aria-labelledby="part-${index}">
    <div class="pane-head"><h2 id="part-${index}">${title}</h2>${about === null ? '' : html`<p class="aside">${about}</p>`}</div>
    ${
      facts.length === 0
        ? ''
        : html`<dl>${facts.map(
            ({ name, value, isTrouble }) =>
              html`<div><dt>${name}</dt><dd ${isTrouble ? raw('class="problem"') : ''}>${value}</dd></div>`,
          )}</dl>`
    }
  </section>`

function renderGivenUp({
  title,
  about,
  columns,
  rows,
  sendAgain,
}: NonNullable<StatusView['givenUp']>): Html {
  const table = html`<table aria-labelledby="given-up">
      <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>`
  return html`<section class="pane" aria-labelledby="given-up">
    <div class="pane-head"><h2 id="given-up">${title}</h2><p class="aside">${about}</p></div>
    ${rows.length === 0 ? '' : table}
    ${
      sendAgain === null
        ? ''
        : html`<form method="post" action="/status/send-again"><button class="main">${sendAgain}</button></form>`
    }
  </section>`
}
