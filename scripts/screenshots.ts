// node scripts/screenshots.ts
// Tells a few lives in a browser and writes the pictures of the README and the docs.
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { cleanUp, newFolder, start } from '../test/support/process.ts'
import { bereavement, makeBereavementGroup } from './screenshots/bereavement.ts'
import { dailyHabit } from './screenshots/daily-habit.ts'
import { evenings } from './screenshots/evenings.ts'
import { group } from './screenshots/group.ts'
import { groupReport } from './screenshots/group-report.ts'
import { newStart } from './screenshots/new-start.ts'
import { makeQuarterOfAGroup } from './screenshots/quarter-of-a-group.ts'
import { smallGroup } from './screenshots/small-group.ts'

interface Told {
  prepare?(dataDir: string): Promise<void>
  tell(browser: Browser, url: string): Promise<void>
}

const stories: readonly Told[] = [
  { tell: smallGroup },
  { tell: dailyHabit },
  { tell: evenings },
  { tell: newStart },
  { prepare: makeBereavementGroup, tell: bereavement },
  { tell: group },
  { prepare: makeQuarterOfAGroup, tell: groupReport },
]

const browser = await launchBrowser()
try {
  // Each has a program of its own, since skipping ahead moves the time of everybody in it.
  for (const { prepare, tell } of stories) {
    const dataDir = await newFolder()
    await prepare?.(dataDir)
    const program = await start({ DATA_DIR: dataDir })
    await tell(browser, program.url)
    await program.kill()
  }
} finally {
  await browser.close()
  await cleanUp()
}
