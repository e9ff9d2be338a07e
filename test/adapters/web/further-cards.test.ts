import { parse } from 'node-html-parser'
import { furtherCardsContract } from '../../contracts/further-cards.ts'
import { openFurtherPage } from '../../support/further-page.ts'
import { WebTalker } from '../../support/web-door.ts'

furtherCardsContract('local page', async (inside) => {
  const door = await openFurtherPage(inside)
  const people = {
    Robin: new WebTalker('robin', () => door.url),
    Sam: new WebTalker('sam', () => door.url),
  }

  return {
    person: (name) => people[name],
    async sees(name) {
      const page = await fetch(`${door.url}/as/${name.toLowerCase()}`)
      return parse(await page.text())
        .querySelectorAll('article')
        .map((one) => ({
          text: one.querySelector('h3')?.text.trim() ?? '',
          pictures: one.querySelectorAll('img').map((img) => img.getAttribute('alt') ?? ''),
        }))
    },
    close: () => door.close(),
  }
})
