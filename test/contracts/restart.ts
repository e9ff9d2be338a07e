import { beforeEach, describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Seen } from '../support/conversation.ts'

const around = 'What was happening around you?'
const helped = 'What has helped before?'

/**
 * Somebody tells of a setback, late at night, at every door. It is Monday 2 March 2026, 22:40 in
 * Berlin, and Robin has stayed away from something for ninety-four days.
 */
export function restartContract(name: string, openDoor: OpenDoorFor): void {
  describe(`after a setback: ${name}`, () => {
    const at = atTheDoor(openDoor, '2026-03-02T21:40Z')
    const { kept, robin, sam, noor, everybody } = at

    beforeEach(async () => {
      await robin().says('/goal set abstain start:2025-11-28 Evenings that I remember')
    })

    /** Everything that is kept of the telling, in the database itself. */
    async function rows(): Promise<readonly string[]> {
      const found = await kept.database.prisma.$queryRaw<{ row: string }[]>`
        SELECT to_jsonb(s)::text AS row FROM "Setback" s
        UNION ALL SELECT to_jsonb(p)::text FROM "Plan" p
        UNION ALL SELECT to_jsonb(s)::text FROM "Share" s
        UNION ALL SELECT to_jsonb(r)::text FROM "Run" r WHERE r."startOn" > '2025-11-28'`
      return found.map(({ row }) => row)
    }

    async function clicks(...labels: readonly string[]): Promise<Seen> {
      let seen: Seen | undefined
      for (const label of labels) seen = await robin().clicks(label)
      if (!seen) throw new Error('nothing was clicked')
      return seen
    }

    it('is a quiet way from thanks to a new start, one card at a time', async () => {
      const thanks = await robin().says('/restart')
      expect(readOf(thanks)).toBe(
        [
          'Thank you for telling me',
          'Evenings that I remember',
          'Your days so far all still count.',
          'What you say here is only for you unless you choose otherwise. You can stop at any point.',
          'Are you safe right now?',
          'Your answer is not kept.',
        ].join('\n'),
      )
      expect(thanks).toMatchObject({ buttons: ['Yes', 'No', 'I’d rather not say', 'Stop here'] })

      const asked = await robin().clicks('Yes')
      expect(readOf(asked)).toContain(around)
      expect(asked).toMatchObject({ buttons: ['Write it down', 'Not now', 'Stop here'] })
      expect(await robin().clicks('Write it down')).toMatchObject({ fields: { [around]: '' } })
      const first = await robin().fills({ [around]: 'A long day.\nThe party next door.' })
      expect(readOf(first)).toContain(`That is kept, for you alone.\n${helped}`)

      await robin().clicks('Write down what helped')
      const second = await robin().fills({ [helped]: 'Calling my sister' })
      expect(readOf(second)).toContain('That is kept, for you alone.')

      await robin().clicks('Make a plan')
      const third = await robin().fills({
        'When …': 'I hear the music',
        'I will …': 'put on my shoes and walk',
      })
      expect(readOf(third)).toContain('Would you like somebody to know?')
      expect(third).toMatchObject({
        buttons: ['Nobody', 'Share with Morning circle', 'Stop here'],
      })

      const start = await robin().clicks('Nobody')
      expect(start).toMatchObject({
        buttons: [
          'Today, Monday 2 March',
          'Yesterday, Sunday 1 March',
          'Another day',
          'Keep my run as it is',
          'Stop here',
        ],
      })
      const end = await robin().clicks('Today, Monday 2 March')
      expect(readOf(end)).toBe(
        [
          'Thank you for taking this time',
          'Your 94 days all still count.',
          'The first day of your new run is today.',
          'Take it gently from here.',
          'Kept: the day, what was happening, what has helped and your plan.',
          'Only you can see this.',
          'Shall I ask how you are tomorrow?',
        ].join('\n'),
      )
      expect(end).toMatchObject({
        buttons: [
          ...['Today’s check-in', 'Look back at it', 'Change it', 'Delete it'],
          ...['Yes, ask me', 'No'],
        ],
      })

      expect(readOf(await robin().says('/progress evenings'))).toContain('In all\n94 days')
      at.clock.pass({ days: 2 })
      const later = readOf(await robin().says('/progress evenings'))
      expect(later).toContain('In all\n96 days')
      expect(later).toContain('Longest run\n94 days\nThis run\n2 days')
    })

    it('tells nobody anything, unless somebody is chosen', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')
      await robin().fills({ [around]: 'Robin’s own words' })
      await clicks('Not now', 'Not now', 'Nobody', 'Today, Monday 2 March')

      expect(await everybody()).toEqual([[], [], []])
      expect((await rows()).filter((row) => row.includes('"kind"'))).toEqual([])
    })

    it('shares exactly the words that were shown, once, where it was said', async () => {
      const words = 'Robin is making a new start and would welcome a kind word.'
      await robin().says('/restart')
      const preview = await clicks(
        'I’d rather not say',
        'Not now',
        'Not now',
        'Not now',
        'Share with Morning circle',
      )
      expect(readOf(preview)).toContain(
        [
          'These are the exact words:',
          words,
          'Everybody who can read the channel of Morning circle will see it.',
          'The words name no goal, no number of days, and nothing of what happened.',
        ].join('\n'),
      )
      expect(preview).toMatchObject({ buttons: ['Share it', 'Keep it to myself', 'Stop here'] })
      expect(await everybody()).toEqual([[], [], []])

      const shared = await robin().clicks('Share it')
      await robin().repeats()

      expect(readOf(shared)).toContain('Shared with Morning circle.\nWhen does your new run begin?')
      expect(await everybody()).toEqual([[words], [words], [words]])
      const end = await robin().clicks('Yesterday, Sunday 1 March')
      expect(readOf(end)).toContain(
        'Only you can see this.\nEverybody who can read the channel of Morning circle was told that you are making a new start, and nothing else.',
      )
    })

    it('keeps it to themselves when they think again', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Not now', 'Not now', 'Not now', 'Share with Morning circle')

      const on = await robin().clicks('Keep it to myself')

      expect(readOf(on)).toContain('When does your new run begin?')
      expect(await everybody()).toEqual([[], [], []])
      expect(await rows()).toEqual([])
    })

    it('shows the help card to somebody who is not safe, and goes on only if they like', async () => {
      await robin().says('/restart')
      const help = await robin().clicks('No')

      expect(readOf(help)).toBe(
        [
          'Your safety comes first',
          'If you are in danger, please call your local emergency number, or ask somebody near you to call.',
          'I am not a crisis service, and nobody reads along here.',
          'It can help not to be alone: somebody nearby, or somebody you trust on the phone.',
          'People in your group may be there for you, too.',
          'Everything else here can wait. We can go on, or stop.',
        ].join('\n'),
      )
      expect(help).toMatchObject({ buttons: ['Go on', 'Stop here'] })
      expect(readOf(await robin().clicks('Go on'))).toContain(around)
      expect(await rows()).toEqual([])
    })

    const steps = [
      [],
      ['No'],
      ['Yes'],
      ['Yes', 'Not now'],
      ['Yes', 'Not now', 'Not now'],
      ['Yes', 'Not now', 'Not now', 'Not now'],
      ['Yes', 'Not now', 'Not now', 'Not now', 'Share with Morning circle'],
      ['Yes', 'Not now', 'Not now', 'Not now', 'Nobody'],
    ]

    it.each(steps.map((labels) => ({ labels, after: labels.join(', ') || 'the first card' })))(
      'can stop after $after, and nothing is kept',
      async ({ labels }) => {
        await robin().says('/restart')
        for (const label of labels) await robin().clicks(label)

        const stopped = await robin().clicks('Stop here')

        expect(readOf(stopped)).toBe(
          'We can stop here\nNothing was kept.\nSay /restart whenever you would like to come back to this.',
        )
        expect(await rows()).toEqual([])
        expect(await everybody()).toEqual([[], [], []])
      },
    )

    it('keeps nothing of a form that was opened and not sent, or sent empty', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')
      const on = await robin().fills({ [around]: '   ' })

      expect(readOf(on)).toMatch(/^What has helped before\?/)
      expect(await rows()).toEqual([])
    })

    it('keeps what was kept when they stop in the middle, and says so', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')
      await robin().fills({ [around]: 'A long day' })

      const stopped = await robin().clicks('Stop here')

      expect(readOf(stopped)).toContain(
        'Kept: the day and what was happening.\nOnly you can see this.',
      )
      expect(await rows()).toHaveLength(1)
      expect(readOf(await robin().says('/progress evenings'))).toContain('This run\n94 days')
      const back = await robin().clicks('Look back at it')
      expect(readOf(back)).toContain('The new run begins\nThe run went on')
      expect(readOf(back)).toContain('What was happening\nA long day')
    })

    it('lets the run be as it is', async () => {
      await robin().says('/restart')
      const end = await clicks(
        ...['Yes', 'Not now', 'Not now', 'Not now', 'Nobody', 'Keep my run as it is'],
      )

      expect(readOf(end)).toContain('Your 94 days all still count.\nYour run goes on as it was.')
      expect(readOf(end)).toContain('Nothing was kept.')
      expect(end).toMatchObject({ buttons: ['Today’s check-in'] })
      expect(await rows()).toEqual([])
    })

    it('takes another day, its time, and a later start', async () => {
      await robin().says('/restart')
      const form = await clicks('Yes', 'Not now', 'Not now', 'Not now', 'Nobody', 'Another day')
      expect(form).toMatchObject({
        fields: {
          'The day it happened': '2026-03-02',
          'The time, if you like': '',
          'First day of the new run': '2026-03-02',
        },
      })
      const again = await robin().fills({
        'The day it happened': '2026-02-27',
        'The time, if you like': '10:30 pm',
        'First day of the new run': '2026-02-26',
      })
      expect(again).toMatchObject({
        fields: { 'The time, if you like': '10:30 pm' },
        problems: {
          'First day of the new run':
            'The new run can begin on that same day or later, up to today.',
        },
      })

      const end = await robin().fills({ 'First day of the new run': '2026-02-28' })

      expect(readOf(end)).toContain('The first day of your new run is Saturday 28 February.')
      const seen = await robin().clicks('Look back at it')
      expect(readOf(seen)).toContain('The day\nFriday 27 February, 22:30')
      const progress = readOf(await robin().says('/progress evenings'))
      expect(progress).toContain('In all\n94 days')
      expect(progress).toContain('Longest run\n92 days\nThis run\n2 days')
    })

    it.each([
      ['The day it happened', '2026-03-04', 'That day has not come yet.'],
      ['The day it happened', '2025-11-27', 'That is before this goal began.'],
      ['The day it happened', 'last week', 'I could not read “last week” as a date.'],
      ['The time, if you like', 'late', 'I could not read “late” as a time.'],
      ['First day of the new run', '2026-03-04', 'The new run can begin today or on an earlier'],
      ['First day of the new run', 'soon', 'I could not read “soon” as a date.'],
    ])('says kindly what is wrong with %s: %s', async (field, typed, sentence) => {
      await robin().says('/restart')
      await clicks('Yes', 'Not now', 'Not now', 'Not now', 'Nobody', 'Another day')

      const again = await robin().fills({ [field]: typed })

      expect(again).toMatchObject({ problems: { [field]: expect.stringContaining(sentence) } })
      expect(await rows()).toEqual([])
    })

    it('gives a text back that is too long', async () => {
      const long = 'word '.repeat(201).trim()
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')

      const again = await robin().fills({ [around]: long })

      expect(again).toMatchObject({
        // Where the platform itself takes no more, it cannot give back more.
        fields: { [around]: expect.stringMatching(/^(word ){199}word/) },
        problems: { [around]: expect.stringContaining('up to 1000 characters, and it has 1004') },
      })
      expect(await rows()).toEqual([])
    })

    it('shows their own plans and words the next time', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Not now', 'Write down what helped')
      await robin().fills({ [helped]: 'Calling my sister' })
      await robin().clicks('Make a plan')
      await robin().fills({ 'When …': 'it is late', 'I will …': 'go to bed' })
      at.clock.pass({ days: 9 })

      await robin().says('/restart')
      const offered = await clicks('Yes', 'Not now')

      expect(readOf(offered)).toContain('When it is late, I will go to bed.')
      expect(readOf(offered)).toContain('Calling my sister\nWritten on Monday 2 March')
    })

    it('can be looked back at, changed and deleted, and the runs are one again', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')
      await robin().fills({ [around]: 'A long day' })
      await clicks('Not now', 'Not now', 'Nobody', 'Yesterday, Sunday 1 March')
      at.clock.pass({ days: 1 })

      await robin().says('/restart')
      const list = await robin().clicks('Look back')
      expect(readOf(list)).toContain('This is what you have kept. Only you can see it.')
      const seen = await robin().chooses('Sunday 1 March: Evenings that I remember')
      expect(readOf(seen)).toContain('The new run begins\nSunday 1 March')
      await robin().clicks('Change it')
      const changed = await robin().fills({
        'The day it happened': '2026-02-20',
        'First day of the new run': '2026-02-21',
        [around]: '',
        [helped]: 'Sleep',
      })
      expect(readOf(changed)).toContain('The day\nFriday 20 February')
      expect(readOf(changed)).not.toContain('A long day')
      expect(readOf(await robin().says('/progress evenings'))).toContain('This run\n10 days')

      await robin().clicks('Delete it')
      const gone = await robin().clicks('Delete it for good')

      expect(readOf(gone)).toBe('Deleted\nYour 95 days all still count.\nYour runs are one again.')
      expect(readOf(await robin().repeats())).toContain('That is not here any more.')
      expect(readOf(await robin().says('/progress evenings'))).toContain('This run\n95 days')
      expect(await rows()).toEqual([])
    })

    it('does each thing once, and an old card works after a restart', async () => {
      await robin().says('/restart')
      await clicks('Yes', 'Write it down')
      await robin().fills({ [around]: 'A long day' })
      await robin().repeats()
      await clicks('Not now', 'Make a plan')
      await robin().fills({ 'When …': 'it is late', 'I will …': 'go to bed' })
      await robin().repeats()
      await robin().clicks('Nobody')
      await at.door.restart()
      await robin().clicks('Today, Monday 2 March')
      await robin().repeats()

      const found = await rows()

      expect(found.filter((row) => row.includes('"around"'))).toHaveLength(1)
      expect(found.filter((row) => row.includes('"cue"'))).toHaveLength(1)
    })

    it.each(['/goal list', '/progress evenings'])('is found from %s, too', async (line) => {
      await robin().says('/goal set do start:2025-11-28 Walk')
      const list = await robin().says(line)
      if (list.kind === 'card' && list.options.length > 0)
        await robin().chooses('Evenings that I remember')

      const thanks = await robin().clicks('Something happened')

      expect(readOf(thanks)).toContain('Thank you for telling me\nEvenings that I remember')
      expect(await rows()).toEqual([])
    })

    it('asks which goal when there are several, finished ones among them', async () => {
      await robin().says('/goal set do start:2026-02-01 Walk')
      await robin().says('/goal set presence start:2026-02-01 Be here')
      await robin().says('/goal finish walk')
      await robin().clicks('Finish it')
      at.clock.pass({ days: 3 })

      const which = await robin().says('/restart')
      expect(which).toMatchObject({
        options: ['Evenings that I remember', 'Be here', 'Walk (finished)'],
      })
      const thanks = await robin().chooses('Walk (finished)')
      expect(readOf(thanks)).toContain('Thank you for telling me\nWalk')
      const start = await clicks('Yes', 'Not now', 'Not now', 'Not now', 'Nobody')
      expect(start).toMatchObject({ buttons: ['Another day', 'Keep my run as it is', 'Stop here'] })
      await robin().clicks('Another day')
      const late = await robin().fills({
        'The day it happened': '2026-03-02',
        'First day of the new run': '2026-03-03',
      })
      expect(late).toMatchObject({
        problems: {
          'First day of the new run': expect.stringContaining('finished before that day'),
        },
      })
      await robin().fills({ 'First day of the new run': '2026-03-02' })

      expect(readOf(await robin().says('/progress evenings'))).toContain('This run\n97 days')
      expect(readOf(await robin().says('/restart walk'))).toContain('Walk')
    })

    it('has a kind word for somebody without a goal', async () => {
      expect(readOf(await sam().says('/restart'))).toContain('You are welcome all the same.')
    })

    it('shows and does nothing by somebody else’s buttons', async () => {
      await robin().says('/restart')
      const ids = [robin().idOf('Yes'), robin().idOf('No'), robin().idOf('Stop here')]
      await robin().clicks('Yes')
      ids.push(robin().idOf('Write it down'))
      await robin().clicks('Write it down')
      await robin().fills({ [around]: 'Robin’s own words' })
      await clicks('Not now', 'Not now')
      ids.push(robin().idOf('Share with Morning circle'), robin().idOf('Nobody'))
      await robin().clicks('Nobody')
      ids.push(robin().idOf('Today, Monday 2 March'), robin().idOf('Keep my run as it is'))
      await robin().clicks('Today, Monday 2 March')
      for (const label of ['Look back at it', 'Change it', 'Delete it']) {
        ids.push(robin().idOf(label))
      }
      await robin().clicks('Delete it')
      ids.push(robin().idOf('Delete it for good'))
      const before = await rows()

      for (const id of ids)
        for (const one of [sam(), noor()]) {
          const seen = readOf(await one.forges(id))
          expect(seen).toMatch(/^(I could not find that goal|That is not here any more)/)
        }

      expect(await rows()).toEqual(before)
      expect(await everybody()).toEqual([[], [], []])
    })
  })
}
