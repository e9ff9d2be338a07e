import { beforeEach, describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Said } from '#chat/invocation.ts'
import type { Destination, Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import type { Group } from '#domain/group.ts'
import { cardOf, textOf } from '../support/at-the-desk.ts'
import { accountOf, addGroup, addMember, channelOf, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

/** Ann manages the place in which Harbour meets, and belongs to no group. */
describe('appointing and removing moderators', () => {
  const kept = withStore()
  let group: Group
  let sent: { readonly to: Destination; readonly card: Card }[]
  let takesMessages: boolean

  beforeEach(async () => {
    group = await addGroup(kept.store, 'harbour', { focus: 'recovery' })
    await addMember(kept.store, 'ben', group)
    sent = []
    takesMessages = true
  })

  /** Everybody but Nobody is in the place, and Cleo is in a user group of it. */
  const messenger: Messenger = {
    async send(to, card) {
      sent.push({ to, card })
      return takesMessages
        ? { sent: true, message: { place: to, id: '1' } }
        : { sent: false, why: 'closed' }
    },
    update: async () => ({ sent: false, why: 'gone' }),
    remove: async () => ({ sent: false, why: 'gone' }),
    sees: async () => true,
    standing: async ({ externalId }) =>
      externalId === 'nobody'
        ? null
        : { manages: false, roles: externalId === 'cleo' ? ['S12345678'] : [] },
    turns: () => 1,
  }

  async function does(name: string, said: Said): Promise<Card> {
    const { store } = kept
    const codec = createActionCodec(store.secret('action ids'))
    const house = { store, messenger, now: () => writtenAt }
    const desk = openDesk(house, codec, (error) => {
      throw error
    })
    const reply = await desk.answer({
      account: accountOf(name),
      name,
      place: channelOf('harbour'),
      community: 'T1',
      manages: name === 'ann',
      roles: null,
      once: crypto.randomUUID(),
      said,
    })
    return cardOf(reply)
  }
  const says = (name: string, text: string) =>
    does(name, { said: 'command', name: 'group', args: { text } })
  const chooses = (name: string, card: Card, label: string) => {
    const choice = card.blocks.find(
      (block) => block.block === 'choice' && block.options.some((option) => option.label === label),
    )
    if (choice?.block !== 'choice') throw new Error(`no ${label} to choose`)
    const option = choice.options.find((one) => one.label === label)
    const id = createActionCodec(kept.store.secret('action ids')).write(choice.action)
    return does(name, { said: 'action', id, chosen: option?.value ?? '' })
  }
  const roleOf = async (name: string) =>
    (await kept.store.people.byAccount(accountOf(name)))?.memberships[0]?.role

  it('tells them alone, in private, and the group nothing', async () => {
    const card = await says('ann', 'appoint @ben')

    expect(textOf(card)).toContain('ben moderates the group now, and has a message about it.')
    expect(sent.map(({ to }) => to)).toEqual([{ to: 'person', account: accountOf('ben') }])
    expect(textOf(sent[0]?.card ?? null)).toContain('ann made you a moderator of harbour.')
    expect(await roleOf('ben')).toBe('moderator')
  })

  it('says so where they could not be told', async () => {
    takesMessages = false

    expect(textOf(await says('ann', 'appoint @stranger'))).toContain(
      'Somebody moderates the group now. I could not message them',
    )
    expect(await roleOf('stranger')).toBe('moderator')
  })

  it('changes nothing for who is not there, or is one already', async () => {
    await says('ann', 'appoint @ben')

    expect(textOf(await says('ann', 'appoint @nobody'))).toContain('I could not find them')
    expect(textOf(await says('ann', 'appoint @ben'))).toContain('They moderate the group already.')
    expect(sent).toHaveLength(1)
    expect(await kept.store.people.byAccount(accountOf('nobody'))).toBeNull()
  })

  it('lets a moderator see who moderates, and neither appoint nor remove', async () => {
    await says('ann', 'appoint @ben')

    const seen = await says('ben', 'moderators')
    const refused = await says('ben', 'appoint @cleo')
    const theirs = await says('ann', 'moderators')
    const choice = theirs.blocks.find(({ block }) => block === 'choice')

    expect(seen.blocks.filter(({ block }) => block === 'choice')).toEqual([])
    expect(textOf(refused)).toContain('Only those who manage this place can do that.')
    if (choice?.block !== 'choice') throw new Error('nobody to remove')
    const id = createActionCodec(kept.store.secret('action ids')).write(choice.action)
    const chosen = choice.options[0]?.value ?? ''
    expect(textOf(await does('ben', { said: 'action', id, chosen }))).toContain(
      'Only those who manage this place can do that.',
    )
    expect(await roleOf('ben')).toBe('moderator')
  })

  it('tells nobody of a removal but who did it, and what follows from the last', async () => {
    await says('ann', 'appoint @ben')
    await says('ann', 'appoint @cleo')
    const first = await chooses('ann', await says('ann', 'moderators'), 'ben')
    const last = await chooses('ann', first, 'somebody')

    expect(textOf(first)).toContain('They are a member again. Nobody was told.')
    expect(textOf(first)).not.toContain('no named moderator')
    expect(textOf(last)).toContain('Those who manage the place can still appoint others.')
    expect(sent).toHaveLength(2)
    expect(await roleOf('ben')).toBe('member')
  })

  it('lets those who hold a role moderate, until it is taken from the role', async () => {
    expect(textOf(await says('cleo', 'settings'))).toContain('Only moderators')

    const card = await says('ann', 'appoint role:S12345678')
    const held = await says('cleo', 'settings')
    const others = await says('ben', 'settings')
    const after = await chooses('ann', card, 'the Slack user group S12345678')

    expect(textOf(card)).toContain('Everybody with that role moderates the group now.')
    expect(textOf(held)).toContain('the Slack user group S12345678')
    expect(textOf(others)).toContain('Only moderators')
    expect(textOf(after)).toContain('That role no longer moderates the group.')
    expect(textOf(await says('cleo', 'settings'))).toContain('Only moderators')
    expect(sent).toEqual([])
  })
})
