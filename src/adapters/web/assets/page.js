// What HTML and htmx cannot do: local times, the dialog, and what is in view and in focus after an
// answer and after news. The composer's list is a file of its own.

import { emptyList, showList } from './suggestions.js'

const byId = (id) => document.getElementById(id)
const composer = byId('composer')
const line = byId('line')
const list = byId('completions')
const dialog = byId('dialog')
const channel = byId('channel')
const privately = byId('private')
const stream = byId('stream')

// Times are shown in the persona's own zone, whatever the browser's is.
const styles = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { dateStyle: 'full' },
  'date-time': {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  },
}

function showTimes(root) {
  for (const time of root.querySelectorAll('time[data-show]')) {
    const options = {
      timeZone: document.body.dataset.zone,
      hour12: false,
      ...styles[time.dataset.show],
    }
    if (options.dateStyle) delete options.hour12
    time.textContent = new Intl.DateTimeFormat('en-GB', options).format(new Date(time.dateTime))
    delete time.dataset.show
  }
}

/** The clock goes on while the page is open. */
function showNow() {
  const now = byId('now')
  const loaded = Date.parse(document.body.dataset.now)
  now.dateTime = new Date(loaded + performance.now()).toISOString()
  now.dataset.show = 'date-time'
  showTimes(now.parentElement)
}

// A form opens in the dialog and closes with it.
let form = null

function showForm() {
  const shown = dialog.querySelector('form')
  if (shown === form) return
  form = shown
  if (!form) return dialog.close()
  if (!dialog.open) dialog.showModal()
  const field = form.querySelector('[aria-invalid=true]') ?? form.querySelector('.field [name]')
  field?.focus()
}

// Closed by an answer, it is empty by now; closed by the person, nothing comes of the form.
dialog.addEventListener('close', () => {
  if (!form || dialog.open) return
  dialog.replaceChildren()
  form = null
  used = null
})
dialog.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) dialog.close()
})

// What a person used last, and which answer was the newest then. A form keeps it until it is sent.
let used = null
let sent = ''

// Direct messages come unasked, so they are no answers.
const answers = () => [...privately.querySelectorAll('article[id^="p-"]')]
const actionOf = (button) => (button.name === 'id' ? button.value : button.form.elements.id.value)

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  const { sourceElement: source, request } = ctx
  if (source === line || source === stream || dialog.contains(source)) return
  if (source.closest('.time')) sessionStorage.setItem('used', source.id)
  if (source === composer) {
    sent = line.value
    toEnd(channel)
  }
  const article = source.closest('article')
  used = {
    article,
    action: article && request.submitter ? actionOf(request.submitter) : null,
    newest: answers().at(-1)?.id,
  }
})

/**
 * Brings the answer into view, or what came along with it. The focus leaves a card that was used, so
 * that it is never lost.
 */
function showAnswer() {
  if (!used || dialog.open) return
  const { article, action, newest: before } = used
  used = null
  const card = article && byId(article.id)
  const isChanged = card !== null && card !== article
  const all = answers()
  const added = all.slice(all.findIndex((one) => one.id === before) + 1)
  const answer = isChanged ? card : (added[0] ?? card)
  if (!answer) return
  showPane(privatePane)
  if (added.length > 1) bringIntoView(added.at(-1))
  bringIntoView(added[0] ?? answer)
  const focus = document.activeElement
  const isLost = focus === document.body
  if (!article || !(isLost || card?.contains(focus))) return
  if (answer !== card) answer.focus({ preventScroll: true })
  else if (isLost) focusIn(answer, action)
}

/** The focus goes to the button that does this, or to the message when it has no such button. */
function focusIn(message, action) {
  const same = [...message.querySelectorAll('button')].find((one) => actionOf(one) === action)
  const focused = same ?? message
  focused.focus({ preventScroll: true })
}

/** All of a message, or its beginning when it is taller than what can be seen at once. */
function bringIntoView(message) {
  const room = Math.min(message.parentElement.clientHeight, window.innerHeight)
  message.scrollIntoView({ block: message.offsetHeight > room ? 'start' : 'nearest' })
}

// The second click of a double click is no second wish.
document.addEventListener(
  'click',
  (event) => {
    if (event.detail > 1 && event.target.closest('form button')) event.preventDefault()
  },
  true,
)

