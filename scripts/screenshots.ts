// node scripts/screenshots.ts
// Retells a few days of a small group in a browser and writes the pictures of the README.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../test/support/browser.ts'
import { Player } from '../test/support/player.ts'
import { cleanUp, newFolder, start } from '../test/support/process.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const desktop = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } as const

const program = await start({ DATA_DIR: await newFolder() })
const browser = await launchBrowser()
try {
  const robin = await Player.visit(browser, program.url, 'robin', desktop)
  const sam = await Player.visit(browser, program.url, 'sam', { ...phone, colorScheme: 'light' })
  const noor = await Player.visit(browser, program.url, 'noor', desktop)

  await robin.says('/goal set do title:"A walk after lunch"')
  await letItCount(robin)
  await robin.says('/goal set abstain title:"Evenings without my phone"')
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
  await sam.says('/progress read')
  await robin.says('/progress')
  await robin.says('/checkin')

  await mkdir(folder, { recursive: true })
  await picture(robin, 'page.png')
  await picture(sam, 'phone.png')

  /** It is the evening of the next day for everybody, and every page shows it. */
  async function nextEvening(): Promise<void> {
    await robin.skips('Skip to tomorrow’s prompt')
    for (const { page } of [sam, noor]) await page.reload()
  }
} finally {
  await browser.close()
  await cleanUp()
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

async function picture({ page }: Player, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.locator('#line').blur()
  await page.screenshot({ path: join(folder, name) })
}
