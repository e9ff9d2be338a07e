import { beforeEach, describe, expect, it } from 'vitest'
import { type Speaker, turnTo } from '#app/meet-person.ts'
import { appoint, removeModerator, setRole, stepDown } from '#app/moderators.ts'
import type { Group } from '#domain/group.ts'
import { accountOf, addGroup, addMember, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

describe('who moderates a group', () => {
  const kept = withStore()
  let group: Group
  let ann: Speaker

  beforeEach(async () => {
    group = await addGroup(kept.store, 'harbour')
    await addMember(kept.store, 'ann', group)
    ann = await speaking('ann')
  })

  async function speaking(name: string): Promise<Speaker> {
    const speaker = await turnTo(kept.store, accountOf(name), writtenAt)
    if (!speaker) throw new Error(`nobody is called ${name}`)
    return speaker
  }

  const appointing = (name: string, once = name) =>
    appoint(kept.store, ann, group, { account: accountOf(name), once })
  const moderators = async () =>
    (await kept.store.groups.moderators(group.id)).map(
      ({ accounts }) => accounts[0]?.key.externalId,
    )
  const acts = async () =>
    (await kept.store.moderatorActs.of(group.id, 20)).map(({ kind, details }) =>
      [kind, details.about ?? ''].join(' ').trim(),
    )

  it('are members who were appointed, and those whom nobody knew before', async () => {
    await addMember(kept.store, 'ben', group)

    await appointing('ben')
    await appointing('stranger')

    expect((await moderators()).sort()).toEqual(['ben', 'stranger'])
    expect((await acts()).sort()).toEqual(['appointed', 'appointed ben'])
    expect((await speaking('stranger')).memberships).toMatchObject([{ role: 'moderator' }])
  })

  it('are appointed once', async () => {
    expect(await appointing('ben')).toMatchObject({ ok: true })
    expect(await appointing('ben')).toMatchObject({ ok: true })
    const again = await appointing('ben', 'later')

    expect(again).toEqual({ ok: false, error: 'moderator-already' })
    expect(await acts()).toHaveLength(1)
  })

  it('become members again when they are removed or step down, once', async () => {
    await addMember(kept.store, 'ben', group, 'moderator')
    await addMember(kept.store, 'cleo', group, 'moderator')
    const ben = await speaking('ben')
    const remove = () =>
      removeModerator(kept.store, ann, group, { personId: ben.person.id, once: 'once' })

    expect(await remove()).toMatchObject({ personId: ben.person.id })
    expect(await remove()).toBeNull()
    expect(await stepDown(kept.store, await speaking('cleo'), group, 'once')).toBe(true)
    expect(await stepDown(kept.store, await speaking('cleo'), group, 'once')).toBe(true)
    expect(await stepDown(kept.store, await speaking('cleo'), group, 'later')).toBe(false)

    expect(await moderators()).toEqual([])
    expect((await speaking('ben')).memberships).toMatchObject([{ role: 'member' }])
    expect((await acts()).sort()).toEqual(['removed-moderator ben', 'stepped-down cleo'])
  })

  it('are those who hold a role, until it is taken from the role', async () => {
    const role = { door: 'discord', community: 'G1', role: '42' } as const
    const turn = async (holds: boolean) => {
      const now = (await kept.store.groups.get(group.id)) ?? group
      return setRole(kept.store, ann, now, { role, holds, once: `${holds}` })
    }

    await turn(true)
    await turn(true)
    const held = await kept.store.groups.get(group.id)
    await turn(false)

    expect(held).toMatchObject({ moderatorRoles: [role], version: 1 })
    expect(await kept.store.groups.get(group.id)).toMatchObject({ moderatorRoles: [], version: 2 })
    expect((await acts()).sort()).toEqual(['appointed-role 42', 'removed-role 42'])
  })
})
