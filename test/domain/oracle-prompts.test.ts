import { describe, expect, it } from 'vitest'
import { cases } from '../support/cases.ts'
import { ledByRules } from '../support/heartbeat.ts'
import { changesIn } from '../support/naive-clock.ts'
import { naivePrompts } from '../support/naive-prompts.ts'
import { type PromptLife, promptLife } from '../support/prompt-lives.ts'

// Everything that comes to a thousand people is worked out a second time, by whole numbers and Intl.

const day = 86_400_000
const zones = Intl.supportedValuesOf('timeZone')
const nth = <T>(all: readonly T[], index: number, otherwise: T): T =>
  all[index % all.length] ?? otherwise

/** How many lives last the whole year. A thousand of them take about ten minutes. */
const wholeYears = Number(process.env['WHOLE_YEARS'] ?? 8)

/** A year of somebody anywhere, who moves to anywhere. */
function wholeYear(seed: number): PromptLife {
  const zone = nth(zones, seed * 52 + Math.floor(seed / 8), 'UTC')
  const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)]
  return promptLife({ seed, zone, zones, from, until, restless: 0.02 })
}

/** Some days of somebody who changes much: around a change of their clocks, or anywhere in the year. */
function restlessWeek(seed: number): PromptLife {
  const zone = nth(zones, seed, 'UTC')
  const turn = Math.floor(seed / zones.length)
  const changes = changesIn(zone, 2026)
  const about = nth(changes, turn, Date.UTC(2026, 0, 4 + ((seed * 7) % 360)))
  const from = Math.floor(about / day) * day - 2 * day
  return promptLife({ seed, zone, zones, from, until: from + 4 * day, restless: 0.3 })
}

/** The lives that the rules lead in any other way, with what is missing and what is too much. */
const differing = (lives: readonly PromptLife[]) =>
  lives.flatMap((life, seed) => {
    const [led, told] = [ledByRules(life), naivePrompts(life)]
    const missing = told.filter((line) => !led.includes(line))
    const tooMuch = led.filter((line) => !told.includes(line))
    const isSame = missing.length === 0 && tooMuch.length === 0 && led.length === told.length
    return isSame ? [] : [{ seed, zone: life.settings.zone, missing, tooMuch }]
  })

const lives = (count: number, life: (seed: number) => PromptLife) =>
  Array.from({ length: count }, (_, seed) => life(seed))

describe('exactly what the rules say comes, exactly then', () => {
  it('to a thousand people in all zones', () => {
    expect(differing(lives(cases(1000 - wholeYears).numRuns, restlessWeek))).toEqual([])
  }, 240_000)

  it('for a whole year', () => {
    expect(differing(lives(cases(wholeYears).numRuns, wholeYear))).toEqual([])
  }, 3_600_000)

  it.each([
    ['skipped a date', ['Pacific/Apia', 'Pacific/Fakaofo'], '2011-12-27', '2012-01-04'],
    ['went back over midnight', ['America/St_Johns'], '2010-11-03', '2010-11-11'],
    ['went on over midnight', ['Asia/Pyongyang'], '2018-05-01', '2018-05-09'],
  ])(
    'where clocks %s',
    (_, homes, first, last) => {
      const [from, until] = [Date.parse(first), Date.parse(last)]
      const near = lives(80, (seed) =>
        promptLife({
          seed,
          zone: nth(homes, seed, 'UTC'),
          zones: homes,
          from,
          until,
          restless: 0.2,
        }),
      )

      expect(differing(near)).toEqual([])
    },
    60_000,
  )
})

it('lives hold what the rules are about', () => {
  const counts = new Map<string, number>()
  for (const life of [...lives(500, restlessWeek), ...lives(8, wholeYear)]) {
    for (const line of naivePrompts(life)) {
      const [, kind, about, tone] = line.split(' ')
      const name = kind === 'prompt' ? `prompt ${tone}` : (kind ?? about ?? '')
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }

  const prompts = ['daily', 'seldom', 'quiet', 'weekly', 'last'].map((tone) => `prompt ${tone}`)
  const others = ['nudge', 'later', 'milestone', 'follow-up', 'pause-end', 'close', 'gone-quiet']
  expect([...counts.keys()].sort()).toEqual([...prompts, ...others].sort())
  expect([...counts].filter(([, count]) => count < 3)).toEqual([])
}, 60_000)
