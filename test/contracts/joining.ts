import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Talker } from '../support/conversation.ts'

/**
 * Coming to a group and leaving it, and what somebody does who is troubled by a post, told once and held
 * true at every door. Robin and Sam are members, and Noor moderates.
 */
export function joiningContract(name: string, openDoor: OpenDoorFor): void {
  describe(`joining: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam, noor } = at

    const idOf = async (who: 'Robin' | 'Sam' | 'Noor') => {
      const known = await at.kept.store.people.byAccount(at.door.account(who))
      if (!known) throw new Error(`nobody knows ${who}`)
      return known.person.id
    }
    const consentsOf = async (who: 'Robin' | 'Sam') => at.kept.store.consents.of(await idOf(who))
    /** Everybody reads the same. */
    const channel = async () => (await at.everybody())[0] ?? []

    it('shows what is agreed to, and keeps those words with the time', async () => {
      const left = await robin().says('/group leave')
      expect(readOf(left)).toContain('You have left Morning circle.')
      expect(readOf(left)).toContain('Nobody was told.')
      const asked = readOf(await robin().clicks('Join again'))
      expect(asked).toContain('What I keep:')
      expect(asked).toContain('Who sees it:')
      expect(asked).toContain('Leaving: one tap')
      expect(asked).toContain('What is said here stays here.')
      expect(await consentsOf('Robin')).toEqual([])

      const joined = await robin().clicks('I agree and join')

      expect(readOf(joined)).toContain('You are in Morning circle.')
      const [consent] = await consentsOf('Robin')
      expect(consent).toMatchObject({ leftAt: null })
      expect(consent?.agreedAt.toString()).toMatch(/^2026-03-02T18:00/)
      for (const line of consent?.words.split('\n') ?? []) expect(asked).toContain(line)
      expect(await channel()).toEqual([])
    })

    it('lets somebody think about it, and takes a second click for the first', async () => {
      await robin().says('/group leave')
      await robin().clicks('Join again')
      expect(readOf(await robin().clicks('Not now'))).toContain('You have not joined.')
      expect(readOf(await robin().says('/group leave'))).toContain(
        'Only members of the group can do that.',
      )
      expect(await consentsOf('Robin')).toEqual([])
    })

    it('keeps one agreement of two clicks, and another of each new coming', async () => {
      for (const count of [1, 2]) {
        await sam().says('/group leave')
        await sam().clicks('Join again')
        await sam().clicks('I agree and join')
        await sam().repeats()
        expect(await consentsOf('Sam')).toHaveLength(count)
        at.clock.pass({ hours: 1 })
      }

      const consents = await consentsOf('Sam')
      expect(consents.map(({ leftAt }) => leftAt !== null)).toEqual([true, false])
    })

    it('greets a newcomer by name only when they say so, and takes it away with them', async () => {
      await comesBack(robin())
      expect(await channel()).toEqual([])
      expect(readOf(await robin().clicks('Say hello for me'))).toBe(
        'The group knows that you are here.',
      )
      expect(readOf(await robin().clicks('Say hello for me'))).toContain('already')
      const [hello, ...others] = await channel()
      expect(hello).toContain('Robin is new here and would welcome a hello.')
      expect(others).toEqual([])

      expect(readOf(await robin().clicks('Say welcome'))).toBe(
        'That is your own hello. Others can answer it.',
      )
      expect(readOf(await sam().clicks('Say welcome'))).toContain('I have told them, in private')
      expect(readOf(await sam().clicks('Say welcome'))).toContain('already')
      expect(readOf(await noor().clicks('Say welcome'))).toContain('I have told them, in private')
      expect(await channel()).toEqual([hello])

      await robin().says('/group leave')
      expect(await channel()).toEqual([])
    })

    it('leaves in one tap from the card that welcomed them, and only once', async () => {
      await robin().says('/goal set do Walk')
      await comesBack(robin())
      const left = await robin().clicks('Leave the group')
      expect(readOf(left)).toContain('Your goals, your days and your notes are all still yours.')
      expect(readOf(await robin().repeats())).not.toContain('went wrong')

      expect(readOf(await robin().says('/goal list'))).toContain('Walk')
      const known = await at.kept.store.people.byAccount(at.door.account('Robin'))
      expect(known?.memberships).toEqual([])
    })

    it('tells a last moderator who can appoint others', async () => {
      const left = readOf(await noor().says('/group leave'))

      expect(left).toContain('You are no moderator of it any more.')
      expect(left).toContain('Those who manage this place can appoint others.')
    })

    it('has moderators look at a post without learning who asked', async () => {
      await shares(robin())
      expect(await sam().clicks('Report')).toMatchObject({
        title: 'Report a post',
        fields: { 'What should the moderators know?': '' },
      })
      const thanks = await sam().fills({ 'What should the moderators know?': 'It worries me.' })
      expect(readOf(thanks)).toBe('The moderators will look at it. Nobody learns that it was you.')

      const seen = readOf(await noor().clicks('Have a look'))
      expect(seen).toContain('Robin shared a check-in')
      expect(seen).toContain('It worries me.')
      expect(seen).not.toContain('Sam')
      expect(readOf(await sam().says('/group concerns'))).toContain(
        'Only moderators of the group can do that.',
      )
      expect(readOf(await noor().clicks('Take it down'))).toContain(
        'It is taken down, and its author has been told in private.',
      )
      expect(await channel()).toEqual([])
      expect(readOf(await noor().repeats())).toContain('has looked at it already')
    })

    it('leaves a post that moderators find right, and shows the next', async () => {
      await shares(robin())
      await shares(sam())
      for (const who of [robin(), noor()]) {
        await who.clicks('Report')
        await who.fills({})
      }
      const listed = readOf(await noor().says('/group concerns'))
      expect(listed).toContain('Sam shared a check-in')
      expect(listed.split('Sam shared')).toHaveLength(2)

      expect(readOf(await noor().clicks('Leave it'))).toContain('There is nothing to look at.')
      expect(await channel()).toHaveLength(2)
    })

    async function comesBack(who: Talker): Promise<void> {
      await who.says('/group leave')
      await who.clicks('Join again')
      await who.clicks('I agree and join')
    }

    /** A check-in of a goal that counts in the group. */
    async function shares(who: Talker): Promise<void> {
      await who.says('/goal set do Walk')
      await who.clicks('Let it count in Morning circle')
      await who.clicks('Let it count')
      await who.says('/checkin')
      await who.clicks('Done')
      await who.clicks('Share')
      await who.clicks('Share it')
    }
  })
}
