import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { Player } from '../../test/support/player.ts'

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

export const desktop = {
  viewport: { width: 1280, height: 860 },
  colorScheme: 'light',
  locale: 'en-GB',
} as const satisfies BrowserContextOptions

export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  locale: 'en-GB',
} as const satisfies BrowserContextOptions

/** What the browser shows just now, without a cursor in it. */
export async function seen({ page }: Player): Promise<Buffer> {
  await page.mouse.move(0, 0)
  await page.locator('#line').blur()
  return page.screenshot()
}

/** The newest answers from the first to the last of so many, whole, however tall they are. */
export async function cards(player: Player, count = 1): Promise<Buffer> {
  const { page, answers } = player
  const before = page.viewportSize() ?? desktop.viewport
  await page.setViewportSize({ ...before, height: 2400 })
  const boxes = await Promise.all(
    (await answers.all()).slice(-count).map((one) => one.boundingBox()),
  )
  const shown = boxes.flatMap((box) => box ?? [])
  const [left, top] = [Math.min(...shown.map(({ x }) => x)), Math.min(...shown.map(({ y }) => y))]
  const right = Math.max(...shown.map(({ x, width }) => x + width))
  const bottom = Math.max(...shown.map(({ y, height }) => y + height))
  await page.mouse.move(0, 0)
  await page.locator('#line').blur()
  const clip = { x: left - 12, y: top - 12, width: right - left + 24, height: bottom - top + 24 }
  const taken = await page.screenshot({ clip })
  await page.setViewportSize(before)
  return taken
}

/** Several pictures beside one another as one. */
export async function sideBySide(
  browser: Browser,
  taken: readonly Buffer[],
  width: number,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 100, height: 100 } })
  const images = taken.map(
    (one) => `<img width="${width}" src="data:image/png;base64,${one.toString('base64')}">`,
  )
  await page.setContent(
    `<!doctype html><body style="margin: 0; display: flex; gap: 16px; width: max-content; align-items: start">${images.join('')}`,
  )
  await page.waitForFunction('[...document.images].every(({ complete }) => complete)')
  const one = await page.locator('body').screenshot({ omitBackground: true })
  await page.close()
  return one
}

/** Writes a picture to docs/pictures/. */
export async function keep(name: string, taken: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), taken)
}
