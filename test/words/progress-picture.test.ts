import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import type { CellState } from '#pictures/half-year.ts'
import { goalProgressCard, howCountedCard, type ProgressActions } from '#words/progress-card.ts'
import { progressPictureBlock } from '#words/progress-picture.ts'
import { wordsIn } from '#words/words.ts'
import { date } from '../support/builders.ts'
import { anyLived, type Lived, livedHalfYear } from '../support/half-years.ts'

const words = wordsIn('en')
const scope = { today: date('2026-03-31'), firstWeekday: 1 } as const

function altOf(
  lived: Lived,
  at: Parameters<typeof progressPictureBlock>[2] = scope,
): string | null {
  const block = progressPictureBlock(words, lived, at)
  return block?.block === 'picture' ? block.alt : null
}

/** How the alternative text tells each state of a `do` goal, with its count. */
const told: Readonly<Record<CellState, RegExp>> = {
  done: /(\d+) (?:day|days|with a number)/,
  partly: /(\d+) partly/,
  skipped: /(\d+) skipped/,
  missed: /(\d+) not done/,
  reserve: /(\d+) covered by/,
  paused: /(\d+) paused/,
  unknown: /(\d+) with no answer/,
}

/** Counted from the days themselves, without the half year's own reading of them. */
function countsOf({ progress, isPaused }: Lived, today: Temporal.PlainDate, firstWeekday: number) {
  let monday = today
  while (monday.dayOfWeek !== firstWeekday) monday = monday.subtract({ days: 1 })
  const first = monday.subtract({ weeks: 25 })
  const shown = progress.days.filter(({ on }) => Temporal.PlainDate.compare(on, first) >= 0)
  const isCovered = (on: Temporal.PlainDate) => progress.covered.some((one) => one.equals(on))
  const count = (is: (day: (typeof shown)[number]) => boolean): number => shown.filter(is).length
  return {
    done: count(({ state }) => state === 'done'),
    partly: count(({ state }) => state === 'partly'),
    skipped: count(({ state }) => state === 'skipped'),
    missed: count(({ on, state }) => state === 'missed' && !isCovered(on)),
    reserve: count(({ on, state }) => state === 'missed' && isCovered(on)),
    paused: count(({ on, state }) => state === 'unknown' && isPaused(on)),
    unknown: count(({ on, state }) => state === 'unknown' && !isPaused(on)),
  }
}

describe('the words for the picture of the half year', () => {
  it.each([
    [
      'do',
      'The last half year, day by day: 87 days done, 22 partly, 21 skipped, 15 not done, 19 covered by a reserve day, 11 paused and 2 with no answer. Below it, a line shows the habit score: from 66 % to 58 % over its last four weeks.',
    ],
    [
      'target',
      `The last half year, day by day: 130 days with a number, 11 paused and 36 with no answer. The highest number of a day is 983 ${'u'.repeat(20)}.`,
    ],
    [
      'abstain',
      'The last half year, day by day: 130 days still going, 11 paused and 36 with no answer.',
    ],
    ['presence', 'The last half year, day by day: 130 days here, 11 paused and 36 with no answer.'],
  ] as const)('are those of its mode: %s', (mode, alt) => {
    expect(altOf(livedHalfYear(mode))).toBe(alt)
  })

  it('count what the days are, and each state only where it occurs', () => {
    fc.assert(
      fc.property(anyLived, ({ today, firstWeekday, ...lived }) => {
        const counts = countsOf(lived, today, firstWeekday)
        const isAnswered = counts.done + counts.partly + counts.skipped > 0

        const alt = altOf(lived, { today, firstWeekday })

        if (alt === null) expect(isAnswered).toBe(false)
        else {
          const [calendar = ''] = alt.split('. ')
          for (const [state, pattern] of Object.entries(told))
            expect([state, Number(pattern.exec(calendar)?.[1] ?? 0)]).toEqual([
              state,
              counts[state as CellState], // `told` has the states as its keys
            ])
          expect(alt.length).toBeLessThanOrEqual(1000)
          expect(alt).not.toMatch(/\b0 (?!%)/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('do not name the goal', () => {
    const lived = livedHalfYear('do')

    const alt = altOf({ ...lived, goal: { ...lived.goal, title: 'Wanderlust' } })

    expect(alt).not.toContain('Wanderlust')
  })

  it('come with no picture while nothing was answered', () => {
    const lived = livedHalfYear('presence')

    expect(altOf(lived, { ...scope, today: date('2024-03-31') })).toBeNull()
  })

  it('leave out a score of nothing', () => {
    const { progress, ...lived } = livedHalfYear('do')
    const none = { score: 0, line: progress.days.map(() => 0) }

    expect(altOf({ ...lived, progress: { ...progress, habit: none } })).not.toContain('score')
  })
})

describe('the progress of one goal', () => {
  const nothing = { name: 'test.nothing', params: [] }
  const actions: ProgressActions = {
    open: nothing,
    all: nothing,
    checkIn: nothing,
    setGoal: nothing,
    restart: ({ id }) => ({ name: 'restart.for', params: [id] }),
    how: ({ mode }) => ({ name: 'test.how', params: [mode] }),
  }
  const kinds = ({ blocks }: Card) => blocks.map(({ block }) => block)

  it('shows the picture after the figures, and offers to say how it is counted', () => {
    const card = goalProgressCard(words, livedHalfYear('do'), scope, actions)

    expect(kinds(card)).toEqual([
      ...['heading', 'paragraph', 'facts', 'picture', 'paragraph', 'facts', 'buttons'],
    ])
    const last = card.blocks.at(-1)
    expect(last?.block === 'buttons' && last.buttons.at(-1)).toMatchObject({
      label: 'How is this counted?',
      action: { name: 'test.how', params: ['do'] },
    })
  })
})

describe('how it is counted', () => {
  const sentences = (card: Card): readonly string[] =>
    card.blocks.flatMap((one) => (one.block === 'paragraph' ? [plainText(one.line)] : []))

  it('is one sentence for each thing that such a goal has', () => {
    const things = (card: Card) =>
      sentences(card).map((one) => one.split(/ (?=keeps|goes|grows|ends)|:/)[0])

    expect(things(howCountedCard(words, 'do', 1))).toEqual([
      ...['In all', 'A run', 'A reserve day', 'The habit score', 'A pause'],
    ])
    expect(things(howCountedCard(words, 'abstain', 1))).toEqual(['In all', 'A run', 'A pause'])
    for (const one of sentences(howCountedCard(words, 'do', 2)))
      expect(one.match(/\./g)).toHaveLength(1)
  })

  it('says how many reserve days there are, and nothing where there are none', () => {
    expect(sentences(howCountedCard(words, 'do', 2)).join(' ')).toContain('twice in any seven days')
    expect(sentences(howCountedCard(words, 'do', 1)).join(' ')).toContain('once in any seven days')
    expect(sentences(howCountedCard(words, 'do', 0)).join(' ')).not.toContain('reserve')
  })
})
