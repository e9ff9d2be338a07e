import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { date, time } from '../support/builders.ts'
import { type OpenDoorFor, readOf } from '../support/conversation.ts'

/** Lives that are longer than a conversation, each told once and held true at every door. */
export function storiesContract(name: string, openDoor: OpenDoorFor): void {
  describe(`stories: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { kept } = at

    /** It is eight in the evening of a date, where the member is. */
    const evening = (on: string, where: string): void =>
      at.clock.set(
        date(on)
          .toZonedDateTime({ timeZone: where, plainTime: time('20:00') })
          .toInstant()
          .toString(),
      )

    it(
      'a year of a daily habit, with a move, an illness and a missed week',
      async () => {
        const robin = at.door.person('Robin')
        let home = 'Europe/Berlin'
        const day = async (on: string): Promise<void> => {
          evening(on, home)
          await robin.says('/checkin walk done')
        }
        await robin.says('/goal set do A walk after lunch')

        // A day is missed in April: a reserve day keeps the run.
        for (const on of dates('2026-03-02', '2026-04-14')) await day(on)
        for (const on of dates('2026-04-16', '2026-06-09')) await day(on)
        // In June the member moves to another continent, and loses no day by it.
        home = 'America/New_York'
        evening('2026-06-10', home)
        expect(readOf(await robin.says('/settings New York'))).toContain('America/New York')
        for (const on of dates('2026-06-10', '2026-09-06')) await day(on)
        // A week of illness in September: everything rests.
        evening('2026-09-07', home)
        await robin.says('/pause until:2026-09-13')
        for (const on of dates('2026-09-14', '2026-11-01')) await day(on)
        // A week in November is missed. Then it goes on, into another year.
        for (const on of dates('2026-11-09', '2027-02-28')) await day(on)

        const progress = readOf(await robin.says('/progress walk'))

        // 364 dates since the start: 7 paused, 1 covered by a reserve day, 7 missed.
        expect(progress).toMatch(/In all\W+349 days/)
        expect(progress).toMatch(/Since starting\W+363 days/)
        expect(progress).toMatch(/Longest run\W+237 days/)
        expect(progress).toMatch(/This run\W+112 days/)
      },
      patience,
    )

    it('ninety days, a setback, and a new start', async () => {
      const sam = at.door.person('Sam')
      const channel = () => at.door.person('Noor').channel()
      await sam.says('/goal set abstain Evenings that I remember')

      // Each milestone comes once, on the day on which it is reached.
      const reached: Readonly<Record<string, string>> = {
        '2026-03-03': '1 day, reached today.',
        '2026-03-09': '7 days, reached today.',
        '2026-04-01': '30 days, reached today.',
        '2026-05-01': '60 days, reached today.',
        '2026-05-31': '90 days, reached today.',
      }
      for (const [on, words] of Object.entries(reached)) {
        evening(on, 'Europe/Berlin')
        await sam.says('/checkin evenings done')
        expect((await sam.further(1)).map(readOf)).toEqual([expect.stringContaining(words)])
      }
      await sam.clicks('Share with Morning circle')
      await sam.clicks('Share it')
      expect(await channel()).toEqual(['Sam reached 90 days of their goal.'])

      // A week later something happens. Sam tells of it, and nobody else hears.
      evening('2026-06-07', 'Europe/Berlin')
      await sam.says('/restart')
      await sam.clicks('Yes')
      await sam.clicks('Write it down')
      await sam.fills({ 'What was happening around you?': 'A wedding. I was the last to leave.' })
      for (const label of ['Not now', 'Not now', 'Nobody']) await sam.clicks(label)
      const end = readOf(await sam.clicks('Today, Sunday 7 June'))
      expect(end).toContain('Your 97 days all still count.')
      expect(end).toContain('The first day of your new run is today.')
      expect(await channel()).toHaveLength(1)

      // The new run has milestones of its own, and no day is lost.
      evening('2026-06-14', 'Europe/Berlin')
      await sam.says('/checkin evenings done')
      expect((await sam.further(1)).map(readOf)).toEqual([
        expect.stringContaining('7 days, reached today.'),
      ])
      const progress = readOf(await sam.says('/progress evenings'))
      expect(progress).toMatch(/In all\W+104 days/)
      expect(progress).toMatch(/Longest run\W+97 days/)
      expect(progress).toMatch(/This run\W+7 days/)
    })

    it(
      'a widow in a bereavement group, who is never congratulated on time passing',
      async () => {
        await kept.database.prisma.group.updateMany({ data: { focus: 'bereavement' } })
        const noor = at.door.person('Noor')
        const read: string[] = []
        const says = async (line: string): Promise<string> => {
          read.push(readOf(await noor.says(line)))
          return read.at(-1) ?? ''
        }

        // He died a year ago. She sits down with him in the mornings, and writes now and then.
        await says('/goal set presence start:2025-03-02 Breakfast with Jakob')
        expect(await noor.further(0)).toEqual([])
        await says('/goal set do often:"2 a week" A letter to Jakob')
        // His birthday comes in April. She names it, for herself alone.
        await says('/remember add date:"12 April 1948" day-before:yes Jakob’s birthday')
        const remembered: Readonly<Record<string, string>> = {
          '2026-04-11': 'Tomorrow is a date that you remember: Jakob’s birthday. Go gently.',
          '2026-04-12': 'Today is a date that you remember: Jakob’s birthday. Go gently.',
        }
        for (const on of dates('2026-03-02', '2026-04-30')) {
          evening(on, 'Europe/Berlin')
          const day = await says('/checkin')
          if (remembered[on] === undefined) expect(day).not.toContain('Jakob’s birthday')
          else expect(day).toContain(remembered[on])
          await says('/checkin breakfast done')
          if ([1, 4].includes(date(on).dayOfWeek)) await says('/checkin letter done')
          if (on === '2026-04-02') {
            // What is marked is what she does, and calmly.
            const [marked] = (await noor.further(1)).map(readOf)
            read.push(marked ?? '')
            expect(marked).toContain('10 times, reached today.')
            expect(marked).toContain('You came this far at your own pace.')
          }
          if (on === '2026-04-12') {
            const sam = at.door.person('Sam')
            expect(readOf(await sam.says('/checkin'))).not.toContain('remember')
            expect(readOf(await sam.says('/remember list'))).not.toContain('Jakob')
          }
        }
        expect(await at.everybody()).toEqual([[], [], []])
        expect(await says('/milestones')).toContain(
          'If a date matters to you, /remember keeps it for you alone.',
        )
        expect(await says('/milestones breakfast')).toContain('/remember keeps it')
        for (const line of ['/progress', '/progress breakfast', '/checkin', '/remember list'])
          await says(line)

        const awards = await kept.database.prisma.award.findMany()
        expect(awards.map(({ key }) => key)).toEqual(['times-10'])
        expect(read.join('\n')).not.toMatch(
          /congratulat|well done|proud|streak|!|1 year|78|90 days|⭐|🎉/i,
        )
        expect(read.join('\n')).not.toMatch(/\b(7|30|60) days, reached/)
      },
      patience,
    )
  })
}

/** Months of evenings take a while on a busy machine, in milliseconds. */
const patience = 180_000

/** Every date from the first to the last, both included. */
function dates(first: string, last: string): readonly string[] {
  const count = date(first).until(date(last)).days + 1
  return Array.from({ length: count }, (_, index) => date(first).add({ days: index }).toString())
}
