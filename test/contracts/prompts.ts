import { beforeEach, describe, expect, it } from 'vitest'
import { turnTo } from '#app/meet-person.ts'
import { button, buttons, card } from '#chat/card.ts'
import { composer } from '#commands'
import type { DeliveryKind } from '#domain/due.ts'
import type { PromptTone } from '#domain/prompt.ts'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Seen } from '../support/conversation.ts'

/**
 * What comes to members without their having asked, and what they say to it, told once and held true at
 * every door. It is Monday 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function promptsContract(name: string, openDoor: OpenDoorFor): void {
  describe(`prompts: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam } = at

    /** What the schedule would send Robin now, in a direct message. */
    async function gets(kind: DeliveryKind, about: string, tone: PromptTone = 'daily') {
      const { store } = at.kept
      const now = () => at.clock.now()
      const unused = async () => ({ sent: false, why: 'gone' }) as const
      const messenger = {
        send: unused,
        update: unused,
        remove: unused,
        sees: async () => false,
        standing: async () => null,
        turns: () => 1,
      }
      const speaker = await turnTo(store, at.door.account('Robin'), now())
      const house = { store, messenger, now }
      const owed = speaker && (await composer(house).delivery(speaker, { kind, about }, tone))
      if (!owed) throw new Error('there is nothing to say')
      return at.door.brings('Robin', owed)
    }
    const prompt = (tone?: PromptTone) => gets('prompt', '2026-03-02', tone)
    const buttonsOf = (seen: Seen): readonly string[] => (seen.kind === 'card' ? seen.buttons : [])

    describe('that come once a day', () => {
      beforeEach(async () => {
        await robin().says('/settings prompt:20:00')
        await robin().says('/goal set do Walk')
        await robin().says('/goal set target amount:300 unit:pages Read')
        at.clock.pass({ hours: 1 })
      })

      it('are answered in the message itself, in two taps at most', async () => {
        const came = await prompt()
        expect(readOf(came)).toContain('Check-in for Monday 2 March\nWhenever you are ready.\nWalk')
        expect(buttonsOf(came).slice(-4)).toEqual([
          ...['In 1 hour', 'In 3 hours', 'Not today', 'Pause'],
        ])

        const walked = await robin().clicks('Partly')
        expect(readOf(walked)).toContain('Check-in for Monday 2 March\nWalk: partly')
        expect(walked).toMatchObject({ chosen: ['Partly'] })
        expect(buttonsOf(walked)).toContain('Not today')
        await robin().clicks('Add the number')
        const all = await robin().fills({ 'How many? (pages)': '12' })

        expect(readOf(all)).toContain('Walk: partly')
        expect(readOf(all)).toContain('Read: 12 pages')
        expect(readOf(all)).toContain('Thank you for checking in.')
        // It is the very message that came: nothing they see asks any more.
        expect(() => robin().idOf('Not today')).toThrow()
        expect(await at.everybody()).toEqual([[], [], []])
      })

      it('take a number once more in their form when it cannot be read', async () => {
        await prompt()
        await robin().clicks('Add the number')
        const again = await robin().fills({ 'How many? (pages)': '-3' })
        expect(again).toMatchObject({ kind: 'form', fields: { 'How many? (pages)': '-3' } })

        const kept = await robin().fills({ 'How many? (pages)': '3' })
        expect(readOf(kept)).toContain('Check-in for Monday 2 March')
        expect(readOf(kept)).toContain('Read: 3 pages')
      })

      it('take a note, and stay what they are', async () => {
        await prompt()
        await robin().clicks('Done')
        await robin().clicks('Add a note')
        const kept = await robin().fills({ 'Anything you want to remember': 'by the sea' })

        expect(readOf(kept)).toContain('Check-in for Monday 2 March\nWalk: done, with a note')
        expect(buttonsOf(kept)).toContain('In 1 hour')
      })

      it('know their date when they are old, and keep nothing once it has closed', async () => {
        await prompt()
        at.clock.set('2026-03-04T18:00Z')
        await at.door.restart()
        expect(readOf(await robin().clicks('Done'))).toContain(
          'Check-in for Monday 2 March\nWalk: done',
        )
        expect(readOf(await robin().says('/checkin'))).toContain('Check-in for today\nWalk\n')

        await prompt()
        at.clock.set('2026-03-05T18:00Z')
        expect(readOf(await robin().clicks('Partly'))).toContain(
          'That day can no longer be answered.',
        )
        await prompt()
        expect(readOf(await robin().clicks('In 1 hour'))).toContain('can no longer be answered')
      })

      it('come back later, and whatever was chosen last counts', async () => {
        await prompt()
        const one = await robin().clicks('In 1 hour')
        expect(readOf(one)).toContain('Check-in for Monday 2 March\nI will come back at 21:00.')
        const three = await robin().clicks('In 3 hours')
        expect(readOf(three)).toContain('I will come back at 23:00.')
        await robin().repeats()

        expect(readOf(await gets('later', '2026-03-02 2026-03-02T22:00:00Z'))).toContain(
          'You asked me to come back.',
        )
      })

      it('can be let be for the day, and the day stays open', async () => {
        await prompt()
        const letBe = await robin().clicks('Not today')
        expect(readOf(letBe)).toBe(
          'All right\nI will not ask about Monday 2 March again. Your check-in is open when you want it.',
        )
        await robin().repeats()

        expect(readOf(await robin().clicks('Check in'))).toContain('Check-in for today\nWalk')
        expect(readOf(await robin().clicks('Done'))).toContain('Walk: done')
      })

      it('rest as long as is wanted, and nobody asks why', async () => {
        await prompt()
        const asked = await robin().clicks('Pause')
        expect(readOf(asked)).toContain('How long shall everything rest?')
        expect(readOf(await robin().clicks('No pause'))).toContain('Check-in for Monday 2 March')
        await robin().clicks('Pause')
        const paused = await robin().clicks('For a week')

        expect(readOf(paused)).toContain('Everything is paused. The last day is Sunday 8 March.')
        expect(readOf(await robin().says('/pause'))).toContain('Sunday 8 March')
      })

      it('ask at last whether to stop, and stop in one tap', async () => {
        const last = await prompt('last')
        expect(readOf(last)).toContain('Shall I stop asking?')
        expect(readOf(await robin().clicks('Keep asking'))).toContain(
          'I will keep asking, at 20:00.',
        )
        await prompt('last')
        const stopped = await robin().clicks('Stop asking')
        expect(readOf(stopped)).toContain('I will not ask any more\nYour goals and your days stay')
        expect(readOf(await robin().repeats())).toContain('I will not ask any more')
        expect(readOf(await robin().says('/settings'))).toContain('off')

        await robin().clicks('Ask me again')
        expect(readOf(await robin().says('/settings'))).toContain('20:00')
      })

      it('remind once, in one line, and are put off in one tap', async () => {
        at.clock.set('2026-03-04T18:00Z')
        const nudge = await gets('nudge', '2026-03-02')
        expect(readOf(nudge)).toMatch(/^The check-in for Monday 2 March is still open, if you/)
        expect(readOf(await robin().clicks('Done'))).toContain(
          'is still open, if you want it.\nWalk: done',
        )
        expect(readOf(await robin().clicks('Not now'))).toContain('All right')
      })
    })

    it('come only to who said yes, by their own clock', async () => {
      const set = await robin().says('/goal set do Walk')
      expect(readOf(set)).toContain('If you like, I can ask you once a day.')
      expect(await robin().says('/goal set do Read')).toMatchObject({
        buttons: expect.not.arrayContaining(['Ask me once a day']),
      })
      const offer = await robin().clicks('Ask me once a day')
      expect(readOf(offer)).toContain('Shall I ask you once a day?')
      expect(readOf(offer)).toContain('by your own clock: Europe/Berlin, where it is 19:00.')
      expect(buttonsOf(offer)).toEqual(['Yes, at 20:00', 'Another time', 'No, thank you'])

      const yes = await robin().clicks('Yes, at 20:00')
      expect(readOf(yes)).toContain('I will ask you at 20:00')
      await robin().repeats()
      await robin().clicks('Another time')
      const wrong = await robin().fills({ 'When would you like to be asked?': 'at dawn' })
      expect(readOf(wrong)).toContain('I could not read “at dawn” as a time.')
      const other = await robin().fills({ 'When would you like to be asked?': '7 am' })
      expect(readOf(other)).toContain('I will ask you at 07:00')
      expect(readOf(await robin().says('/settings'))).toContain('07:00')
    })

    it('never come to who says no', async () => {
      await robin().says('/goal set do Walk')
      await robin().clicks('Ask me once a day')
      expect(readOf(await robin().clicks('No, thank you'))).toContain('All right, I will not ask')

      const { schedule, people } = at.kept.store
      const known = await people.byAccount(at.door.account('Robin'))
      expect(known?.person.promptTime).toBeNull()
      at.clock.pass({ days: 3 })
      expect((await schedule.overdue(at.clock.now())).count).toBe(0)
    })

    it('are asked for on joining, and a first goal is one tap away', async () => {
      const known = await at.kept.store.people.byAccount(at.door.account('Sam'))
      const join = { name: 'group.join', params: [known?.memberships[0]?.group.id ?? ''] }
      const welcome = card('Join', buttons(button('Join', join)))
      await at.door.brings('Sam', welcome)

      const joined = await sam().clicks('Join')
      expect(readOf(joined)).toContain('You are in Morning circle.')
      expect(readOf(joined)).toContain('Shall I ask you once a day?')
      expect(buttonsOf(joined)).toEqual([
        ...['Yes, at 20:00', 'Another time', 'No, thank you'],
        ...['Say hello for me', 'Leave the group'],
      ])
      const asked = await sam().clicks('Yes, at 20:00')
      expect(readOf(asked)).toContain('I will ask you at 20:00')
      expect(readOf(await sam().clicks('Set a goal'))).toContain('What kind of goal')

      await at.door.brings('Sam', welcome)
      expect(readOf(await sam().clicks('Join'))).not.toContain('Shall I ask you')
    })

    it('bring what else may come as settings that a stranger understands', async () => {
      const shown = readOf(await robin().says('/settings'))
      expect(shown).toContain('22:00 to 08:00; only your daily prompt comes then')
      expect(shown).toContain('nothing in the group’s channel')
      expect(shown).toContain('nobody is told')

      expect(await robin().clicks('What may come')).toMatchObject({
        title: 'What may come',
        fields: { 'Quiet hours': '22:00-08:00' },
      })
      const wrong = await robin().fills({ 'Quiet hours': 'at night' })
      expect(wrong).toMatchObject({
        fields: { 'Quiet hours': 'at night' },
        problems: { 'Quiet hours': expect.stringContaining('“at night” as hours') },
      })
      const saved = readOf(
        await robin().fills({
          'One reminder while a day is open': 'Yes',
          'Quiet hours': '9 pm to 7 am',
          'A short line in the group’s channel': 'Yes',
          'Tell my buddy if I go quiet': 'Yes',
        }),
      )
      expect(saved).toContain('one, while a day is still open')
      expect(saved).toContain('21:00 to 07:00')
      expect(saved).toContain('a short line in the group’s channel')
      expect(saved).toContain('your buddy may be told')

      const changed = readOf(await robin().says('/settings nudge:off quiet:off buddy:off'))
      expect(changed).toContain('a short line in the group’s channel')
      expect(changed).toContain('nobody is told')
      expect(changed).not.toContain('21:00')
      expect(changed).not.toContain('one, while a day')
      expect(readOf(await robin().says('/settings quiet:22-22'))).toContain(
        'I could not read “22-22” as hours.',
      )
      expect(readOf(await sam().says('/settings'))).toContain('22:00 to 08:00')
    })

    it('ask how somebody is after a setback, only if they want it', async () => {
      await robin().says('/goal set abstain start:2026-02-01 No sugar')
      await robin().says('/restart')
      for (const label of ['Yes', 'Not now', 'Not now', 'Not now', 'Nobody'])
        await robin().clicks(label)
      const end = await robin().clicks('Today, Monday 2 March')
      expect(readOf(end)).toContain('Shall I ask how you are tomorrow?')
      const declined = await robin().clicks('No')
      expect(readOf(declined)).not.toContain('Shall I ask')

      await robin().clicks('Look back at it')
      const asked = await robin().clicks('Ask me tomorrow')
      expect(readOf(asked)).toContain('I will ask how you are on Tuesday 3 March, at 19:00.')
      expect(readOf(await robin().repeats())).toContain('on Tuesday 3 March, at 19:00.')
      const not = await robin().clicks('Do not ask me')
      expect(readOf(not)).not.toContain('I will ask')
      at.clock.pass({ days: 2 })
      await robin().clicks('Look back')
      expect(await robin().chooses('Monday 2 March: No sugar')).toMatchObject({
        buttons: expect.not.arrayContaining(['Ask me tomorrow']),
      })
    })

    it('are asked at the end of telling, too, and can be called off there', async () => {
      await robin().says('/goal set abstain start:2026-02-01 No sugar')
      await robin().says('/restart')
      for (const label of ['Yes', 'Not now', 'Not now', 'Not now', 'Nobody'])
        await robin().clicks(label)
      await robin().clicks('Today, Monday 2 March')
      const asked = await robin().clicks('Yes, ask me')
      expect(readOf(asked)).toContain('Thank you for taking this time')
      expect(readOf(asked)).toContain('I will ask how you are on Tuesday 3 March, at 19:00.')

      expect(readOf(await robin().clicks('Do not ask me'))).not.toContain('I will ask')
    })
  })
}
