import { randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { ChannelMessage, PageParts, PageWords, Persona, Skip } from './parts.ts'
import { skips } from './parts.ts'
import { commandsFor } from './register.ts'
import type { Html } from './render-inline.ts'
import { pageHeader } from './stream.ts'
import { channelMessage, type PrivateMessage, privateMessage } from './view.ts'

export interface PageView {
  readonly persona: Persona
  /** The persona's own zone: every time on their page is shown in it. */
  readonly zone: string
  readonly channel: readonly ChannelMessage[]
  /** Private answers and direct messages, oldest first. */
  readonly messages: readonly PrivateMessage[]
}

/**
 * The whole page, for one persona. Only the page's own script is deferred: a deferred htmx begins, now
 * and then, before its extension is there, and the page would hear no news.
 */
export function renderPage(parts: PageParts, view: PageView): Html {
  const { words } = parts
  const { persona } = view
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
  <meta name="color-scheme" content="light dark">
  <meta name="htmx-config" content='{"history":false,"includeIndicatorCSS":false,"defaultSettleDelay":0,"sse":{"reconnectMaxDelay":5000}}'>
  <title>${words.title} · ${persona.name}</title>
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/page.css">
  <script src="/assets/htmx.js"></script>
  <script src="/assets/hx-sse.js"></script>
  <script src="/assets/page.js" type="module"></script>
</head>
<body hx-headers:inherited='{"${pageHeader}":"${randomUUID()}"}' data-zone="${view.zone}" data-now="${parts.time.now()}">
  <header class="top">
    <div class="intro"><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
    <div class="controls">
      ${renderPersonas(parts, persona)}
      ${renderTime(parts, persona)}
    </div>
  </header>
  <main>
    ${renderTabs(words, persona)}
    <section class="pane" id="private-pane" aria-labelledby="private-title">
      <div class="pane-head"><h2 id="private-title">${words.privateTitle(persona.name)}</h2><p class="aside">${words.privateAbout}</p></div>
      <div id="private" class="messages" role="log" aria-labelledby="private-title" tabindex="0">
        <p class="empty">${words.privateEmpty}</p>
        ${view.messages.map((one) => privateMessage(words, one, persona.id, parts.codec.write))}
      </div>
    </section>
    <section class="pane" id="channel-pane" aria-labelledby="channel-title">
      <div class="pane-head"><h2 id="channel-title">${words.channelTitle}</h2><p class="aside">${words.channelAbout}</p></div>
      <div id="channel" class="messages" role="log" aria-labelledby="channel-title" tabindex="0">
        <p class="empty">${words.channelEmpty}</p>
        ${view.channel.map((one) => channelMessage(one, persona.id, parts.codec.write))}
      </div>
    </section>
  </main>
  <footer class="composer">
    ${renderMenu(parts, persona)}
    <form id="composer" hx-post="/as/${persona.id}/say" hx-swap="none" hx-sync="this:drop" autocomplete="off">
      <input type="hidden" name="once" value="${randomUUID()}">
      <label for="line" class="visually-hidden">${words.composer}</label>
      <input id="line" name="line" type="text" dir="auto" placeholder="${words.composerHint}" role="combobox" aria-expanded="false" aria-controls="completions" aria-autocomplete="list"
        hx-get="/as/${persona.id}/complete" hx-trigger="input changed delay:80ms" hx-sync="this:replace" hx-target="#completions" hx-swap="innerHTML">
      <button class="main">${words.send}</button>
    </form>
    <ul id="completions" role="listbox" aria-label="${words.suggestions}" hidden></ul>
  </footer>
  <dialog id="dialog" aria-labelledby="form-title"></dialog>
  <p id="offline" role="status" hidden>${words.offline}</p>
  <div id="stream" hidden hx-sse:connect="/as/${persona.id}/events" hx-swap="none"></div>
</body>
</html>`
}

/** On a narrow screen one pane is shown at a time; these say which. Elsewhere they are hidden. */
const renderTabs = (words: PageWords, persona: Persona): Html =>
  html`<div class="tabs">
      <label><input type="radio" name="pane" id="show-private" checked><span>${words.privateTitle(persona.name)}</span></label>
      <label><input type="radio" name="pane" id="show-channel"><span>${words.channelTitle}</span></label>
    </div>`

const renderPersonas = ({ personas, words }: PageParts, current: Persona): Html =>
  html`<nav class="personas" aria-label="${words.playing}"><span class="label">${words.playing}</span>${personas.map(
    (one) =>
      html`<a href="/as/${one.id}" ${one.id === current.id ? raw('aria-current="page"') : ''}><bdi>${one.name}</bdi> <small>${one.about}</small></a>`,
  )}</nav>`

function renderTime({ time, words }: PageParts, persona: Persona): Html {
  const button = (skip: Skip) =>
    html`<button id="skip-${skip}" class="plain" hx-post="/as/${persona.id}/skip?to=${skip}" hx-swap="none" hx-sync="this:drop">${words.skip[skip]}</button>`
  return html`<div class="time" role="group" aria-label="${words.time}">
    <p><span class="label">${words.time}</span> <time id="now" datetime="${time.now()}" data-show="date-time"></time></p>
    ${time.skip ? html`<div class="buttons">${skips.map(button)}</div>` : ''}
  </div>`
}

const renderMenu = ({ commands, words }: PageParts, persona: Persona): Html =>
  html`<form class="menu" hx-post="/as/${persona.id}/say" hx-swap="none" hx-sync="this:drop" aria-label="${words.tryThese}">
    ${commandsFor(commands, persona).map(({ name, summary, usages }) => {
      const first = usages[0]?.name
      const line = first ? `/${name} ${first}` : `/${name}`
      return html`<button name="line" value="${line}" title="${summary}">${line}</button>`
    })}
  </form>`
