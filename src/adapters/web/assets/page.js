// What HTML and htmx cannot do: the composer's list, the dialog, local times, and where the focus goes.

const byId = (id) => document.getElementById(id)
const line = byId('line')
const list = byId('completions')
const dialog = byId('dialog')

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

// Typing opens the list; the arrow keys move through it, Tab or Enter takes, Escape closes.
let active = -1

function showList(open) {
  list.hidden = !open
  line.setAttribute('aria-expanded', String(open))
  if (!open) choose(-1)
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

function take(option) {
  line.value = option.dataset.insert
  line.focus()
  showList(false)
  line.dispatchEvent(new Event('input', { bubbles: true }))
}

line.addEventListener('keydown', (event) => {
  const count = list.children.length
  if (list.hidden || count === 0) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) {
    event.preventDefault()
    choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
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
line.addEventListener('blur', () => showList(false))
// The pointer goes down before the line loses the focus, so the list is still there.
list.addEventListener('mousedown', (event) => {
  const option = event.target.closest('[role=option]')
  if (!option) return
  event.preventDefault()
  take(option)
})

// A line that was sent makes room for the next, under a name of its own: sent twice, said once.
document.addEventListener('htmx:after:request', (event) => {
  const { ctx } = event.detail
  byId('offline').hidden = true
  if (ctx.sourceElement.id !== 'composer' || !ctx.response?.raw?.ok) return
  line.value = ''
  byId('composer').elements.once.value = crypto.randomUUID()
  list.replaceChildren()
  showList(false)
})
document.addEventListener('htmx:error', () => {
  byId('offline').hidden = false
})

// A form opens in the dialog and closes with it.
dialog.addEventListener('close', () => dialog.replaceChildren())
dialog.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) dialog.close()
})

// An answered card is drawn anew: the focus stays on the button that was used, or on its card.
let focused = null
document.addEventListener('htmx:before:request', (event) => {
  const article = event.detail.ctx.sourceElement.closest('article')
  const control = document.activeElement
  if (!article) return
  const controls = [...article.querySelectorAll('button, select')]
  focused = { article: article.id, control: controls.indexOf(control) }
})

function restoreFocus() {
  if (!focused || dialog.open) return
  const article = byId(focused.article)
  article?.scrollIntoView({ block: 'nearest' })
  const lost = document.activeElement === document.body
  if (article && lost) {
    const controls = article.querySelectorAll('button, select')
    ;(controls[focused.control] ?? article).focus({ preventScroll: true })
  }
  focused = null
}

const toEnd = (id) => {
  const messages = byId(id)
  messages.scrollTop = messages.scrollHeight
}

document.addEventListener('htmx:after:swap', () => {
  showTimes(document)
  const form = dialog.querySelector('form')
  if (form && !dialog.open) dialog.showModal()
  if (form)
    (
      form.querySelector('[aria-invalid=true]') ??
      form.querySelector('.field :is(input, textarea, select)')
    )?.focus()
  else if (dialog.open) dialog.close()
  const typing = document.activeElement === line
  showList(typing && line.value.startsWith('/') && list.children.length > 0)
  restoreFocus()
})

showTimes(document)
toEnd('private')
toEnd('channel')
