import { describe, expect, it } from 'vitest'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, readOf, type Seen } from '../support/conversation.ts'

/**
 * What is said about linking, told once and held true at every door. It is Monday 2 March 2026, 19:00 in
 * Berlin. Two accounts of one door can be one person, too.
 */
export function linkingContract(name: string, openDoor: OpenDoorFor): void {
  describe(`linking: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam, noor } = at

    const codeIn = (seen: Seen): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(readOf(seen))?.[0] ?? ''
    const link = async () => {
      await sam().says(`/link ${codeIn(await robin().says('/link'))}`)
      return sam().clicks('Both are mine: link them')
    }

    it('makes two accounts one, after it has been seen what that means', async () => {
      await robin().says('/goal set do Walk')
      await sam().says('/goal set do Read')
      const code = codeIn(await robin().says('/link'))
      expect(code).not.toBe('')

      const preview = await sam().says(`/link ${code.toLowerCase().replace('-', ' ')}`)
      expect(readOf(preview)).toContain('Robin')
      expect(readOf(preview)).toContain('Go on only if that account is yours.')
      const done = await sam().clicks('Both are mine: link them')

      expect(readOf(done)).toContain('Your accounts are linked')
      await sam().says('/checkin Walk done')
      expect(readOf(await robin().says('/checkin'))).toContain('Walk: done')
      expect(readOf(await robin().says('/checkin'))).toContain('Read')
      expect(await at.everybody()).toEqual([[], [], []])
    })

    it('happens once, however often the button is used', async () => {
      await link()

      expect(readOf(await sam().repeats())).toContain('I don’t know that code')
      expect(readOf(await sam().says('/link'))).toContain('Your accounts')
    })

    it('lets an account go again, with everything left behind', async () => {
      await robin().says('/goal set do Walk')
      await link()
      const list = await robin().says('/link')
      const unlink = list.kind === 'card' ? list.buttons.find((one) => one.includes('Sam')) : null

      await robin().clicks(unlink ?? '')
      const done = await robin().clicks('Unlink it')

      expect(readOf(done)).toContain('is no longer linked')
      expect(readOf(await sam().says('/goal list'))).toContain('You have no open goals.')
      expect(readOf(await robin().says('/goal list'))).toContain('Walk')
    })

    it('lets nobody else’s account go', async () => {
      await link()
      const list = await robin().says('/link')
      const unlink = list.kind === 'card' ? list.buttons.find((one) => one.includes('Sam')) : null
      const id = robin().idOf(unlink ?? '')

      expect(readOf(await noor().forges(id))).toContain('That account is not linked with yours')
    })

    it('gives a moderator a code for the group, and nobody else', async () => {
      expect(codeIn(await noor().says('/group link'))).not.toBe('')
      expect(readOf(await robin().says('/group link'))).toContain('Only moderators')
      expect(readOf(await noor().says('/group unlink'))).toContain('This is the only channel')
    })

    it('says what is wrong with a code', async () => {
      const code = codeIn(await robin().says('/link'))

      expect(readOf(await robin().says(`/link ${code}`))).toContain('That code is your own')
      expect(readOf(await sam().says('/link hello'))).toContain('I could not read that as a code')
      at.clock.pass({ minutes: 11 })
      expect(readOf(await sam().says(`/link ${code}`))).toContain('That code is too old')
    })
  })
}
