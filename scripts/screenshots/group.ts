import type { Browser, Locator } from 'playwright-core'
import { Player } from '../../test/support/player.ts'
import { desktop, keep, seen } from './pictures.ts'

/** A goal that six people reach together, and what its channel sees of it after some days. */
export async function group(browser: Browser, url: string): Promise<void> {
  const robin = await Player.visit(browser, url, 'robin', desktop)
  const sam = await Player.visit(browser, url, 'sam', desktop)
  const noor = await Player.visit(browser, url, 'noor', desktop)
  const ida = await Player.visit(browser, url, 'ida', desktop)
  const jun = await Player.visit(browser, url, 'jun', desktop)
  const tomas = await Player.visit(browser, url, 'tomas', desktop)
  const everybody = [robin, sam, noor, ida, jun, tomas]

  await noor.says('/group goal')
  await noor.clicks('A walk')
  await noor.fills({ 'What is it called?': 'Walks together', 'How much together?': '50' })
  await noor.clicks('Look at it first')
  await noor.clicks('Start it')
  await nextEvening()
  for (const one of everybody) {
    await one.answered(() => inChannel(one, 'Join').click())
    await one.says('/checkin walks done')
  }
  await sam.says('Six of us! I took the long way home today.')
  const days = [everybody, everybody, everybody.filter((one) => one !== sam), everybody]
  for (const walkers of days) {
    await nextEvening()
    for (const one of walkers) await one.says('/checkin walks done')
  }
  await nextEvening()
  await ida.says('That was quick. See you all on Sunday.')
  await robin.says('/checkin walks done "along the canal"')

  await robin.answered(() => inChannel(robin, 'My part').click())
  await robin.page.locator('#channel').evaluate((pane: { scrollTop: number }) => {
    pane.scrollTop = 0
  })
  await keep('group-goal.png', await seen(robin))

  /** It is the evening of the next day for everybody, and every page shows it. */
  async function nextEvening(): Promise<void> {
    await robin.skips('Skip to tomorrow’s prompt')
    for (const { page } of everybody) await page.reload()
  }
}

const inChannel = (player: Player, label: string): Locator =>
  player.channel.getByRole('button', { name: label, exact: true })
