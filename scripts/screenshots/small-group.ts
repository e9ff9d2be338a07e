import type { Browser } from 'playwright-core'
import { Player } from '../../test/support/player.ts'
import { desktop, keep, seen } from './pictures.ts'

/** A few days of a small group on the whole page. */
export async function smallGroup(browser: Browser, url: string): Promise<void> {
  const robin = await Player.visit(browser, url, 'robin', desktop)
  const sam = await Player.visit(browser, url, 'sam', desktop)
  const noor = await Player.visit(browser, url, 'noor', desktop)

  await robin.says('/goal set do title:"A walk after lunch"')
  await letItCount(robin)
  await robin.says('/goal set abstain title:"Evenings without my phone"')
  await robin.says('/goal plan when:"it is nine" i-will:"leave my phone in the kitchen" evenings')
  await sam.says('/goal set target title:"Read more" amount:300 unit:pages')
  await letItCount(sam)
  await noor.says('Welcome, both of you. Nice to have you here.')
  await robin.says('Thank you! I will begin with something small.')
  await share(robin, '/checkin walk done')
  await robin.says('/checkin evenings done')
  await sam.says('/checkin read 12')
  await nextEvening()
  await robin.says('/checkin walk done "along the canal"')
  await share(sam, '/checkin read 20')
  await sam.says('Two chapters tonight. It is a good book, too.')
  await nextEvening()
  await noor.says('Lovely, Sam. What are you reading?')
  await share(robin, '/checkin walk done')
  await sam.says('/checkin read 16 "the part about the sea"')
  await robin.says('/progress')
  await robin.says('/checkin')

  await keep('page.png', await seen(robin))

  /** It is the evening of the next day for everybody, and every page shows it. */
  async function nextEvening(): Promise<void> {
    await robin.skips('Skip to tomorrow’s prompt')
    for (const { page } of [sam, noor]) await page.reload()
  }
}

async function letItCount(player: Player): Promise<void> {
  await player.clicks('Let it count in Morning circle')
  await player.clicks('Let it count')
}

async function share(player: Player, checkIn: string): Promise<void> {
  await player.says(checkIn)
  await player.clicks('Share')
  await player.clicks('Share it')
}
