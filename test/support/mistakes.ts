import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of axe that a page breaks, each with the places where. The page has to bypass its policy. */
export async function mistakes(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)
}
