// The list below the composer. Typing opens it; the arrow keys move through it, Tab or Enter takes,
// Escape closes.

const line = document.getElementById('line')
const list = document.getElementById('completions')

let active = -1

export function showList(open) {
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

export function emptyList() {
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
