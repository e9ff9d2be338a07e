import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Seen } from '../support/conversation.ts'

/**
 * Milestones, told at every door: once, in private first, and to others by choice. It is Monday
 * 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function milestonesContract(name: string, openDoor: OpenDoorFor): void {
  describe(`milestones: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { kept, robin, noor, everybody } = at

    const buttonsOf = (seen: Seen | undefined) => (seen?.kind === 'card' ? seen.buttons : [])

    /** Robin checks in on a day, and reads so many further cards. */
    async function checksIn(line: string, count: number): Promise<readonly Seen[]> {
      await robin().says(line)
      return robin().further(count)
    }

    it('come once each, and one is posted exactly as the preview showed it, once', async () => {
      await robin().says('/goal set do A walk after lunch')
      const heard: string[] = []
      for (let day = 0; day <= 7; day++) {
        const count = day === 1 || day === 7 ? 1 : 0
        heard.push(...(await checksIn('/checkin walk done', count)).map(readOf))
        if (day < 7) at.clock.pass({ days: 1 })
      }
      expect(heard).toEqual([
        expect.stringContaining('A walk after lunch\n1 day, reached today.'),
        expect.stringContaining('A walk after lunch\n7 days, reached today.'),
      ])

      const preview = readOf(await robin().clicks('Share with Morning circle'))
      expect(preview).toContain('\nRobin reached 7 days of their goal.\n')
      expect(preview).toContain('Everybody who can read the channel of Morning circle will see it.')
      expect(preview).not.toContain('walk')
      expect(await everybody()).toEqual([[], [], []])
      const shared = await robin().clicks('Share it')
      const again = await robin().repeats()

      expect(readOf(shared)).toBe('Shared with Morning circle.')
      expect(readOf(again)).toBe('This is already shared with Morning circle.')
      const post = ['Robin reached 7 days of their goal.']
      expect(await everybody()).toEqual([post, post, post])
    })

    it('come after a tap, too, and stay with the member who keeps them', async () => {
      await robin().says('/goal set do Walk')
      await robin().says('/checkin walk done')
      at.clock.pass({ days: 1 })
      await robin().says('/checkin')

      const answer = await robin().clicks('Done')
      const [card] = await robin().further(1)
      const stays = await robin().clicks('Keep it for me')

      expect(answer).toMatchObject({ chosen: ['Done'] })
      expect(buttonsOf(card)).toEqual(['Share with Morning circle', 'Keep it for me'])
      expect(buttonsOf(stays)).toEqual([])
      expect(readOf(stays)).toContain('1 day, reached today.')
      expect(await everybody()).toEqual([[], [], []])
    })

    it('are for the member alone when they come late', async () => {
      await robin().says('/goal set abstain Evenings without my phone')
      at.clock.pass({ days: 11 })

      const [card] = await checksIn('/checkin evenings done', 1)

      expect(readOf(card ?? missing())).toContain('7 days, reached on Monday 9 March.')
      expect(buttonsOf(card)).toEqual([])
    })

    it('are posted to nobody when the day was changed after the preview', async () => {
      await robin().says('/goal set do Walk')
      await robin().says('/checkin walk done')
      at.clock.pass({ days: 1 })
      await checksIn('/checkin walk done', 1)
      await robin().clicks('Share with Morning circle')
      await robin().says('/checkin walk skipped')

      const refused = await robin().clicks('Share it')

      expect(readOf(refused)).toContain('Your days have changed since, so nothing was shared.')
      expect(await everybody()).toEqual([[], [], []])
    })

    it('can be shared from their list while it is not too late', async () => {
      await robin().says('/goal set do Walk')
      await robin().says('/checkin walk done')
      at.clock.pass({ days: 1 })
      await checksIn('/checkin walk done', 1)
      at.clock.pass({ days: 3 })
      await robin().says('/milestones')

      const one = await robin().chooses('Walk')
      await robin().clicks('Share: 1 day')
      const preview = await robin().clicks('Share with Morning circle')
      at.clock.pass({ days: 1 })
      const late = await robin().clicks('Share it')

      expect(readOf(one)).toContain('Time goes by the calendar')
      expect(readOf(preview)).toContain('Robin reached 1 day of their goal.')
      expect(readOf(late)).toContain('That was a few days ago, so it stays with you.')
      expect(buttonsOf(await robin().says('/milestones walk'))).toEqual(['Check in'])
      expect(await everybody()).toEqual([[], [], []])
    })

    it('of a start in the past are marked only if the member likes', async () => {
      await robin().says('/goal set abstain start:2024-02-10 Evenings without my phone')
      const [offer] = await robin().further(1)
      expect(readOf(offer ?? missing())).toContain(
        'You have been going since Saturday 10 February 2024. Would you like to mark 2 years?',
      )

      const shown = await robin().clicks('Yes, show me')

      expect(readOf(shown)).toContain('2 years, reached on Tuesday 10 February.')
      expect(buttonsOf(shown)).toEqual([])
      expect(await checksIn('/checkin evenings done', 0)).toEqual([])
      await robin().says('/goal set abstain start:2025-12-01 No snacks')
      await robin().further(1)
      expect(readOf(await robin().clicks('No, thank you'))).toBe(
        'All right. Your days are all here.',
      )
    })

    it('are full on 28 February for who began on the 29th, or on 1 March if they like', async () => {
      await robin().says('/goal set abstain start:2024-02-29 Evenings without my phone')
      await robin().further(1)
      expect(readOf(await robin().clicks('Yes, show me'))).toContain(
        '2 years, reached on Saturday 28 February.',
      )

      const saved = await robin().says('/settings leap-day:march-1')

      expect(readOf(saved)).toContain('Years since 29 February\n1 March')
      expect(readOf(await robin().says('/milestones'))).toContain('2 years, reached yesterday.')
      await robin().says('/settings leap-day:february-28')
      expect(readOf(await robin().says('/settings'))).not.toContain('February')
    })

    it('say nothing of time where somebody grieves, and little of what was done', async () => {
      await kept.database.prisma.$executeRaw`UPDATE "Group" SET focus = 'bereavement',
        milestones = '{"days":[1,7],"months":[],"years":"every","times":[2],"percent":[]}'`
      await robin().says('/goal set abstain start:2024-02-10 Evenings without my phone')
      expect(await robin().further(0)).toEqual([])
      await robin().says('/goal set do Fresh air')
      await robin().says('/checkin fresh done')
      at.clock.pass({ days: 1 })

      const cards = await checksIn('/checkin fresh done', 1)
      const seen = readOf(await robin().says('/milestones'))
      await checksIn('/checkin evenings done', 0)

      expect(cards.map(readOf)).toEqual([expect.stringContaining('2 times, reached today.')])
      expect(readOf(cards[0] ?? missing())).toContain(
        'A small mark on your way\nFresh air\n2 times, reached today.\nYou came this far at your own pace.',
      )
      expect(seen).toContain('Fresh air\n2 times, reached today.')
      expect(seen).not.toMatch(/\d (days?|months?|years?)\b/)
    })

    it('are those of the group’s own list, which its moderators edit', async () => {
      expect(readOf(await robin().says('/group milestones'))).toContain('Only moderators')
      const list = await noor().says('/group milestones')
      expect(readOf(list)).toContain('Days\n1, 7, 30, 60, 90\nMonths\n6, 9, 18\nYears\nevery year')
      expect(await noor().clicks('Edit the list')).toMatchObject({
        fields: { Days: '1, 7, 30, 60, 90', Years: 'every year', 'Per cent': '25, 50, 75, 100' },
      })

      const again = await noor().fills({ Days: '1, a few' })
      expect(again).toMatchObject({
        problems: { Days: expect.stringContaining('could not read “1, a few”') },
      })
      const saved = await noor().fills({ Days: '3 1', Months: '12, 2', Years: '' })

      expect(readOf(saved)).toContain('Days\n1, 3\nMonths\n2\nYears\n1\nTimes')
      expect(readOf(await noor().clicks('Add every month from 4 to 11'))).toContain(
        'Months\n2, 4, 5, 6, 7, 8, 9, 10, 11',
      )
      expect(readOf(await noor().clicks('The twelve-step list'))).toContain('Days\n1, 30, 60, 90')
      expect(readOf(await noor().clicks('The usual list'))).toContain('Days\n1, 7, 30, 60, 90')
      expect(await everybody()).toEqual([[], [], []])
    })
  })
}

function missing(): never {
  throw new Error('there is no such card')
}
