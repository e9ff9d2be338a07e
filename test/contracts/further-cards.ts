import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOf, type Talker } from '../support/conversation.ts'
import { furtherDesk } from '../support/further-desk.ts'

/** A door that was opened with the desk of this suite, and Robin and Sam in front of it. */
export interface FurtherRoom {
  person(name: 'Robin' | 'Sam'): Talker
  /** Everything that somebody sees now: in private and in the channel, oldest first. */
  sees(name: 'Robin' | 'Sam'): Promise<readonly Shown[]>
  close(): Promise<void>
}

export interface Shown {
  /** What is read, one line a block. */
  readonly text: string
  /** What is said of each picture to those who do not see it. */
  readonly pictures: readonly string[]
}

/** An answer can bring further private cards. This holds for them at every door. */
export function furtherCardsContract(
  name: string,
  open: (desk: ReturnType<typeof furtherDesk>) => Promise<FurtherRoom>,
): void {
  describe(`further cards: ${name}`, () => {
    let room: FurtherRoom

    beforeEach(async () => {
      room = await open(furtherDesk())
    })
    afterEach(() => room.close())

    const robin = () => room.person('Robin')
    const texts = async () => (await room.sees('Robin')).map(({ text }) => text)
    const further = async () => (await robin().further(2)).map(readOf)

    it('come after the answer to a command, in order, with their pictures and buttons', async () => {
      const answer = await robin().says('/hello')
      const [first, second, ...rest] = await robin().further(2)

      expect(answer).toMatchObject({ text: 'Hello', buttons: ['Tap', 'More', 'Write'] })
      expect(first).toMatchObject({ text: 'Reached 1', buttons: ['Keep 1'] })
      expect(second).toMatchObject({ text: 'Reached 2', buttons: ['Keep 2'] })
      expect(rest).toEqual([])
      expect(await room.sees('Robin')).toEqual([
        { text: 'Hello', pictures: [] },
        { text: 'Reached 1', pictures: ['Picture 1'] },
        { text: 'Reached 2', pictures: ['Picture 2'] },
      ])
    })

    it('are seen by nobody else, also where the answer itself is for all', async () => {
      await robin().says('/aloud')
      await robin().further(2)

      const others = (await room.sees('Sam')).map(({ text }) => text)

      expect(others.filter((text) => text.includes('Reached'))).toEqual([])
      expect(await texts()).toEqual(['Aloud', 'Reached 1', 'Reached 2'])
    })

    it('come after the answer to a button, which takes the place of its card', async () => {
      await robin().says('/hello')
      await robin().further(2)

      const answer = await robin().clicks('Tap')
      const came = await further()

      expect(readOf(answer)).toBe('Tapped')
      expect(came).toEqual(['Reached 1', 'Reached 2'])
      expect(await texts()).toEqual(['Tapped', 'Reached 1', 'Reached 2', 'Reached 1', 'Reached 2'])
    })

    it('come after the answer to a button that stands by itself', async () => {
      await robin().says('/hello')
      await robin().further(2)

      const answer = await robin().clicks('More')
      const came = await further()

      expect(readOf(answer)).toBe('More')
      expect(came).toEqual(['Reached 1', 'Reached 2'])
      expect((await texts()).slice(-3)).toEqual(['More', 'Reached 1', 'Reached 2'])
    })

    it('come after the answer to a form', async () => {
      await robin().says('/hello')
      await robin().further(2)

      await robin().clicks('Write')
      const answer = await robin().fills({ Words: 'Fine' })
      const came = await further()

      expect(readOf(answer)).toBe('Written: Fine')
      expect(came).toEqual(['Reached 1', 'Reached 2'])
      expect(await texts()).toEqual([
        'Written: Fine',
        'Reached 1',
        'Reached 2',
        'Reached 1',
        'Reached 2',
      ])
    })

    it('stand each by itself: a button changes its own card', async () => {
      await robin().says('/hello')
      await robin().further(2)

      const kept = await robin().clicks('Keep 1')

      expect(readOf(kept)).toBe('Kept 1')
      expect(await robin().further(0)).toEqual([])
      expect(await texts()).toEqual(['Hello', 'Kept 1', 'Reached 2'])
    })
  })
}
