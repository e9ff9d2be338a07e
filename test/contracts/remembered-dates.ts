import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf } from '../support/conversation.ts'

/**
 * What members and the bot say to one another about dates that they remember, told once and held true
 * at every door. It is Monday 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function rememberedDatesContract(name: string, openDoor: OpenDoorFor): void {
  describe(`remembered dates: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam } = at

    const labels = {
      name: 'What do you call it?',
      date: 'When is it?',
      when: 'When may I mention it?',
    }
    const today = (names: string) => `Today is a date that you remember: ${names}. Go gently.`
    const tomorrow = (names: string) => `Tomorrow is a date that you remember: ${names}. Go gently.`
    const checkIn = async () => readOf(await robin().says('/checkin'))

    it('are named in a form, and said with the check-in of the day, each year', async () => {
      expect(readOf(await robin().says('/remember list'))).toContain(
        'Here you can name dates that matter to you',
      )
      expect(await robin().clicks('Name a date')).toMatchObject({
        title: 'A date to remember',
        fields: { [labels.name]: '', [labels.date]: '' },
      })
      const kept = await robin().fills({
        [labels.name]: 'Jakob’s birthday',
        [labels.date]: '4 March 1961',
      })

      expect(readOf(kept)).toContain('Your date is kept')
      expect(readOf(kept)).toContain('Jakob’s birthday: 4 March 1961. Mentioned on the day.')
      expect(readOf(kept)).toContain('Only you can see this.')
      await robin().says('/goal set do Walk')
      for (const line of ['/milestones', '/milestones walk'])
        expect(readOf(await robin().says(line))).not.toContain('remember')
      expect(await checkIn()).not.toContain('remember')
      at.clock.pass({ days: 1 })
      expect(await checkIn()).not.toContain('remember')
      at.clock.pass({ days: 1 })
      const day = await checkIn()
      expect(day).toContain(`Check-in for today\n${today('Jakob’s birthday')}\nWalk`)
      expect(day).not.toMatch(/65|years|congrat|!/i)
      expect(readOf(await robin().clicks('Done'))).toContain(today('Jakob’s birthday'))
      expect(readOf(await robin().says('/checkin walk partly'))).toContain(
        today('Jakob’s birthday'),
      )
      at.clock.pass({ days: 365 })
      expect(await checkIn()).toContain(today('Jakob’s birthday'))
    })

    it('are named in one line, and on the day before, too, where that is wanted', async () => {
      const kept = await robin().says('/remember add date:"3 March" day-before:yes The day at sea')

      expect(readOf(kept)).toContain(
        'The day at sea: 3 March. Mentioned on the day, and on the day before.',
      )
      // Also where there is no goal.
      expect(await checkIn()).toContain(tomorrow('The day at sea'))
      at.clock.pass({ days: 1 })
      expect(await checkIn()).toContain(today('The day at sea'))
      at.clock.pass({ days: 1 })
      expect(await checkIn()).not.toContain('The day at sea')
    })

    it('can be several of one day', async () => {
      for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
        await robin().says(`/remember add date:"2 March" ${name}`)
      await robin().says('/remember add date:2020-03-03 day-before:yes Six')

      expect(await checkIn()).toContain(
        'Today there are dates that you remember: One, Two, Three and 2 more. Tomorrow is a date that you remember: Six. Go gently.',
      )
    })

    it('belong to the day alone, and not to one that is filled in later', async () => {
      await robin().says('/goal set do start:2026-02-27 Walk')
      await robin().says('/remember add date:"1 March" Her day')
      await robin().says('/remember add date:"2 March" His day')

      expect(await checkIn()).toContain(today('His day'))
      const yesterday = readOf(await robin().clicks('Yesterday'))
      expect(yesterday).toContain('Check-in for yesterday')
      expect(yesterday).not.toContain('remember')
    })

    it.each([
      ['02-03', 'I could not tell the day from the month in “02-03”.'],
      ['3/2/2020', 'I could not tell the day from the month in “3/2/2020”.'],
      ['30 February', 'The calendar has no day like “30 February”.'],
      ['29 February 2025', 'The calendar has no day like “29 February 2025”.'],
      ['the third', 'I could not read “the third” as a date.'],
    ])('keep what was typed when the date is %s, and take it in words', async (typed, sentence) => {
      const form = await robin().says(`/remember add day-before:yes date:"${typed}" Our sea`)
      expect(form).toMatchObject({ fields: { [labels.name]: 'Our sea', [labels.date]: typed } })
      expect(readOf(form)).toContain(sentence)

      const again = await robin().fills({ [labels.date]: '2/2' })
      expect(again).toMatchObject({
        fields: { [labels.name]: 'Our sea', [labels.date]: '2/2' },
        problems: { [labels.date]: expect.stringContaining('the day from the month') },
      })
      const kept = await robin().fills({ [labels.date]: 'March 3rd' })

      expect(readOf(kept)).toContain(
        'Our sea: 3 March. Mentioned on the day, and on the day before.',
      )
    })

    it('open the form where a part is missing, with the other in it', async () => {
      expect(await robin().says('/remember add date:2020-03-03')).toMatchObject({
        fields: { [labels.name]: '', [labels.date]: '2020-03-03' },
      })
      expect(await robin().says('/remember add Our sea')).toMatchObject({
        fields: { [labels.name]: 'Our sea', [labels.date]: '' },
      })
      const kept = await robin().fills({
        [labels.date]: '2020-03-03',
        [labels.when]: 'On the day and the day before',
      })

      expect(readOf(kept)).toContain('Our sea: 3 March 2020. Mentioned on the day, and on')
    })

    it('are kept once, however often the form is sent', async () => {
      await robin().says('/remember add')
      await robin().fills({ [labels.name]: 'Our sea', [labels.date]: '2 March' })
      await robin().repeats()

      expect((await checkIn()).split('Our sea')).toHaveLength(2)
    })

    it('are changed and removed in a tap', async () => {
      await robin().says('/remember add date:"3 March" day-before:yes The sea')
      expect(await robin().clicks('Change: The sea')).toMatchObject({
        fields: { [labels.name]: 'The sea', [labels.date]: '3 March' },
      })
      const wrong = await robin().fills({ [labels.date]: '31 June' })
      expect(wrong).toMatchObject({
        fields: { [labels.name]: 'The sea', [labels.date]: '31 June' },
      })
      const saved = await robin().fills({
        [labels.name]: 'The lake',
        [labels.date]: '2 March 2001',
        [labels.when]: 'On the day',
      })
      expect(readOf(saved)).toContain('The lake: 2 March 2001. Mentioned on the day.')
      expect(readOf(saved)).not.toContain('The sea')
      expect(await checkIn()).toContain(today('The lake'))

      await robin().says('/remember list')
      expect(readOf(await robin().clicks('Remove: The lake'))).toContain('Remove this date?')
      expect(readOf(await robin().clicks('Keep it'))).toContain('The lake: 2 March 2001.')
      await robin().clicks('Remove: The lake')
      const removed = await robin().clicks('Remove it')
      expect(readOf(removed)).toContain('The date is removed')
      expect(readOf(removed)).not.toContain('The lake')
      expect(readOf(await robin().repeats())).toContain('I could not find that date among yours.')
      expect(await checkIn()).not.toContain('The lake')
    })

    it('are listed as they come, page by page, forty at the most', async () => {
      for (let month = 1; month <= 12; month++)
        await robin().says(
          `/remember add date:2001-${String(month).padStart(2, '0')}-02 No. ${month}.`,
        )
      const first = readOf(await robin().says('/remember list'))
      expect(first.match(/(?<=No\. )\d+(?=\.: )/g)).toEqual(['3', '4', '5', '6', '7', '8', '9'])
      const second = readOf(await robin().clicks('More'))
      expect(second).toContain('No. 10.')
      expect(second).toContain('No. 2.')
      expect(second).not.toContain('No. 3.')
      expect(readOf(await robin().clicks('Back to the first'))).toContain('No. 3.')

      for (let more = 13; more <= 40; more++)
        await robin().says(`/remember add date:"2 March" No. ${more}`)
      expect(readOf(await robin().says('/remember add date:"2 March" No. 41'))).toContain(
        'You have named 40 dates, which is as many as I can keep.',
      )
    })

    it('of 29 February come when the member has it', async () => {
      await robin().says('/remember add date:"29 February" The leap day')

      at.clock.set('2027-02-28T18:00Z')
      expect(await checkIn()).toContain(today('The leap day'))
      await robin().says('/settings leap-day:march-1')
      expect(await checkIn()).not.toContain('The leap day')
      at.clock.pass({ days: 1 })
      expect(await checkIn()).toContain(today('The leap day'))
    })

    it('are nobody else’s to see or to change, and nothing of them is ever posted', async () => {
      await robin().says('/remember add date:"2 March" The sea')
      await robin().says('/remember list')
      const theirs = ['Change: The sea', 'Remove: The sea'].map((label) => robin().idOf(label))
      await robin().clicks('Remove: The sea')
      theirs.push(robin().idOf('Remove it'))

      for (const id of theirs)
        expect(readOf(await sam().forges(id))).toBe(
          'I could not find that date among yours. Nothing was changed.',
        )
      expect(readOf(await sam().says('/remember list'))).not.toContain('The sea')
      expect(readOf(await sam().says('/checkin'))).not.toContain('The sea')
      expect(await checkIn()).toContain(today('The sea'))
      for (const channel of await at.everybody()) expect(channel).toEqual([])
    })

    it('keep a name of eighty characters, and say of a longer one how long it is', async () => {
      const long = 'x'.repeat(80)
      expect(readOf(await robin().says(`/remember add date:"2 March" ${long}`))).toContain(long)
      expect(await checkIn()).toContain(today(long))

      // A card, since a form would cut it off.
      const tooLong = await robin().says(`/remember add date:"2 March" ${long}x`)
      expect(tooLong.kind).toBe('card')
      expect(readOf(tooLong)).toContain('This can have up to 80 characters. It has 81.')
    })
  })
}
