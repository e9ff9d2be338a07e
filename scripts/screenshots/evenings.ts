import type { Browser } from 'playwright-core'
import { Visitor } from '../../test/support/page-visitor.ts'
import { Player } from '../../test/support/player.ts'
import { cards, keep, phone, sideBySide } from './pictures.ts'

/** A prompt, its answer, and what comes when it has been quiet for some days. */
export async function evenings(browser: Browser, url: string): Promise<void> {
  const robin = await Player.visit(browser, url, 'robin', phone)
  await robin.says('/goal set do title:"A walk after lunch"')
  await robin.says('/goal plan when:"the table is cleared" i-will:"put on my shoes" walk')
  await robin.says('/settings prompt:20:00')

  await robin.skips('Skip to tomorrow’s prompt')
  const asked = [await cards(robin)]
  await robin.clicks('Done')
  asked.push(await cards(robin))

  const days = new Visitor(url, 'robin')
  for (let day = 0; day < 7; day++) await days.skips('prompt')
  await robin.page.reload()
  asked.push(await cards(robin))
  await keep('prompt.png', await sideBySide(browser, asked, 390))
}