// A line that was sent makes room for the next, under a name of its own: sent twice, said once.
document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
  const { ok, status } = ctx.response.raw
  byId('offline').hidden = ok || status === 422
  if (ctx.sourceElement !== composer || !ok) return
  composer.elements.once.value = crypto.randomUUID()
  if (line.value !== sent) return
  line.value = ''
  emptyList()
  if (!sent.trim().startsWith('/')) showEnd(channelPane)
})
document.addEventListener('htmx:error', () => {
  byId('offline').hidden = false
})

// Whoever reads the end of a pane stays at its end, and whoever reads older messages stays there.
const panes = [privately, channel].map((messages) => ({
  messages,
  tab: byId(`show-${messages.id}`),
  wasAtEnd: true,
}))
const [privatePane, channelPane] = panes

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }) =>
  scrollHeight - scrollTop - clientHeight < 48
const toEnd = (messages) => {
  messages.scrollTop = messages.scrollHeight
}

const lookAtEnds = () => {
  for (const pane of panes) pane.wasAtEnd = isAtEnd(pane.messages)
}

function showNews({ messages, tab, wasAtEnd }) {
  if (wasAtEnd) toEnd(messages)
  if (!tab.checked) tab.parentElement.dataset.news = ''
}

function showPane({ tab }) {
  tab.checked = true
  delete tab.parentElement.dataset.news
}

function showEnd(pane) {
  showPane(pane)
  toEnd(pane.messages)
}
channelPane.tab.addEventListener('change', () => showEnd(channelPane))
privatePane.tab.addEventListener('change', ({ target }) => {
  if ('news' in target.parentElement.dataset) showEnd(privatePane)
})

// A connection that is new has missed what was said since the page was drawn, or while it was away.
stream.addEventListener('htmx:sse:after:connection', async () => {
  byId('offline').hidden = true
  const response = await fetch(location.pathname).catch(() => null)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  lookAtEnds()
  for (const pane of panes) {
    const said = page.querySelectorAll(`#${pane.messages.id} article:not([id^="p-"])`)
    const missed = [...said].filter(({ id }) => !byId(id))
    if (missed.length === 0) continue
    for (const message of missed) addInOrder(pane.messages, message)
    htmx.process(pane.messages)
    showTimes(pane.messages)
    showNews(pane)
  }
})

const timeOf = (message) => Date.parse(message.querySelector('header time').dateTime)

function addInOrder(messages, message) {
  const later = [...messages.querySelectorAll('article')].find(
    (one) => timeOf(one) > timeOf(message),
  )
  messages.insertBefore(message, later ?? null)
}

// What the news of this moment bring: which panes grow, and where the focus was.
let grown = []
let focused = null

document.addEventListener('htmx:before:swap', ({ detail: { ctx, tasks } }) => {
  lookAtEnds()
  if (ctx.sourceElement !== stream) return
  const added = tasks.filter(({ swapSpec }) => swapSpec.style === 'beforeend')
  grown = panes.filter(({ messages }) => added.some(({ target }) => target === messages))
  const at = document.activeElement
  const article = at.closest('article')
  const action = article && at.localName === 'button' ? actionOf(at) : null
  focused = article && { article, action, pane: article.parentElement }
})
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  showTimes(document)
  if (ctx.sourceElement === stream) {
    grown.forEach(showNews)
    return keepFocus()
  }
  if (ctx.sourceElement === line) {
    const isTyping = document.activeElement === line && line.value.startsWith('/')
    return showList(isTyping && list.children.length > 0)
  }
  showForm()
  showAnswer()
})

/** A message that the news changed, or took away, leaves the focus where it was or close by. */
function keepFocus() {
  if (!focused || document.activeElement !== document.body) return
  const { article, action, pane } = focused
  const changed = byId(article.id)
  if (changed) focusIn(changed, action)
  else pane.focus({ preventScroll: true })
}

showTimes(document)
showNow()
setInterval(showNow, 10_000)
for (const { messages } of panes) toEnd(messages)
// Skipping ahead draws the whole page anew: the focus goes on where it was.
byId(sessionStorage.getItem('used') ?? '')?.focus()
sessionStorage.removeItem('used')
