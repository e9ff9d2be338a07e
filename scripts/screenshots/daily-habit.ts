import type { Browser } from 'playwright-core'
import { Visitor } from '../../test/support/page-visitor.ts'
import { Player } from '../../test/support/player.ts'
import { cards, desktop, keep, phone, seen } from './pictures.ts'

/** Half a year of a daily habit, with a plan, a week of illness and a missed week. */
export async function dailyHabit(browser: Browser, url: string): Promise<void> {
  const robin = await Player.visit(browser, url, 'robin', desktop)
  await robin.says('/goal set do often:"every day"')
  await robin.fills({
    'Your goal, in your own words': 'A walk after lunch',
    'When …': 'I have had my lunch',
    'I will …': 'put on my shoes and go out',
  })
  await keep('goal-form.png', await robin.dialog.screenshot())
  await robin.clicks('Set this goal')

  const days = new Visitor(url, 'robin')
  for (let day = 0; day < 165; day++) {
    const said = answerOf(day)
    if (day === 80) await pauseForAWeek(days)
    if (said !== null) await days.says(`/checkin walk ${said}`)
    await days.skips('prompt')
  }
  await robin.page.reload()
  await robin.says('/checkin')
  await robin.says('/progress walk')
  await keep('progress.png', await cards(robin))

  const night = await Player.visit(browser, url, 'robin', { ...phone, colorScheme: 'dark' })
  await night.says('/checkin')
  await keep('check-in.png', await seen(night))
}

async function pauseForAWeek(days: Visitor): Promise<void> {
  const { buttons } = await days.says('/pause')
  for (const button of buttons)
    if (button.label === 'Pause everything for a week') await days.uses(button)
}

/** What is said of a day, by how many there were before it; `null` for silence. */
function answerOf(day: number): string | null {
  const isIll = day >= 80 && day < 87
  const isMissed = day >= 120 && day < 127
  if (isIll || isMissed || day % 41 === 30) return null
  if (day % 23 === 11) return 'partly'
  return day % 37 === 19 ? 'skipped' : 'done'
}
