import { beforeEach, describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Seen } from '../support/conversation.ts'

/**
 * What members and the bot say to one another, told once and held true at every door. It is Monday
 * 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function conversationContract(name: string, openDoor: OpenDoorFor): void {
  describe(`conversations: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam, noor, everybody } = at

    describe('setting a goal', () => {
      it('is a choice of four kinds, and a short form', async () => {
        const choice = await robin().says('/goal set')
        expect(choice).toMatchObject({
          buttons: ['Do something', 'Stay away from something', 'Reach a number', 'Just be here'],
        })

        const form = await robin().clicks('Do something')
        expect(form).toMatchObject({
          title: 'Set a goal',
          fields: { 'How often?': 'every day', 'First day': '2026-03-02' },
        })

        const set = await robin().fills({ 'Your goal, in your own words': 'A walk after lunch' })
        expect(readOf(set)).toContain(
          'Your goal is set\nA walk after lunch\nEvery day, since today.',
        )
        expect(readOf(set)).toContain('Only you can see this goal.')
      })

      it('takes everything in one line, too', async () => {
        const set = await sam().says('/goal set do often:"3 a week" Ring somebody I like')

        expect(readOf(set)).toContain('Ring somebody I like\n3 times a week, since today.')
      })

      it('makes one goal of a form that is sent twice', async () => {
        await robin().says('/goal set presence')
        await robin().fills({ 'Your goal, in your own words': 'One day at a time' })
        await robin().repeats()

        expect(await robin().says('/goal list')).toMatchObject({ options: ['One day at a time'] })
      })

      it('asks for the number where a number is counted', async () => {
        const form = await robin().says('/goal set target title:"Read more"')
        expect(form).toMatchObject({ fields: { 'Your goal, in your own words': 'Read more' } })

        const set = await robin().fills({
          'The number to reach, and of what': '300 pages',
          'By when, if there is a date': '2026-06-30',
        })
        expect(readOf(set)).toContain('300 pages by Tuesday 30 June, since today.')
      })

      it('keeps what was typed when something needs another look', async () => {
        await robin().says('/goal set target')
        const again = await robin().fills({
          'Your goal, in your own words': 'Read more',
          'The number to reach, and of what': 'many pages',
        })

        expect(again).toMatchObject({
          kind: 'form',
          fields: {
            'Your goal, in your own words': 'Read more',
            'The number to reach, and of what': 'many pages',
          },
          problems: {
            'The number to reach, and of what':
              'I could not tell the number in “many pages”. It goes like this: 300 pages.',
          },
        })
        const set = await robin().fills({ 'The number to reach, and of what': '1,000 pages' })
        expect(readOf(set)).toContain('1,000 pages, since today.')
      })

      it.each([
        ['300', /What is counted\?/],
        ['1 000 steps', /could not tell the number in “1 000 steps”/],
        ['-5 pages', /outside what I can count/],
        ['1.2345 km', /three decimals/],
        [`3 ${'u'.repeat(21)}`, /up to 20 characters/],
      ])('says kindly what it cannot tell from %j', async (typed, sentence) => {
        await robin().says('/goal set target Read')
        const again = await robin().fills({ 'The number to reach, and of what': typed })

        expect(again).toMatchObject({
          fields: { 'The number to reach, and of what': typed },
          problems: { 'The number to reach, and of what': expect.stringMatching(sentence) },
        })
      })

      it('begins with an example, if one likes', async () => {
        const choice = await robin().says('/goal set')
        expect(choice).toMatchObject({ options: expect.arrayContaining(['A walk after lunch']) })

        const form = await robin().chooses('Ring somebody whom I like')
        expect(form).toMatchObject({
          fields: {
            'Your goal, in your own words': 'Ring somebody whom I like',
            'How often?': '2 a week',
          },
        })
        const set = await robin().fills({ 'Your goal, in your own words': 'Ring my sister' })
        expect(readOf(set)).toContain('Ring my sister\nTwice a week, since today.')
        await robin().says('/goal set')
        expect(await robin().chooses('Read more')).toMatchObject({
          fields: { 'The number to reach, and of what': '300 pages' },
        })
      })

      it('keeps what the form has no room to ask for', async () => {
        const start = 'start:2026-02-20'
        await robin().says(`/goal set target ${start} unit:pages`)
        const set = await robin().fills({
          'Your goal, in your own words': 'Read',
          'The number to reach, and of what': '300 pages',
        })
        expect(readOf(set)).toContain('300 pages, since Friday 20 February.')

        expect(readOf(await robin().says('/goal set target start:2026-02-30 Read'))).toContain(
          'could not read “2026-02-30” as a date',
        )
        await robin().says('/goal set do reserve-days:2')
        await robin().fills({ 'Your goal, in your own words': 'Walk' })
        expect(await robin().says('/goal edit walk')).toMatchObject({
          fields: { 'Reserve days in a week: 0, 1 or 2': '2' },
        })
      })

      it.each([
        ['x'.repeat(81), 'Your goal, in your own words', /up to 80 characters\. This one has 81\./],
        ['   ', 'Your goal, in your own words', /needs a few words/],
        ['every blue moon', 'How often?', /how often/],
        ['2026-02-30', 'First day', /could not read “2026-02-30” as a date/],
        ['2026-03-03', 'First day', /today or earlier/],
      ])('says kindly what is wrong with %j', async (typed, field, sentence) => {
        await robin().says('/goal set do')
        const again = await robin().fills({
          'Your goal, in your own words': 'Walk',
          [field]: typed,
        })

        expect(again).toMatchObject({ problems: { [field]: expect.stringMatching(sentence) } })
      })

      it('keeps twenty goals open, and says how to make room for another', async () => {
        for (let n = 1; n <= 20; n++) await robin().says(`/goal set do Goal number ${n}`)
        const refused = await robin().says('/goal set do One more')

        expect(readOf(refused)).toContain('You have 20 open goals')
        const list = await robin().says('/goal list')
        expect(list).toMatchObject({ options: expect.arrayContaining(['Goal number 20']) })
        await robin().says('/goal finish "Goal number 7"')
        await robin().clicks('Finish it')
        expect(readOf(await robin().says('/goal set do One more'))).toContain('Your goal is set')
      })
    })

    describe('checking in', () => {
      it('takes one tap', async () => {
        await robin().says('/goal set do A walk after lunch')
        const card = await robin().says('/checkin')
        expect(readOf(card)).toContain('Check-in for today\nA walk after lunch')
        expect(card).toMatchObject({ chosen: [] })

        const answered = await robin().clicks('Done')
        expect(answered).toMatchObject({ chosen: ['Done'] })
        expect(readOf(answered)).toContain('A walk after lunch: done\nThank you for checking in.')
      })

      it('says what each kind of goal can say', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/goal set abstain Evenings without my phone')
        await robin().says('/goal set presence One day at a time')
        await robin().says('/goal set target amount:300 unit:pages Read')

        const card = await robin().says('/checkin')

        expect(card).toMatchObject({
          buttons: ['Done', 'Partly', 'Skip this day', 'Still going', 'I’m here', 'Add the number'],
        })
      })

      it('can be said in one line, with a note', async () => {
        await sam().says('/goal set do Ring a friend')
        const answer = await sam().says('/checkin ring partly we talked for a minute')

        expect(readOf(answer)).toContain(
          'Saved for today\nRing a friend: partly, with a note\nwe talked for a minute',
        )
      })

      it('counts a number for the day, and replaces it when it is said again', async () => {
        await sam().says('/goal set target amount:300 unit:pages Read more')
        await sam().says('/checkin')
        expect(await sam().clicks('Add the number')).toMatchObject({
          fields: { 'How many? (pages)': '' },
        })
        await sam().fills({ 'How many? (pages)': '12,5' })
        expect(await sam().clicks('Change the number')).toMatchObject({
          fields: { 'How many? (pages)': '12.5' },
        })
        const card = await sam().fills({ 'How many? (pages)': '20' })

        expect(readOf(card)).toContain('Read more: 20 pages')
        expect(readOf(await sam().says('/progress read'))).toContain('20 of 300 pages (6 %)')
      })

      it('keeps a note with the answer, and takes it away when it is emptied', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin')
        await robin().clicks('Done')
        await robin().clicks('Add a note')
        const noted = await robin().fills({ 'Anything you want to remember': 'Sunny.\nWent far.' })
        expect(noted).toMatchObject({ chosen: ['Done'] })
        expect(readOf(noted)).toContain('Walk: done, with a note')

        const form = await robin().clicks('Change the note')
        expect(form).toMatchObject({
          fields: { 'Anything you want to remember': 'Sunny.\nWent far.' },
        })
        const emptied = await robin().fills({ 'Anything you want to remember': '' })
        expect(readOf(emptied)).toContain('Walk: done\n')
      })

      it('can fill in the two days before, and no more', async () => {
        await robin().says('/goal set do start:2026-02-20 Walk')
        const card = await robin().says('/checkin')
        expect(card).toMatchObject({
          buttons: expect.arrayContaining(['Yesterday', 'Saturday 28 February']),
        })

        await robin().clicks('Yesterday')
        expect(readOf(await robin().clicks('Partly'))).toContain(
          'Check-in for yesterday\nWalk: partly',
        )
        expect(readOf(await robin().says('/checkin walk done date:2026-02-27'))).toContain(
          'You can go back 2 days.',
        )
        expect(readOf(await robin().says('/checkin walk done date:2026-03-03'))).toContain(
          'That day has not come yet.',
        )
      })

      it('is still yesterday before the day ends, and asks only when yesterday is answered', async () => {
        await robin().says('/goal set do Walk')
        at.clock.set('2026-03-02T23:30Z') // 00:30 on Tuesday in Berlin

        expect(readOf(await robin().says('/checkin'))).toContain('Check-in for today')
        await robin().clicks('Done')
        const asked = await robin().says('/checkin')
        expect(readOf(asked)).toContain('Which day is this for?')
        expect(asked).toMatchObject({ buttons: ['Yesterday', 'Today'] })
        await robin().clicks('Today')
        expect(await robin().clicks('Partly')).toMatchObject({ chosen: ['Partly'] })

        at.clock.set('2026-03-03T12:00Z')
        expect(await robin().says('/checkin')).toMatchObject({ chosen: ['Partly'] })
        expect(await robin().clicks('Yesterday')).toMatchObject({ chosen: ['Done'] })
      })

      it('gives a note back when it has to ask for the day', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        at.clock.set('2026-03-02T23:30Z')

        const asked = await robin().says('/checkin walk partly could not sleep')

        expect(readOf(asked)).toContain('could not sleep')
        expect(await robin().clicks('Today')).toMatchObject({ chosen: ['Partly'] })
      })

      it('turns the page when there are many goals', async () => {
        for (let n = 1; n <= 6; n++) await robin().says(`/goal set presence Goal ${n}`)
        await robin().says('/checkin')
        const second = await robin().clicks('More')

        expect(readOf(second)).toContain('Goal 5\nGoal 6')
        expect(readOf(await robin().clicks('I’m here'))).toContain('Goal 5: here\nGoal 6')
      })
    })

    describe('who sees what', () => {
      it('leaves the channel empty, whatever is set and said', async () => {
        await robin().says('/goal set do A walk after lunch')
        await robin().says('/checkin walk done "felt good"')
        await robin().says('/progress')
        await robin().says('/settings')
        await robin().says('/guide')

        expect(await everybody()).toEqual([[], [], []])
      })

      it('posts exactly what the preview showed, once, and never the goal', async () => {
        await robin().says('/goal set do A walk after lunch')
        await robin().clicks('Let it count in Morning circle')
        expect(readOf(await robin().clicks('Let it count'))).toContain(
          'It counts in Morning circle.',
        )
        await robin().says('/checkin')
        await robin().clicks('Done')
        const preview = await robin().clicks('Share')
        expect(readOf(preview)).toContain('Robin checked in. 1 day in all.')
        expect(await everybody()).toEqual([[], [], []])

        const shared = await robin().clicks('Share it')
        await robin().repeats()

        expect(readOf(shared)).toBe('Shared with Morning circle.')
        const post = ['Robin checked in. 1 day in all.']
        expect(await everybody()).toEqual([post, post, post])
        expect(readOf(await robin().repeats())).toContain('already shared')
      })

      it('keeps a share private when the member thinks again', async () => {
        await robin().says('/goal set do Walk')
        await robin().clicks('Let it count in Morning circle')
        await robin().clicks('Let it count')
        await robin().says('/checkin walk done')
        await robin().clicks('Share')

        expect(readOf(await robin().clicks('Keep it private'))).toBe('Nothing was shared.')
        expect(await everybody()).toEqual([[], [], []])
      })

      it('offers no sharing for a goal that is only the member’s', async () => {
        await robin().says('/goal set do Walk')

        expect(await robin().says('/checkin walk done')).toMatchObject({
          buttons: expect.not.arrayContaining(['Share']),
        })
      })

      it('changes nothing by somebody else’s button, and shows nothing of theirs', async () => {
        await robin().says('/goal set do A walk after lunch')
        await robin().says('/checkin')
        const done = robin().idOf('Done')
        const note = robin().idOf('Partly')

        const [seen] = [await sam().forges(done), await noor().forges(note)]

        expect(readOf(seen)).toBe('I could not find that goal among yours. Nothing was changed.')
        expect(await robin().says('/checkin')).toMatchObject({ chosen: [] })
      })

      it('refuses a button that it never made', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin')
        const forged = robin()
          .idOf('Done')
          .replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))

        expect(readOf(await robin().forges(forged))).toContain('I don’t know that button.')
        expect(readOf(await robin().forges('1:checkin.today'))).toContain(
          'I don’t know that button.',
        )
        expect(readOf(await robin().forges('0:checkin.today:xxxxxxxxxxxx'))).toContain(
          'earlier version',
        )
        expect(await robin().says('/checkin')).toMatchObject({ chosen: [] })
      })
    })

    describe('as days go by', () => {
      it('shows totals first, and never only a zero', async () => {
        await robin().says('/goal set do Walk')
        expect(readOf(await robin().says('/progress'))).toContain('Walk: you started today.')
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 1 })
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 5 })
        await robin().says('/checkin walk partly')

        const progress = await robin().says('/progress walk')

        expect(readOf(progress)).toContain(
          'In all\n3 days\nSince starting\n6 days\nLongest run\n2 days\nThis run\n1 day',
        )
        expect(readOf(progress)).toContain('Habit score\n11 %')
        expect(readOf(progress)).toContain('Sunday 8 March\npartly')
        expect(readOf(progress)).toContain('Wednesday 4 March\nnot done\n')
        expect(readOf(progress)).toContain('Saturday 7 March\nno answer')
      })

      it('keeps a run over one missed day in a week, and says so', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 1 })
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 4 })
        await robin().says('/checkin walk done')

        const progress = readOf(await robin().says('/progress walk'))

        expect(progress).toContain('Longest run\n3 days\nThis run\n3 days')
        expect(progress).toContain('Wednesday 4 March\nnot done, and a reserve day keeps the run')
      })

      it('never lets a quiet day end what a member stays away from', async () => {
        await robin().says('/goal set abstain start:2026-02-01 Evenings without my phone')
        at.clock.pass({ days: 10 })

        expect(readOf(await robin().says('/progress'))).toContain(
          '39 days in all, 39 days since starting, longest run 39 days, this run 39 days.',
        )
      })

      it('keeps the dates that were said when the zone changes', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        await robin().says('/settings zone:Pacific/Auckland') // Tuesday there already

        expect(readOf(await robin().says('/checkin'))).toContain('Check-in for today')
        expect(await robin().clicks('Yesterday')).toMatchObject({ chosen: ['Done'] })
        await robin().says('/settings zone:America/Los_Angeles')
        expect(await robin().says('/checkin')).toMatchObject({ chosen: ['Done'] })
      })

      it('remembers everything after a restart, and old buttons still work', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin')

        await at.door.restart()

        const card = await robin().clicks('Done')
        expect(card).toMatchObject({ chosen: ['Done'] })
        expect(readOf(card)).toContain('Walk: done')
      })

      it('does the thing once, however often it is clicked', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin')
        await robin().clicks('Done')
        await Promise.all([robin().repeats(), robin().repeats(), robin().repeats()])

        expect(readOf(await robin().says('/progress'))).toContain('1 day in all')
      })
    })

    describe('changing a goal', () => {
      it('edits, finishes and opens it again; the days stay', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        await robin().says('/goal edit walk')
        expect(
          readOf(
            await robin().fills({
              'Your goal, in your own words': 'Walk far',
              'How often?': 'Mon and Thu',
            }),
          ),
        ).toContain('Saved\nWalk far\nOn Monday and Thursday, since today.')

        const asked = await robin().says('/goal finish walk')
        expect(readOf(asked)).toContain('Finish “Walk far” today?')
        expect(readOf(await robin().clicks('Finish it'))).toContain('All your days stay with you.')
        expect(readOf(await robin().says('/checkin'))).toContain(
          'You have no open goal for this day yet.',
        )

        expect(readOf(await robin().says('/goal list'))).toContain('You have no open goals.')
        await robin().clicks('1 finished goal')
        await robin().chooses('Walk far')
        expect(readOf(await robin().clicks('Open it again'))).toContain('Open again')
        expect(await robin().says('/checkin')).toMatchObject({ chosen: ['Done'] })
      })

      it('changes in one line what is named, and nothing else', async () => {
        await robin().says('/goal set target amount:300 unit:"100 m laps" by:2026-06-30 Swim')
        const edited = await robin().says('/goal edit swim amount:400.5 start:2026-02-20')
        expect(readOf(edited)).toContain(
          'Saved\nSwim\n400.5 100 m laps by Tuesday 30 June, since Friday 20 February.',
        )
        expect(await robin().says('/goal edit swim')).toMatchObject({
          fields: { 'The number to reach, and of what': '400.5 × 100 m laps' },
        })
        const further = await robin().fills({ 'Your goal, in your own words': 'Swim far' })
        expect(readOf(further)).toContain('Swim far\n400.5 100 m laps by Tuesday 30 June')

        expect(readOf(await robin().says('/goal edit swim often:now-and-then'))).toContain(
          'I could not read how often.',
        )
        expect(readOf(await robin().says('/goal edit often:weekdays'))).toContain('Swim far')
      })

      it('takes reserve days, 0 to 2', async () => {
        await robin().says('/goal set do Walk')
        expect(await robin().says('/goal edit walk')).toMatchObject({
          fields: { 'Reserve days in a week: 0, 1 or 2': '1' },
        })

        await robin().fills({ 'Reserve days in a week: 0, 1 or 2': '0' })

        await robin().says('/checkin walk done')
        at.clock.pass({ days: 2 })
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 3 })
        expect(readOf(await robin().says('/progress walk'))).toContain('Longest run\n1 day\n')
        await robin().says('/goal edit walk reserve-days:1')
        expect(readOf(await robin().says('/progress walk'))).toContain('Longest run\n2 days')
        expect(readOf(await robin().says('/goal edit walk reserve-days:3'))).toContain(
          'I could not read the reserve-days',
        )
      })

      it('is put on hold and taken up again from its own card', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/goal list')
        await robin().chooses('Walk')
        const asked = await robin().clicks('Pause')
        expect(readOf(asked)).toContain('Pause “Walk”?')
        expect(asked).toMatchObject({
          buttons: ['For a week', 'Until I come back', 'Keep it going'],
        })
        const paused = await robin().clicks('For a week')
        await robin().repeats()
        expect(readOf(paused)).toContain('Take the time you need.\nWalk')
        expect(readOf(paused)).toContain('Paused. The last day is Sunday 8 March.')

        at.clock.pass({ days: 2 })
        const back = await robin().clicks('End the pause')

        expect(readOf(back)).toContain('Welcome back.')
        expect(readOf(back)).not.toContain('Paused')
        expect(readOf(await robin().says('/pause'))).toContain('Nothing is paused.')
        await robin().clicks('Pause everything for now')
        await robin().says('/goal list')
        expect(readOf(await robin().chooses('Walk'))).toContain('/pause shows how to come back.')
      })

      it('is not opened again while twenty others are open', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/goal finish walk')
        await robin().clicks('Finish it')
        for (let n = 1; n <= 20; n++) await robin().says(`/goal set do Goal number ${n}`)
        await robin().says('/goal list')
        await robin().clicks('1 finished goal')
        await robin().chooses('Walk')

        expect(readOf(await robin().clicks('Open it again'))).toContain('You have 20 open goals')
      })

      it('counts the days before a change as they were meant', async () => {
        await robin().says('/goal set do often:"3 a week" Walk')
        for (const days of [0, 2, 2]) {
          at.clock.pass({ days })
          await robin().says('/checkin walk done')
        }
        at.clock.pass({ days: 5 })
        await robin().says('/checkin walk done')
        await robin().says('/goal edit walk')
        await robin().fills({ 'How often?': 'every day' })

        expect(readOf(await robin().says('/progress walk'))).toContain('Longest run\n4 days')
      })

      it('asks for a little more when the name fits several goals', async () => {
        await robin().says('/goal set do Walk far')
        await robin().says('/goal set do Walk near')

        expect(readOf(await robin().says('/checkin walk done'))).toContain(
          'More than one goal fits “walk”: “Walk far” and “Walk near”.',
        )
        expect(readOf(await robin().says('/checkin swim done'))).toContain(
          'None of your open goals',
        )
      })
    })

    describe('milestones', () => {
      it('tells what was reached and what is next, by the calendar, and privately', async () => {
        await robin().says('/goal set abstain start:2026-01-30 Stay away')
        await robin().says('/goal set do Walk')

        const all = readOf(await robin().says('/milestones'))
        expect(all).toContain(
          'Stay away\n30 days, reached yesterday.\nNext: 60 days, on Tuesday 31 March.',
        )
        expect(all).toContain('Walk\nNext: 10 times.')
        const one = readOf(await robin().says('/milestones away'))
        expect(one).toMatch(/7 days\nFriday 6 February/)
        expect(await everybody()).toEqual([[], [], []])
      })

      it('says kindly that there is none yet', async () => {
        expect(readOf(await robin().says('/milestones'))).toContain('You have no open goals.')
        expect(readOf(await robin().says('/milestones swim'))).toContain('None of your open goals')
      })
    })

    describe('pauses', () => {
      it('put everything on hold and take it up again, with no reason asked', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        at.clock.pass({ days: 1 })
        await robin().says('/pause')

        const paused = await robin().clicks('Pause everything for now')
        expect(readOf(paused)).toContain('Take the time you need.')
        expect(readOf(paused)).toContain('Everything is paused until you come back.')
        at.clock.pass({ days: 10 })
        const back = await robin().clicks('End the pause: Everything')
        expect(readOf(back)).toContain('Welcome back.')
        expect(readOf(back)).toContain('Nothing is paused.')

        await robin().says('/checkin walk done')
        const progress = readOf(await robin().says('/progress walk'))
        expect(progress).toContain('Longest run\n2 days\nThis run\n2 days')
        expect(progress).toContain('Wednesday 11 March\npaused')
      })

      it('put one goal on hold until a day, and end by themselves', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/goal set do Write')

        const paused = readOf(await robin().says('/pause walk until:2026-03-04'))
        expect(paused).toContain('Walk is paused. The last day is Wednesday 4 March.')
        at.clock.pass({ days: 3 })

        expect(readOf(await robin().says('/pause'))).toContain('Nothing is paused.')
        expect(readOf(await robin().says('/pause until:2026-03-01'))).toContain(
          'The last day of a pause can be today or later.',
        )
        expect(readOf(await robin().says('/pause until:soon'))).toContain('could not read')
        expect(await everybody()).toEqual([[], [], []])
      })
    })

    describe('settings', () => {
      it('shows and changes them, privately', async () => {
        expect(readOf(await robin().says('/settings'))).toContain(
          'Time zone\nEurope/Berlin, where it is 19:00 (your group’s)\nYour day ends at\n03:00\nDaily prompt\noff',
        )
        const saved = await robin().says('/settings zone:Tokyo day-end:4 prompt:7:30')
        expect(readOf(saved)).toContain('Asia/Tokyo, where it is 03:00')
        expect(readOf(saved)).toContain('04:00\nDaily prompt\n07:30')
      })

      it('finds a zone by a part of its name, and asks when several fit', async () => {
        await robin().says('/settings')
        await robin().clicks('Time zone')
        const several = await robin().fills({ 'A city or a zone': 'america/ind' })
        expect(readOf(several)).toContain('More than one time zone fits.')

        expect(readOf(await robin().chooses('America/Indiana/Knox'))).toContain(
          'America/Indiana/Knox',
        )
      })

      it.each([
        ['Time zone', { 'A city or a zone': 'Atlantis' }, /no time zone called “Atlantis”/],
        ['Prompt time', { 'When would you like to be asked?': '25:00' }, /could not read “25:00”/],
      ])('says kindly when %s cannot be read', async (button, values, sentence) => {
        await robin().says('/settings')
        await robin().clicks(button)
        const again = await robin().fills(values)

        expect(again.kind === 'form' && Object.values(again.problems)).toEqual([
          expect.stringMatching(sentence),
        ])
      })
    })

    describe('the guide', () => {
      it('tells of every command, and of each in particular', async () => {
        const guide = await noor().says('/guide')
        for (const name of [
          '/checkin',
          '/goal',
          '/progress',
          '/milestones',
          '/pause',
          '/settings',
          '/guide',
        ])
          expect(readOf(guide)).toContain(name)

        expect(readOf(await noor().says('/guide goal'))).toContain('/goal finish [goal]')
      })
    })

    describe('answers that do not fit', () => {
      beforeEach(async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/goal set abstain Evenings without my phone')
        await robin().says('/goal set target amount:300 unit:pages Read more')
      })

      it.each<[string, RegExp]>([
        ['/checkin walk done date:2026-03-01', /before this goal began/],
        ['/checkin evenings skipped', /does not fit this kind of goal/],
        ['/checkin walk 12', /does not fit this kind of goal/],
        ['/checkin read done', /counts a number\. How many was it\?/],
        ['/checkin read 1.2345', /three decimals/],
        ['/checkin read amount:2000000000', /amount can be from 0 to 1000000000/],
        ['/goal set target amount:300 unit:"   " Read', /What is counted\?/],
        ['/goal set target amount:0 unit:pages Read', /outside what I can count/],
        ['/goal set target amount:9 unit:pages by:2026-03-01 Read', /before the first day/],
        ['/goal set target amount:9 unit:"every little page of it" Read', /up to 20 characters/],
        ['/goal set do start:1700-01-01 Walk', /too long ago/],
      ])('%s is answered kindly', async (line, sentence) => {
        expect(readOf(await robin().says(line))).toMatch(sentence)
        expect(await robin().says('/goal list')).toMatchObject({
          options: ['Walk', 'Evenings without my phone', 'Read more'],
        })
        expect(await robin().says('/checkin')).toMatchObject({ chosen: [] })
      })

      it.each(['-5', '1e3', '٣', '12 pages', ''])('asks again for the number %j', async (typed) => {
        await robin().says('/checkin')
        await robin().clicks('Add the number')
        const again = await robin().fills({ 'How many? (pages)': typed })

        expect(again).toMatchObject({ kind: 'form', fields: { 'How many? (pages)': typed } })
      })

      it('does not answer for a day after the goal was finished', async () => {
        await robin().says('/checkin date:2026-03-02')
        for (const answer of ['Done', 'Still going']) await robin().clicks(answer)
        await robin().says('/checkin read 12')
        at.clock.set('2026-03-02T23:30Z') // 00:30 in Berlin, where Monday goes on until 03:00
        await robin().says('/checkin')
        await robin().clicks('Today')
        await robin().says('/goal finish walk')
        await robin().clicks('Finish it')

        expect(readOf(await robin().clicks('Done'))).toContain(
          'This goal was finished before that day.',
        )
      })

      it('shares nothing once the goal is only the member’s again', async () => {
        await robin().says('/goal list')
        await robin().chooses('Walk')
        await robin().clicks('Let it count in Morning circle')
        await robin().clicks('Let it count')
        await robin().says('/checkin walk done')
        await robin().clicks('Share')
        await robin().says('/goal list')
        await robin().chooses('Walk')
        await robin().clicks('No longer count in Morning circle')

        expect(readOf(await robin().clicks('Share it'))).toContain('This goal is only for you.')
        expect(await everybody()).toEqual([[], [], []])
      })
    })

    describe('what cannot be read', () => {
      it.each<[string, RegExp]>([
        ['/dance', /I don’t know \/dance\. \/guide shows/],
        ['/goal', /\/goal set, \/goal list, \/goal edit, \/goal plan and \/goal finish/],
        ['/settings day-end:9', /day-end can be from 0 to 6/],
        ['/settings day-end:noon', /could not read the day-end/],
        ['/settings prompt:soonish', /could not read “soonish” as a time/],
        ['/settings zone:Atlantis', /no time zone called “Atlantis”/],
        ['/checkin date:2026-02-30', /could not read “2026-02-30” as a date/],
        ['/checkin date:soon', /could not read the date/],
        ['/goal list now', /don’t know what to do with “now”/],
        ['/guide dance', /I don’t know \/dance/],
      ])('%s is answered kindly', async (line, sentence) => {
        expect(readOf(await robin().says(line))).toMatch(sentence)
      })

      it('asks again for what it could not read, with all that it could', async () => {
        const asked = await robin().says('/settings zone:Tokyo day-end:9')

        expect(asked).toMatchObject({
          kind: 'form',
          title: '/settings',
          fields: { Zone: 'Tokyo', 'Day end': '9', Prompt: '' },
        })
        expect(readOf(asked)).toContain('The day-end can be from 0 to 6.')
        const saved = await robin().fills({ 'Day end': '4' })
        expect(readOf(saved)).toContain('Asia/Tokyo')
        expect(readOf(saved)).toContain('04:00')
      })

      it('names the limit of a note, and loses nothing', async () => {
        await robin().says('/goal set do Walk')
        await robin().says('/checkin walk done')
        await robin().says('/checkin')
        await robin().clicks('Add a note')
        const again = await robin().fills({ 'Anything you want to remember': 'n'.repeat(10_000) })

        expect(again).toMatchObject({
          // Where the platform itself takes no more, it cannot give back more.
          fields: { 'Anything you want to remember': expect.stringMatching(/^n{1000,10000}$/) },
          problems: {
            'Anything you want to remember':
              'A note can have up to 1000 characters. This one has 10000.',
          },
        })
      })

      it.each([
        ['markup', '<script>alert(1)</script> **bold** <!channel> @everyone [x](http://x.example)'],
        ['emoji', '🧗🏽‍♀️ climb 🇩🇪'],
        ['right-to-left text', 'אני הולך לטייל'],
        ['braces and quotes', '{title} ’{0}’ <b>x</b>'],
      ])('keeps %s as it was written', async (_, title) => {
        await robin().says('/goal set do')
        const set = await robin().fills({ 'Your goal, in your own words': title })

        expect(readOf(set)).toContain(title)
        expect(readOf(await robin().says('/progress'))).toContain(title)
      })

      it('drops control characters and direction overrides', async () => {
        await robin().says('/goal set do')
        const set = await robin().fills({ 'Your goal, in your own words': 'Wa\u0007lk\u202e now' })

        expect(readOf(set)).toContain('\nWalk now\n')
      })
    })

    const never: Seen = { kind: 'card', text: '', buttons: [], chosen: [], options: [] }
    it('always has an answer', async () => {
      for (const line of ['/checkin', '/goal list', '/progress', '/settings', '/guide'])
        expect(await noor().says(line)).not.toEqual(never)
    })
  })
}
