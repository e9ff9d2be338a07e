import { describe, expect, it } from 'vitest'
import { turnTo } from '#app/meet-person.ts'
import type { Card } from '#chat/card.ts'
import { composer, groupGoalComposer } from '#commands'
import { createLiveCards } from '../../src/schedule/live-cards.ts'
import { atTheDoor } from '../support/at-the-door.ts'
import { type OpenDoorFor, type PersonName, readOf } from '../support/conversation.ts'

const members = ['Robin', 'Sam', 'Ida', 'Jun', 'Tomas'] as const

/**
 * A goal that a group reaches together, from the moderator's first word to the last question, told once and
 * held true at every door. It is Monday 2 March 2026, 19:00 in Berlin, where the group is at home.
 */
export function groupGoalsContract(name: string, openDoor: OpenDoorFor): void {
  describe(`group goals: ${name}`, () => {
    const at = atTheDoor(openDoor)
    const { robin, sam, noor } = at
    const person = (who: PersonName) => at.door.person(who)
    const channel = () => robin().channel()

    /** What a worker does every few seconds. Each time is late enough for a card to change again. */
    async function look(): Promise<void> {
      at.clock.pass({ seconds: 15 })
      const bugs: unknown[] = []
      await createLiveCards({
        store: at.kept.store,
        messenger: at.door.messenger,
        compose: groupGoalComposer,
        now: () => at.clock.now(),
        onBug: (error) => bugs.push(error),
      })()
      expect(bugs).toEqual([])
    }

    async function starts(values: Readonly<Record<string, string>>): Promise<void> {
      await noor().says('/group goal')
      await noor().clicks('My own')
      await noor().fills(values)
      await noor().clicks('Start it')
      await look()
    }

    /** What comes to somebody once the goal is over. */
    async function composed(who: PersonName): Promise<Card | null> {
      const { store, database } = at.kept
      const [goal] = await database.prisma.$queryRaw<{ id: string }[]>`SELECT id FROM "GroupGoal"`
      const speaker = await turnTo(store, at.door.account(who), at.clock.now())
      if (!goal || !speaker) throw new Error('nothing is owed')
      const house = { store, messenger: at.door.messenger, now: () => at.clock.now() }
      return composer(house).delivery(speaker, { kind: 'group-goal-end', about: goal.id }, 'daily')
    }

    async function brings(who: PersonName): Promise<void> {
      const card = await composed(who)
      if (!card) throw new Error('nothing was said')
      expect(readOf(await at.door.brings(who, card))).toContain('“Walk together” has ended')
    }

    const walks = { 'What is it called?': 'Walk together', 'How much together?': '10' }

    async function checksIn(who: PersonName): Promise<void> {
      await person(who).says('/checkin walk done')
    }

    it('begins from a template, and is looked at before anybody else sees it', async () => {
      const templates = await noor().says('/group goal')
      expect(readOf(templates)).toContain('A walk: 200 check-ins')
      expect(await noor().clicks('A walk')).toMatchObject({
        kind: 'form',
        fields: { 'What is it called?': 'A walk', 'How much together?': '200' },
      })
      const wrong = await noor().fills({ 'How much together?': 'a lot' })
      expect(wrong).toMatchObject({
        problems: { 'How much together?': expect.stringContaining('could not read “a lot”') },
      })

      const preview = await noor().fills({ 'How much together?': '150' })

      expect(readOf(preview)).toContain('A walk\n')
      expect(readOf(preview)).toContain('Together: 150 check-ins.')
      expect(readOf(preview)).toContain('From Monday 2 March to Sunday 29 March.')
      expect(readOf(preview)).toContain('Celebrated together: 25 %, 50 %, 75 % and 100 %.')
      expect(await channel()).toEqual([])
      expect(readOf(await noor().clicks('Let it repeat'))).toContain('the next round begins')
      await noor().clicks('Celebrations')
      expect(readOf(await noor().fills({ 'What is celebrated, in percent': '50 100' }))).toContain(
        'Celebrated together: 50 % and 100 %.',
      )
      expect(await noor().clicks('Change')).toMatchObject({
        fields: { 'How much together?': '150', 'What is it called?': 'A walk' },
      })
      await noor().fills({ 'How much together?': '80 %' })
      await noor().clicks('Start it')
      await noor().repeats()
      await look()

      expect(await channel()).toEqual([
        expect.stringMatching(/^A walk\nTogether: a check-in on 80 % of all days\.\n.*next round/u),
      ])
    })

    it('is for moderators to start, and for members to join', async () => {
      expect(readOf(await robin().says('/group goal'))).toContain('Only moderators')
      await starts(walks)
      await robin().says('/group leave')

      const refused = await robin().clicks('Join')

      expect(refused).toMatchObject({ buttons: ['Join'] })
      expect(readOf(refused)).toContain('Only members of the group can do that. Joining takes')
    })

    it('shows the total of six in one message, celebrates once, and asks each at the end', async () => {
      await starts(walks)
      expect((await channel()).length).toBe(1)
      for (const who of members.slice(0, 4)) {
        const joined = await person(who).clicks('Join')
        expect(readOf(joined)).toContain('You take part in “Walk together”.')
        expect(readOf(joined)).toContain('Only you see your part.')
        await person(who).further(1)
        await checksIn(who)
      }
      await look()
      const [hidden = ''] = await channel()
      expect(hidden).toContain('The total shows once at least five people have added to it.')
      expect(hidden).not.toMatch(/\d %|Robin|Sam|Ida|Jun/u)

      for (const who of ['Tomas', 'Noor'] as const) {
        await person(who).clicks('Join')
        await checksIn(who)
      }
      at.clock.pass({ hours: 25 })
      for (const who of [...members, 'Noor'] as const) await checksIn(who)
      await look()
      at.clock.pass({ hours: 25 })
      await look()

      const [card = '', ...posts] = await channel()
      expect(card).toMatch(/\d+ of 10 check-ins: \d+ %\./u)
      expect(card).not.toMatch(/Robin|Sam|Ida|Jun|Tomas|Noor/u)
      expect(posts.length).toBeGreaterThan(0)
      await look()
      expect(await channel()).toEqual([card, ...posts])
      expect(readOf(await robin().clicks('My part'))).toContain(
        'So far, 2 check-ins of yours count in it.',
      )

      await noor().says('/group goals')
      await noor().clicks('End: Walk together')
      expect(readOf(await noor().clicks('End it'))).toContain('It has ended.')
      await look()
      expect((await channel())[0]).toContain('This goal has ended. Thank you')
      expect((await channel()).length).toBe(1 + posts.length)
    })

    it('asks each who takes part whether they keep it, once', async () => {
      await starts(walks)
      await robin().clicks('Join')
      await sam().clicks('Join')
      for (const who of ['Robin', 'Sam'] as const) await brings(who)

      const kept = await robin().clicks('Keep it')
      const removed = await sam().clicks('Not any more')

      expect(readOf(kept)).toBe('It is a goal of your own now. Nobody else sees it.')
      expect(readOf(await robin().says('/goal list'))).toContain('Walk together')
      expect(readOf(removed)).toContain('It no longer comes with your check-in.')
      expect(readOf(await sam().says('/goal list'))).toContain('You have no open goals.')
      expect(await composed('Sam')).toBeNull()
    })

    it('can be left at any time, and nobody is told', async () => {
      await starts(walks)
      const [before] = await channel()
      await robin().clicks('Join')

      const left = await robin().clicks('Stop taking part')
      await look()

      expect(readOf(left)).toContain('Nobody is told.')
      expect(await channel()).toEqual([before])
      expect(await robin().clicks('My part')).toMatchObject({ buttons: ['Join'] })
    })

    it('is changed from the next round on, and says so; who comes second reads it anew', async () => {
      await noor().says('/group goal')
      await noor().clicks('My own')
      await noor().fills(walks)
      await noor().clicks('Let it repeat')
      await noor().clicks('Start it')
      await look()
      await noor().says('/group goals')
      await noor().clicks('Change: Walk together')
      const change = { 'How much together?': '20', 'What is it called?': 'Walk further' }

      // Another moderator is quicker.
      await at.kept.database.prisma.$executeRaw`UPDATE "GroupGoal" SET version = version + 1`
      const second = await noor().fills(change)
      await noor().clicks('Change')
      const saved = await noor().fills(change)
      await look()

      expect(readOf(second)).toContain('Somebody changed this group goal meanwhile.')
      expect(readOf(saved)).toContain('It is changed from Monday 30 March on.')
      const [card = ''] = await channel()
      expect(card).toContain('Together: 10 check-ins.')
      expect(card).toContain('From Monday 30 March on: Walk further. Together: 20 check-ins.')
      await robin().clicks('Join')
      expect(readOf(await robin().says('/checkin'))).toContain(
        'From Monday 30 March on: Walk further, 20 check-ins.',
      )
    })
  })
}
