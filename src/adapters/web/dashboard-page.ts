import { html, raw } from 'hono/html'
import { type PlotView, renderPlot } from './dashboard-plot.ts'
import type { Html } from './render-inline.ts'

/** A page that says one thing: how to come in, why that did not work, that somebody is signed out. */
export interface NoticeView {
  readonly title: string
  readonly lead: string
  /** What can be done; `null` where a button says it. */
  readonly hint: string | null
  /** The button that uses a link up. */
  readonly enter: { readonly key: string; readonly button: string } | null
  readonly back: LinkView | null
}

interface LinkView {
  readonly href: string
  readonly label: string
}

/** Everything that stands on a dashboard, in words. */
export interface DashboardView {
  readonly title: string
  readonly group: string
  readonly about: string
  readonly range: {
    readonly from: ChoiceView
    readonly until: ChoiceView
    readonly show: string
  }
  readonly plots: { readonly title: string; readonly all: readonly PlotView[] }
  readonly weeks: TableView
  readonly goals: TableView & { readonly none: string | null }
  readonly save: {
    readonly title: string
    readonly about: readonly string[]
    readonly links: readonly LinkView[]
  }
  readonly signOut: string
}

interface ChoiceView {
  readonly label: string
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

interface TableView {
  readonly title: string
  readonly columns: readonly string[]
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[]
}

export const renderNotice = ({ title, lead, hint, enter, back }: NoticeView): Html =>
  document(
    title,
    html`<main class="notice">
    <h1>${title}</h1>
    <p>${lead}</p>
    ${hint === null ? '' : html`<p>${hint}</p>`}
    ${
      enter === null
        ? ''
        : html`<form method="post" action="/groups/enter"><input type="hidden" name="key" value="${enter.key}"><button>${enter.button}</button></form>`
    }
    ${back === null ? '' : html`<p><a href="${back.href}">${back.label}</a></p>`}
  </main>`,
  )

export const renderDashboard = (view: DashboardView): Html =>
  document(
    `${view.title}: ${view.group}`,
    html`<header>
    <div><p class="kind">${view.title}</p><h1><bdi>${view.group}</bdi></h1></div>
    <form class="screen" method="post" action="/groups/sign-out"><button class="plain">${view.signOut}</button></form>
  </header>
  <main>
    <p class="about">${view.about}</p>
    <form class="range screen" method="get" action="/groups/report">
      ${renderChoice('from', view.range.from)}
      ${renderChoice('until', view.range.until)}
      <button>${view.range.show}</button>
    </form>
    <section aria-labelledby="plots">
      <h2 id="plots">${view.plots.title}</h2>
      <div class="plots">${view.plots.all.map(renderPlot)}</div>
    </section>
    <section aria-labelledby="weeks">
      <h2 id="weeks">${view.weeks.title}</h2>
      ${renderTable('weeks', view.weeks)}
    </section>
    <section aria-labelledby="goals">
      <h2 id="goals">${view.goals.title}</h2>
      ${view.goals.none === null ? renderTable('goals', view.goals) : html`<p>${view.goals.none}</p>`}
    </section>
    <section class="screen" aria-labelledby="save">
      <h2 id="save">${view.save.title}</h2>
      <p>${view.save.links.map(({ href, label }) => html`<a class="file" href="${href}">${label}</a> `)}</p>
      ${view.save.about.map((line) => html`<p class="aside">${line}</p>`)}
    </section>
  </main>`,
  )

const renderChoice = (name: string, { label, chosen, options }: ChoiceView): Html =>
  html`<label>${label} <select name="${name}">${options.map(
    (option) =>
      html`<option value="${option.value}"${raw(option.value === chosen ? ' selected' : '')}>${option.label}</option>`,
  )}</select></label>`

/** On a narrow screen the table scrolls by itself, also by keyboard. */
const renderTable = (name: string, { columns, rows }: TableView): Html =>
  html`<div class="wide" role="group" aria-labelledby="${name}" tabindex="0"><table>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([head = '', ...cells]) =>
        html`<tr><th scope="row"><bdi>${head}</bdi></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table></div>`

const document = (title: string, body: Html): Html => html`${raw('<!doctype html>')}
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>${title}</title>
  <link rel="icon" href="/groups/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/groups/dashboard.css">
</head>
<body>
  ${body}
</body>
</html>`
