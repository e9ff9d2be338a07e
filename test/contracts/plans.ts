import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf } from '../support/conversation.ts'

/**
 * What members and the bot say to one another about plans, told once and held true at every door. It
 * is Monday 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function plansContract(name: string, openDoor: OpenDoorFor): void {
  describe(`plans: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam } = at

    const lunch = 'When I have had lunch, I will put on my shoes.'
    const walkWithPlan = () =>
      robin().says('/goal set do when:"I have had lunch" i-will:"put on my shoes" Walk')

    it('are made with the goal, in its form', async () => {
      await robin().says('/goal set')
      await robin().clicks('Do something')
      const set = await robin().fills({
        'Your goal, in your own words': 'Walk',
        'When …': 'When I have had lunch,',
        'I will …': 'I’ll put on my shoes.',
      })

      expect(readOf(set)).toContain(`Every day, since today.\n${lunch}`)
      expect(set).toMatchObject({
        buttons: expect.arrayContaining(['Add a plan', 'Change a plan']),
      })
      expect(readOf(await robin().says('/checkin'))).toContain(`Walk\n${lunch}`)
    })

    it('take both of their parts, and nothing that was typed is lost', async () => {
      await robin().says('/goal set target')
      const again = await robin().fills({
        'Your goal, in your own words': 'Read',
        'The number to reach, and of what': '300 pages',
        'When …': 'I am in bed',
      })

      expect(again).toMatchObject({
        fields: {
          'Your goal, in your own words': 'Read',
          'The number to reach, and of what': '300 pages',
          'When …': 'I am in bed',
        },
        problems: {
          'I will …': 'What would you like to do then? A few words are enough.',
        },
      })
      expect(readOf(await robin().says('/goal list'))).toContain('You have no open goals.')
      const form = await robin().says('/goal set do i-will:"read a page" Read')
      expect(form).toMatchObject({
        fields: { 'Your goal, in your own words': 'Read', 'I will …': 'read a page' },
      })
      expect(await robin().fills({})).toMatchObject({
        problems: { 'When …': 'What would the plan begin with? A few words are enough.' },
      })
      const set = await robin().fills({ 'When …': 'I am in bed' })
      expect(readOf(set)).toContain('When I am in bed, I will read a page.')
    })

    it('are made once, however often the form is sent', async () => {
      await robin().says('/goal set do Walk')
      await robin().clicks('Add a plan')
      await robin().fills({ 'When …': 'it rains', 'I will …': 'take the umbrella' })
      await robin().repeats()
      await robin().says('/goal set presence')
      await robin().fills({
        'Your goal, in your own words': 'Be here',
        'When …': 'I wake up',
        'I will …': 'say so',
      })
      await robin().repeats()

      const day = readOf(await robin().says('/checkin'))
      expect(day.split('take the umbrella')).toHaveLength(2)
      expect(day.split('say so')).toHaveLength(2)
    })

    it('are shown on their days, in the order of their times, and to nobody else', async () => {
      await robin().says('/goal set do Walk')
      await robin().says('/goal plan walk when:"it rains" i-will:"take the umbrella"')
      await robin().says(
        '/goal plan walk when:"I close my laptop" i-will:"go out" days:weekdays time:18:30',
      )
      await robin().says('/goal plan walk when:"I get up" i-will:"open the door" days:sat')

      expect(readOf(await robin().says('/checkin'))).toContain(
        'Walk\n18:30: when I close my laptop, I will go out. When it rains, I will take the umbrella.',
      )
      at.clock.pass({ days: 5 })
      const saturday = readOf(await robin().says('/checkin'))
      expect(saturday).toContain(
        'Walk\nWhen it rains, I will take the umbrella. When I get up, I will open the door.',
      )
      expect(saturday).not.toContain('laptop')
      expect(await sam().channel()).toEqual([])
      await sam().says('/goal set do Walk')
      expect(readOf(await sam().says('/checkin'))).not.toContain('umbrella')
    })

    it('are asked about once a day, and what was said stands on their own card', async () => {
      await walkWithPlan()
      expect(await robin().says('/checkin')).toMatchObject({
        buttons: expect.not.arrayContaining(['It helped']),
      })
      for (const answer of ['It helped', 'Not this time', 'It helped']) {
        await robin().says('/checkin')
        const asked = await robin().clicks('Done')
        expect(readOf(asked)).toContain(`Did your plan help today? ${lunch}`)
        const kept = await robin().clicks(answer)
        expect(readOf(kept)).toContain('Thank you. That is kept for you alone.')
        expect(kept).toMatchObject({ buttons: expect.not.arrayContaining(['It helped']) })
        expect(await robin().says('/checkin')).toMatchObject({
          buttons: expect.not.arrayContaining(['It helped']),
        })
        at.clock.pass({ days: 1 })
      }

      await robin().says('/goal list')
      await robin().chooses('Walk')
      const card = await robin().clicks('Change a plan')

      expect(readOf(card)).toContain(
        `${lunch}\nShown every day.\nIt helped on 2 of 3 days that you told of.`,
      )
      expect(await sam().channel()).toEqual([])
    })

    it('are asked about after a check-in in one line, too', async () => {
      await walkWithPlan()
      const saved = await robin().says('/checkin walk partly')
      expect(readOf(saved)).toContain(`Did your plan help today? ${lunch}`)

      expect(readOf(await robin().clicks('Not this time'))).toContain(
        'Check-in for today\nWalk: partly',
      )
      await robin().says('/goal list')
      await robin().chooses('Walk')
      expect(readOf(await robin().clicks('Change a plan'))).toContain(
        'You have told of it on 1 day.',
      )
    })

    it('are not asked about for a day before', async () => {
      await robin().says('/goal set do start:2026-02-27 Walk')
      await robin().says('/goal plan walk when:"it rains" i-will:"take the umbrella"')

      expect(await robin().says('/checkin walk done yesterday')).toMatchObject({
        buttons: expect.not.arrayContaining(['It helped']),
      })
    })

    it('are changed and removed', async () => {
      await walkWithPlan()
      await robin().clicks('Change a plan')
      expect(await robin().clicks('Change it')).toMatchObject({
        fields: {
          'When …': 'I have had lunch',
          'I will …': 'put on my shoes',
          'On which days?': '',
          'At what time, if there is one': '',
        },
      })
      const again = await robin().fills({ 'On which days?': '3 a week' })
      expect(again).toMatchObject({
        fields: { 'When …': 'I have had lunch' },
        problems: { 'On which days?': expect.stringContaining('“3 a week” as days') },
      })
      await robin().fills({ 'On which days?': 'Tue, Mon', 'At what time, if there is one': 'noon' })
      const saved = await robin().fills({ 'At what time, if there is one': '1 pm' })
      expect(readOf(saved)).toContain(
        '13:00: when I have had lunch, I will put on my shoes. Shown on Monday and Tuesday, for 13:00.',
      )

      await robin().clicks('Change a plan')
      expect(readOf(await robin().clicks('Remove it'))).toContain('Remove this plan?')
      const kept = await robin().clicks('Keep it')
      expect(readOf(kept)).toContain('Your plan')
      await robin().clicks('Remove it')
      const removed = await robin().clicks('Remove it')
      expect(readOf(removed)).toContain('The plan is removed\nWalk')
      expect(readOf(removed)).not.toContain('lunch')
      expect(readOf(await robin().repeats())).toContain('I could not find that plan among yours.')
    })

    it('are five for a goal at the most, and each can be opened', async () => {
      await robin().says('/goal set do Walk')
      for (const cue of ['one', 'two', 'three', 'four', 'five'])
        await robin().says(`/goal plan walk when:${cue} i-will:go`)
      const refused = await robin().says('/goal plan walk when:six i-will:go')
      expect(readOf(refused)).toContain('This goal has 5 plans')

      await robin().says('/goal list')
      const goal = await robin().chooses('Walk')
      expect(goal).toMatchObject({ buttons: expect.not.arrayContaining(['Add a plan']) })
      await robin().clicks('Change a plan')
      expect(readOf(await robin().chooses('When four, I will go.'))).toContain(
        'Your plan\nWhen four, I will go.',
      )
      expect(readOf(await robin().clicks('Back to the goal'))).toContain('When five, I will go.')
    })

    it('ask for the goal where none was named', async () => {
      expect(readOf(await robin().says('/goal plan'))).toContain('You have no open goals.')
      await robin().says('/goal set do Walk')
      await robin().says('/goal set do Write')
      const form = await robin().says('/goal plan when:"it rains"')
      expect(form).toMatchObject({ title: 'A plan', fields: { 'When …': 'it rains' } })

      const saved = await robin().fills({ 'For which goal?': 'Write', 'I will …': 'stay in' })

      expect(readOf(saved)).toContain('Your plan is saved\nWrite')
      expect(readOf(saved)).toContain('When it rains, I will stay in.')
    })

    it('are nobody else’s to see or to change', async () => {
      await walkWithPlan()
      const add = robin().idOf('Add a plan')
      const list = robin().idOf('Change a plan')
      await robin().clicks('Change a plan')
      const theirs = ['Change it', 'Remove it'].map((label) => robin().idOf(label))
      await robin().clicks('Remove it')
      theirs.push(robin().idOf('Remove it'))
      await robin().says('/checkin walk done')
      theirs.push(robin().idOf('It helped'))
      await sam().says('/goal set do Walk')

      for (const id of theirs)
        expect(readOf(await sam().forges(id))).toBe(
          'I could not find that plan among yours. Nothing was changed.',
        )
      expect(readOf(await sam().forges(list))).toContain('I could not find that goal among yours.')
      await sam().forges(add)
      const refused = await sam().fills({ 'When …': 'it rains', 'I will …': 'stay in' })

      expect(readOf(refused)).toContain('I could not find that goal among yours.')
      expect(await robin().says('/checkin')).toMatchObject({
        buttons: expect.arrayContaining(['It helped']),
      })
      await robin().says('/goal list')
      await robin().chooses('Walk')
      const card = readOf(await robin().clicks('Change a plan'))
      expect(card).toContain(lunch)
      expect(card).not.toContain('that you told of')
    })

    it.each([
      ['When …', 'x'.repeat(200)],
      ['I will …', `y${'🧗'.repeat(99)}`],
    ])('keep %s of two hundred characters, and show all of it', async (label, typed) => {
      await robin().says('/goal set do Walk')
      await robin().clicks('Add a plan')
      const saved = await robin().fills({ 'When …': 'it rains', 'I will …': 'go', [label]: typed })

      expect(readOf(saved)).toContain(typed)
      expect(readOf(await robin().says('/checkin'))).toContain(typed)
      const tooLong = `/goal plan walk when:"${'x'.repeat(201)}" i-will:go`
      expect(readOf(await robin().says(tooLong))).toContain(
        'This part can have up to 200 characters. It has 201.',
      )
    })
  })
}
