// What HTML and htmx cannot do: local times, the composer's list, the dialog, and what is in view
// and in focus after an answer.

const byId = (id) => document.getElementById(id)
const composer = byId('composer')
const line = byId('line')
const list = byId('completions')
const dialog = byId('dialog')
const channel = byId('channel')
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

// Typing opens the list; the arrow keys move through it, Tab or Enter takes, Escape closes.
let active = -1

function showList(open) {
  list.hidden = !open
  line.setAttribute('aria-expanded', String(open))
  choose(-1)
}

function choose(index) {
  active = index
  const options = [...list.children]
  options.forEach((option, i) => {
    option.setAttribute('aria-selected', String(i === index))
  })
  const option = options[index]
  if (option) {
    line.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  } else {
    line.removeAttribute('aria-activedescendant')
  }
}

function emptyList() {
  list.replaceChildren()
  showList(false)
}

function take(option) {
  line.value = option.dataset.insert
  line.focus()
  emptyList()
  line.dispatchEvent(new Event('input', { bubbles: true }))
}

line.addEventListener('keydown', (event) => {
  const count = list.children.length
  if (event.isComposing || count === 0) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) {
    event.preventDefault()
    if (list.hidden) showList(true)
    choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
  } else if (list.hidden) {
    return
  } else if (event.key === 'Escape') {
    event.preventDefault()
    showList(false)
  } else if (active >= 0 && (event.key === 'Enter' || event.key === 'Tab')) {
    event.preventDefault()
    take(list.children[active])
  } else if (event.key === 'Enter') {
    showList(false)
  }
})
line.addEventListener('input', () => choose(-1))
line.addEventListener('blur', () => showList(false))
// The pointer goes down before the line loses the focus, so the list is still there.
list.addEventListener('mousedown', (event) => {
  const option = event.target.closest('[role=option]')
  if (!option) return
  event.preventDefault()
  take(option)
})

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

const answers = () => [...byId('private').querySelectorAll('article')]
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
  byId('show-private').checked = true
  if (added.length > 1) bringIntoView(added.at(-1))
  bringIntoView(added[0] ?? answer)
  const focus = document.activeElement
  const isLost = focus === document.body
  if (!article || !(isLost || card?.contains(focus))) return
  const same = [...answer.querySelectorAll('button')].find((one) => actionOf(one) === action)
  if (answer !== card) answer.focus({ preventScroll: true })
  else if (isLost) (same ?? answer).focus({ preventScroll: true })
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
  if (!sent.trim().startsWith('/')) showChannel()
})
document.addEventListener('htmx:error', () => {
  byId('offline').hidden = false
})

// Whoever reads the end of the channel stays at its end, and whoever reads older messages stays there.
let wasAtEnd = true

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }) =>
  scrollHeight - scrollTop - clientHeight < 48
const toEnd = (messages) => {
  messages.scrollTop = messages.scrollHeight
}

function showNews() {
  if (wasAtEnd) toEnd(channel)
  if (!byId('show-channel').checked) byId('show-channel').parentElement.dataset.news = ''
}

function showChannel() {
  byId('show-channel').checked = true
  delete byId('show-channel').parentElement.dataset.news
  toEnd(channel)
}
byId('show-channel').addEventListener('change', showChannel)

// A connection that was away has missed what was said meanwhile.
let hasConnected = false

stream.addEventListener('htmx:sse:after:connection', async () => {
  byId('offline').hidden = true
  const response = hasConnected && (await fetch(location.pathname).catch(() => null))
  hasConnected = true
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  wasAtEnd = isAtEnd(channel)
  const missed = [...page.querySelectorAll('#channel article')].filter(({ id }) => !byId(id))
  if (missed.length === 0) return
  channel.append(...missed)
  htmx.process(channel)
  showTimes(channel)
  showNews()
})

document.addEventListener('htmx:before:swap', () => {
  wasAtEnd = isAtEnd(channel)
})
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  showTimes(document)
  if (ctx.sourceElement === stream) return showNews()
  if (ctx.sourceElement === line) {
    const isTyping = document.activeElement === line && line.value.startsWith('/')
    return showList(isTyping && list.children.length > 0)
  }
  showForm()
  showAnswer()
})

showTimes(document)
showNow()
setInterval(showNow, 10_000)
toEnd(byId('private'))
toEnd(channel)
// Skipping ahead draws the whole page anew: the focus goes on where it was.
byId(sessionStorage.getItem('used') ?? '')?.focus()
sessionStorage.removeItem('used')
