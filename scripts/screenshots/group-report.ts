import type { Browser, Page } from 'playwright-core'
import { Player } from '../../test/support/player.ts'
import { cards, desktop, keep } from './pictures.ts'

/** What the moderator of a larger group sees of it: the report, and the dashboard by its link. */
export async function groupReport(browser: Browser, url: string): Promise<void> {
  const noor = await Player.visit(browser, url, 'noor', desktop)
  await noor.says('/group report')
  await keep('group-report.png', await cards(noor))

  const link = await noor.newest.getByRole('link', { name: 'The dashboard' }).getAttribute('href')
  const page = await browser.newPage(desktop)
  await page.goto(link ?? '')
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await page.waitForURL(/report$/)
  await keep('dashboard.png', await page.screenshot({ clip: await upToThePlots(page) }))
}

/** From the top to the end of the figures that are drawn. */
async function upToThePlots(page: Page) {
  const plots = await page.locator('section').first().boundingBox()
  const height = plots ? plots.y + plots.height + 20 : desktop.viewport.height
  return { x: 0, y: 0, width: desktop.viewport.width, height }
}
