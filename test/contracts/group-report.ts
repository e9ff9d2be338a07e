import { describe, expect, it } from 'vitest'
import { idForAct } from '#app/once.ts'
import { asId, type GoalId, type PersonId } from '#domain/id.ts'
import { atTheDoor } from '../support/at-the-door.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { type OpenDoorFor, readOf } from '../support/conversation.ts'
import { addGoal, aPerson } from '../support/household.ts'

/**
 * What a moderator reads about how the group is doing, told once and held true at every door. It is Monday
 * 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function groupReportContract(name: string, openDoor: OpenDoorFor): void {
  describe(`the report of a group: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, noor } = at

    /** So many more members who check in on this day. */
    async function active(people: number, on: string): Promise<void> {
      const { store } = at.kept
      const group = (await store.people.byAccount(at.door.account('Noor')))?.memberships[0]?.group
      if (!group) throw new Error('Noor moderates a group')
      for (let nth = 0; nth < people; nth++) {
        const id = (what: string) => idForAct(`${nth}`, on, what)
        const person = aPerson({ id: asId<PersonId>(id('person')) })
        const key = { door: 'web', tenant: 'elsewhere', externalId: `${nth} ${on}` } as const
        await store.people.add({ key, name: `Person ${nth}`, person, at: at.clock.now() })
        await store.groups.join(person.id, group.id, 'member', at.clock.now())
        const goal = await addGoal(store, person, { id: asId<GoalId>(id('goal')) })
        await store.goals.share(goal.id, group.id, at.clock.now())
        const said = { goalId: goal.id, on: date(on), at: instant(`${on}T18:30Z`) }
        await store.checkIns.put(aCheckIn(said))
      }
    }

    it('tells moderators how the week before went and this one goes, and nobody in it', async () => {
      await noor().says('/guide')
      await active(17, '2026-03-04')
      at.clock.pass({ days: 7 })

      const report = readOf(await noor().says('/group report'))

      expect(report).toContain('Week from Monday 2 March to Sunday 8 March')
      expect(report).toContain('This week so far, from Monday 9 March')
      expect(report).toMatch(/People who checked in:?\s+15 or more/)
      expect(report).toMatch(/Days that were answered:?\s+about 15 %/)
      expect(report).toMatch(/Milestones shared here:?\s+too few to show/)
      expect(report).toContain('Nobody can be recognised in them.')
      expect(report).not.toContain('Person')
      expect(await robin().channel()).toEqual(await noor().channel())
    })

    it('says nothing of a group in which fewer than five checked in', async () => {
      await noor().says('/guide')
      await active(4, '2026-03-02')

      const report = readOf(await noor().says('/group report'))

      expect(report).toMatch(/People who checked in:?\s+too few to show/)
      expect(report).toMatch(/Days that were answered:?\s+too few to show/)
    })

    it('gives a link to the dashboard, for them alone', async () => {
      const report = readOf(await noor().says('/group report'))

      expect(report).toContain('The dashboard')
      expect(report).toContain('works once, within 15 minutes')
      const entries = await at.kept.database.prisma.webEntry.findMany()
      expect(entries).toMatchObject([{ kind: 'link', ...at.door.account('Noor') }])
    })

    it('is for moderators', async () => {
      expect(readOf(await robin().says('/group report'))).toContain('Only moderators of the group')
    })

    it('comes each week until they stop it, and again once they want it', async () => {
      await noor().says('/group report')

      const stopped = readOf(await noor().clicks('Stop the weekly report'))
      const due = () => at.kept.database.prisma.due.findMany({ where: { kind: 'group_report' } })

      expect(stopped).toContain('will not come any more')
      expect(await due()).toEqual([])
      const again = readOf(await noor().clicks('Send it every week'))
      expect(again).toContain('once a week, on Monday morning')
      expect((await due()).map(({ at }) => at.toISOString())).toEqual(['2026-03-09T08:00:00.000Z'])
      expect(await noor().says('/group report')).toMatchObject({
        buttons: expect.arrayContaining(['Stop the weekly report']),
      })
    })
  })
}
