import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf } from '../support/conversation.ts'
import { addGoal } from '../support/household.ts'

/**
 * How moderators change a group and look after it, told at every door. Noor moderates Morning circle,
 * together with whom a story names. It is Monday 2 March 2026, 19:00 in Berlin.
 */
export function groupSettingsContract(name: string, openDoor: OpenDoorFor): void {
  describe(`group settings: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { kept, robin, sam, noor, everybody } = at

    const known = async (who: 'Robin' | 'Sam' | 'Noor') => {
      const found = await kept.store.people.byAccount(at.door.account(who))
      const [membership] = found?.memberships ?? []
      if (!found || !membership) throw new Error(`${who} is in no group`)
      return { person: found.person, group: membership.group, role: membership.role }
    }
    const setRole = async (who: 'Robin' | 'Noor', role: 'member' | 'moderator') => {
      const { person, group } = await known(who)
      await kept.store.groups.join(person.id, group.id, role, at.clock.now())
    }
    const group = async () => (await known('Noor')).group

    it('show everything, and are changed, undone once, and recorded', async () => {
      const card = await noor().says('/group settings')
      expect(readOf(card)).toContain('Morning circle')
      expect(readOf(card)).toContain('this channel')
      expect(readOf(card)).toContain('offered at 20:00, on each member’s own clock')
      expect(readOf(card)).toContain('What is said here stays here.')
      expect(card).toMatchObject({ buttons: expect.not.arrayContaining(['Undo']) })

      const form = await noor().clicks('Days and times')
      expect(form).toMatchObject({
        fields: {
          'Its time zone': 'Europe/Berlin',
          'Languages that are spoken': 'English',
          'Days before today that stay open': '2',
        },
      })
      const saved = await noor().fills({
        'Its time zone': 'Lisbon',
        'The time offered for the daily prompt': '7 am',
        'Languages that are spoken': 'German, en',
        'Days before today that stay open': '5',
      })
      await noor().repeats()

      expect(readOf(saved)).toContain('Europe/Lisbon')
      expect(readOf(saved)).toContain('offered at 07:00')
      expect(readOf(saved)).toContain('German, English')
      expect(readOf(saved)).toContain('today and 5 days before')
      const { version } = await group()
      expect(version).toBe(1)

      at.clock.pass({ minutes: 1 })
      const undone = await noor().clicks('Undo')
      expect(readOf(undone)).toContain('That is undone')
      expect(readOf(undone)).toContain('Europe/Berlin')
      expect(readOf(await noor().repeats())).toBe(
        'That was undone already. Nothing more was changed.',
      )

      const record = readOf(await noor().says('/group record'))
      const what = 'the time zone, the prompt time, the languages and how many days stay open'
      expect(record).toContain(`Noor changed ${what}.`)
      expect(record.indexOf('undid')).toBeLessThan(record.indexOf('Noor changed'))
      expect(await everybody()).toEqual([[], [], []])
    })

    it('come back with what was typed where it cannot be read', async () => {
      await noor().says('/group settings')
      await noor().clicks('Days and times')
      for (const [field, typed, sentence] of [
        ['Its time zone', 'Atlantis', 'I know no time zone called “Atlantis”'],
        ['The time offered for the daily prompt', 'late', 'I could not read “late” as a time'],
        ['Languages that are spoken', 'English, Elvish', 'I could not read “English, Elvish”'],
        ['Days before today that stay open', '31', 'a whole number from 0 to 30'],
      ] as const) {
        const again = await noor().fills({ ...shownNow, [field]: typed })
        expect(again).toMatchObject({
          fields: { [field]: typed },
          problems: { [field]: expect.stringContaining(sentence) },
        })
      }

      expect(readOf(await noor().fills(shownNow))).toContain('Saved')
      expect(await group()).toMatchObject({ version: 0, zone: 'Europe/Berlin' })
    })

    it('tell a moderator kindly what another one changed meanwhile', async () => {
      await setRole('Robin', 'moderator')
      await noor().says('/group settings')
      await noor().clicks('Name and kind')
      await robin().says('/group settings')
      await robin().clicks('Name and kind')
      await robin().fills({ 'The group’s name': 'Evening circle' })

      const told = await noor().fills({ 'The group’s name': 'Midday circle' })

      expect(readOf(told)).toContain('This stands there now:')
      expect(readOf(told)).toContain('Evening circle')
      expect(await group()).toMatchObject({ name: 'Evening circle' })
      const again = await noor().clicks('See what I typed')
      expect(again).toMatchObject({ fields: { 'The group’s name': 'Midday circle' } })
      expect(readOf(await noor().fills({}))).toContain('Midday circle')
      expect(await group()).toMatchObject({ name: 'Midday circle', version: 2 })
      expect(readOf(await robin().clicks('Undo'))).toBe(
        'The group was changed again since, so this can’t be undone by itself. Nothing was changed.',
      )
    })

    it('do not let a second look at the form hide what another one changed', async () => {
      await setRole('Robin', 'moderator')
      await noor().says('/group settings')
      await noor().clicks('Days and times')
      await robin().says('/group settings')
      await robin().clicks('Days and times')
      await robin().fills({ 'Days before today that stay open': '9' })
      await noor().fills({ ...shownNow, 'Its time zone': 'Atlantis' })

      const told = await noor().fills({ ...shownNow, 'Its time zone': 'Lisbon' })

      expect(readOf(told)).toContain('today and 9 days before')
      expect(await group()).toMatchObject({ zone: 'Europe/Berlin', backfillDays: 9 })
    })

    it('hold the milestones of two that change them at once', async () => {
      await setRole('Robin', 'moderator')
      await noor().says('/group milestones')
      await noor().clicks('Edit the list')
      await robin().says('/group milestones')
      await robin().clicks('The twelve-step list')

      const told = await noor().fills({ Days: '3, 5' })

      expect(readOf(told)).toContain('1, 30, 60, 90')
      expect(await noor().clicks('See what I typed')).toMatchObject({ fields: { Days: '3, 5' } })
      expect(readOf(await noor().fills({}))).toContain('3, 5')
    })

    it('save nothing for who was a moderator when the form opened', async () => {
      await noor().says('/group settings')
      await noor().clicks('Name and kind')
      await setRole('Noor', 'member')
      const refused = await noor().fills({ 'The group’s name': 'Mine' })
      await setRole('Noor', 'moderator')

      // On the local page she manages the place, too.
      const isManager = at.door.account('Noor').door === 'web'
      const words = 'Only moderators of the group can do that. Nothing was changed.'
      if (!isManager) expect(readOf(refused)).toBe(words)
      expect((await group()).name).toBe(isManager ? 'Mine' : 'Morning circle')
    })

    it('are no member’s to see or to change', async () => {
      await noor().says('/group settings')
      const ids = ['Name and kind', 'Days and times', 'Guidelines', 'Milestones'].map((label) =>
        noor().idOf(label),
      )
      await noor().says('/group mute')
      ids.push(noor().idOf('Post here again'))
      const words = 'Only moderators of the group can do that. Nothing was changed.'

      for (const id of ids) expect(readOf(await sam().forges(id))).toBe(words)
      for (const line of ['settings', 'moderators', 'mute', 'unmute', 'record', 'milestones'])
        expect(readOf(await sam().says(`/group ${line}`))).toBe(words)
      expect(readOf(await sam().says('/group appoint @robin'))).toContain(
        'Only those who manage this place can do that.',
      )
    })

    it('hold the guidelines, which anyone can read, and the usual ones come back', async () => {
      await noor().says('/group settings')
      await noor().clicks('Guidelines')
      const field = 'What members agree to, one guideline a line'
      await noor().fills({ [field]: 'Bring biscuits.\nBe kind.' })

      const shown = await sam().says('/group about')
      const about = readOf(shown)
      expect(about).toContain('Bring biscuits.\nBe kind.')
      expect(about).toContain('It is moderated by Noor, those who manage this place.')
      expect(shown).toMatchObject({ buttons: ['Leave the group'] })

      await noor().says('/group settings')
      await noor().clicks('Guidelines')
      await noor().fills({ [field]: '' })
      expect((await group()).guidelines).toBeNull()
      expect(readOf(await sam().says('/group about'))).toContain('What is said here stays here.')
    })

    it('decide at what time a new member is offered the prompt', async () => {
      await noor().says('/group settings')
      await noor().clicks('Days and times')
      await noor().fills({ 'The time offered for the daily prompt': '06:30' })

      await robin().says('/goal set do Walk')
      const offer = await robin().clicks('Ask me once a day')

      expect(offer).toMatchObject({ buttons: expect.arrayContaining(['Yes, at 06:30']) })
    })

    it('have the members’ days worked out anew', async () => {
      const { person } = await known('Sam')
      await addGoal(kept.store, person)
      await noor().says('/group settings')
      await noor().clicks('Days and times')
      await noor().fills({ 'The week begins on': '7' })

      const due = await kept.database.prisma.due.findMany({ where: { kind: 'replan' } })

      expect(due.map(({ personId }) => personId)).toContain(person.id)
      expect(await group()).toMatchObject({ firstWeekday: 7 })
    })

    it('include the milestones, which are undone in the same way', async () => {
      await noor().says('/group settings')
      expect(readOf(await noor().clicks('Milestones'))).toContain('1, 7, 30, 60, 90')
      const saved = await noor().clicks('The twelve-step list')
      expect(readOf(saved)).toContain('1, 30, 60, 90')

      await noor().clicks('Undo')

      expect((await group()).milestones).toBeNull()
      expect(readOf(await noor().says('/group record'))).toContain('Noor changed the milestones.')
    })

    it('mute the channel and not the answers, and end that', async () => {
      expect(readOf(await noor().says('/group mute'))).toContain('Private answers still work.')
      const { id } = await group()
      expect(await kept.store.groups.postsIn(id)).toEqual([])
      expect(await kept.store.groups.channels(id)).toHaveLength(1)
      expect(readOf(await noor().says('/group settings'))).toContain(
        'this channel (nothing is posted there for now)',
      )
      expect(readOf(await sam().says('/guide'))).toContain('Alongside')

      await noor().clicks('Post here again')

      expect(await kept.store.groups.postsIn(id)).toHaveLength(1)
      const record = readOf(await noor().says('/group record'))
      expect(record).toContain('Noor muted me in a channel.')
      expect(record).toContain('Noor let me post in a channel again.')
      expect(await everybody()).toEqual([[], [], []])
    })

    it('let moderators step down with one tap, and say what follows from the last', async () => {
      await setRole('Robin', 'moderator')
      const card = await robin().says('/group moderators')
      expect(readOf(card)).toContain('Robin')
      expect(readOf(card)).toContain('Noor')

      const first = await robin().clicks('Step down')
      expect(readOf(first)).toBe(
        'You are no longer a moderator of Morning circle. Thank you for looking after it.',
      )
      expect(await known('Robin')).toMatchObject({ role: 'member' })
      await noor().says('/group moderators')
      const last = await noor().clicks('Step down')

      expect(readOf(last)).toContain('Those who manage the place can still appoint others.')
      expect(await known('Noor')).toMatchObject({ role: 'member' })
      expect(await everybody()).toEqual([[], [], []])
    })

    it('keep a record of many pages', async () => {
      for (let turn = 0; turn < 6; turn++) {
        await noor().says('/group mute')
        await noor().says('/group unmute')
      }

      const first = await noor().says('/group record')
      expect(readOf(first).match(/in a channel/g)).toHaveLength(10)
      const second = await noor().clicks('More')

      expect(readOf(second).match(/in a channel/g)).toHaveLength(2)
      expect(second).toMatchObject({ buttons: ['Back to the first'] })
    })
  })
}

/** What stands in the form of the days at first, as it is sent. */
const shownNow: Readonly<Record<string, string>> = {
  'Its time zone': 'Europe/Berlin',
  'The time offered for the daily prompt': '20:00',
  'Languages that are spoken': 'English',
  'Days before today that stay open': '2',
}
