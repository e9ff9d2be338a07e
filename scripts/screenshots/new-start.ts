import type { Browser } from 'playwright-core'
import { Visitor } from '../../test/support/page-visitor.ts'
import { Player } from '../../test/support/player.ts'
import { cards, desktop, keep, phone, sideBySide } from './pictures.ts'

/** Ninety days, a setback, and a new start. */
export async function newStart(browser: Browser, url: string): Promise<void> {
  const sam = await Player.visit(browser, url, 'sam', desktop)
  await sam.says('/goal set abstain Evenings that I remember')
  await sam.says('/goal plan when:"the evening feels long" i-will:"ring Noor" evenings')

  const days = new Visitor(url, 'sam')
  for (let week = 0; week < 12; week++) await days.skips('week')
  for (let day = 0; day < 6; day++) await days.skips('prompt')
  await sam.page.reload()
  await sam.says('/checkin evenings done')
  const told = await cards(sam)
  await sam.clicks('Share with Morning circle')
  await keep('milestone.png', await sideBySide(browser, [told, await cards(sam)], 480))
  await sam.clicks('Share it')

  for (let day = 0; day < 7; day++) await days.skips('prompt')
  const night = await Player.visit(browser, url, 'sam', { ...phone, colorScheme: 'dark' })
  await night.says('/restart')
  const steps = [await cards(night)]
  await night.clicks('Yes')
  await night.clicks('Write it down')
  await night.fills({ 'What was happening around you?': 'A wedding. I was the last to leave.' })
  await night.clicks('Keep this')
  steps.push(await cards(night))
  await night.clicks('Not now')
  await night.clicks('Not now')
  await night.clicks('Nobody')
  await night.answered(() => night.newest.getByRole('button', { name: 'Yesterday' }).click())
  steps.push(await cards(night))
  await keep('restart.png', await sideBySide(browser, steps, 390))
}
