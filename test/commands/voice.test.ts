import { describe, expect, it } from 'vitest'
import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { wordsIn } from '#words/words.ts'
import { makeContext } from '../../commands/context.ts'
import {
  accountOf,
  addGroup,
  addMember,
  addPerson,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { withStore } from '../support/store.ts'

const closed = async () => ({ sent: false, why: 'closed' }) as const
const unheard: Messenger = {
  send: closed,
  update: closed,
  remove: closed,
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}

describe('a person is spoken to', () => {
  const kept = withStore()

  const harbour = () => addGroup(kept.store, 'harbour', { focus: 'bereavement' })
  const circle = () => addGroup(kept.store, 'circle', { kind: 'twelve-step', focus: 'recovery' })

  async function wordsFor(name: string, channel: string | null) {
    const house = { store: kept.store, messenger: unheard, now: () => writtenAt }
    const { words } = await makeContext(house, {
      account: accountOf(name),
      name,
      place: channel === null ? null : channelOf(channel),
      community: null,
      manages: false,
      roles: null,
      once: '',
    })
    return words
  }
  const voiceOf = (group: Group) => wordsIn('en', group)

  it('in the voice of the group they speak in', async () => {
    const [home, other] = [await harbour(), await circle()]
    const ann = await addMember(kept.store, 'ann', home)
    await kept.store.groups.join(ann.id, other.id, 'member', writtenAt)

    expect(await wordsFor('ann', 'harbour')).toBe(voiceOf(home))
    expect(await wordsFor('ann', 'circle')).toBe(voiceOf(other))
  })

  it('in the voice of their first group where they speak in none', async () => {
    const [home, other] = [await harbour(), await circle()]
    const ann = await addMember(kept.store, 'ann', home)
    await kept.store.groups.join(ann.id, other.id, 'member', writtenAt.add({ hours: 1 }))

    expect(await wordsFor('ann', null)).toBe(voiceOf(home))
    expect(await wordsFor('ann', 'elsewhere')).toBe(voiceOf(home))
  })

  it('in the voice of a group that they are about to join', async () => {
    const home = await harbour()
    await addPerson(kept.store, 'ben')

    expect(await wordsFor('ben', 'harbour')).toBe(voiceOf(home))
  })

  it('plainly when they are in no group', async () => {
    await addPerson(kept.store, 'ben')

    expect(await wordsFor('ben', null)).toBe(wordsIn('en'))
  })
})
