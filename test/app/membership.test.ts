import { describe, expect, it } from 'vitest'
import { sayHello, sayWelcome } from '#app/greet.ts'
import { joinGroup } from '#app/join-group.ts'
import { endMembership } from '#app/leave-group.ts'
import { meetPerson } from '#app/meet-person.ts'
import type { Destination, MessageRef, SendFailure } from '#chat/messenger.ts'
import type { Group, Role } from '#domain/group.ts'
import { date } from '../support/builders.ts'
import { addGroupGoal } from '../support/group-goals.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addMember,
  addPerson,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { sentTo } from '../support/sent-to.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const words = 'what they read'

const speaks = (name: string) =>
  meetPerson(kept.store, {
    account: accountOf(name),
    name,
    place: channelOf('circle'),
    now: writtenAt,
  })

/** What a platform is asked to remove; `why`: why it cannot. */
function removing(why?: SendFailure) {
  const removed: MessageRef[] = []
  return {
    removed,
    async remove(message: MessageRef) {
      removed.push(message)
      return sentTo(message.place, why === undefined, why)
    },
  }
}

const leaves = async (name: string, { id }: Group, messenger = removing()) =>
  endMembership(kept.store, messenger, await speaks(name), id, 'once')

describe('joining', () => {
  it('of two clicks at once makes one member who agreed once', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    await addPerson(store, 'ann')
    const [one, other] = [await speaks('ann'), await speaks('ann')]

    await Promise.all([
      joinGroup(store, one, circle.id, words, 'first click'),
      joinGroup(store, other, circle.id, words, 'second click'),
    ])

    expect(await store.consents.of(one.person.id)).toHaveLength(1)
    expect((await speaks('ann')).role).toBe('member')
  })

  it('takes no role away from who is a member already', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const { id } = await addPerson(store, 'ann')
    const stranger = await speaks('ann')
    await store.groups.join(id, circle.id, 'moderator', writtenAt)

    await joinGroup(store, stranger, circle.id, words, 'once')

    expect((await speaks('ann')).role).toBe('moderator')
    expect(await store.consents.of(id)).toEqual([])
  })

  it('is for who is where the group lives', async () => {
    const { store } = kept
    await addGroup(store, 'circle')
    const elsewhere = await addGroup(store, 'elsewhere')
    await addPerson(store, 'ann')

    const joined = await joinGroup(store, await speaks('ann'), elsewhere.id, words, 'once')

    expect(joined).toMatchObject({ error: 'group-not-here' })
  })
})

describe('leaving', () => {
  it('ends the membership and what they agreed to, and keeps everything that is theirs', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const person = await addPerson(store, 'ann')
    await joinGroup(store, await speaks('ann'), circle.id, words, 'once')
    const goal = await addGoal(store, person)
    await store.goals.share(goal.id, circle.id, writtenAt)

    expect(await leaves('ann', circle)).toMatchObject({ ok: true })

    expect((await speaks('ann')).role).toBeNull()
    expect(await store.goals.get(person.id, goal.id)).toMatchObject({ sharedWith: [] })
    expect(await store.consents.of(person.id)).toMatchObject([{ words, leftAt: writtenAt }])
    expect(await leaves('ann', circle)).toMatchObject({ error: 'not-in-group' })
  })

  it('takes part in no goal of the group any more; their own goal goes on', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const person = await addMember(store, 'ann', circle)
    const { id: goalId } = await addGoal(store, person)
    const { id: groupGoalId } = await addGroupGoal(store, circle)
    const part = { groupGoalId, personId: person.id, goalId, joinedOn: date('2026-03-02') }
    await store.groupGoals.join({ ...part, leftAt: null })

    await leaves('ann', circle)

    expect(await store.groupGoals.partsOf(person.id)).toMatchObject([{ leftAt: writtenAt }])
    expect(await store.goals.get(person.id, goalId)).not.toBeNull()
  })

  it.each<[Role, number, object]>([
    ['member', 0, { wasModerator: false, wasLastModerator: false }],
    ['supporter', 0, { wasModerator: false, wasLastModerator: false }],
    ['moderator', 0, { wasModerator: true, wasLastModerator: true }],
    ['moderator', 1, { wasModerator: true, wasLastModerator: false }],
  ])('of a %s with %i other moderators is told as it is', async (role, others, value) => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    await addMember(store, 'ann', circle, role)
    for (let at = 0; at < others; at++) await addMember(store, `other ${at}`, circle, 'moderator')

    expect(await leaves('ann', circle)).toMatchObject({ ok: true, value })

    const acts = await store.moderatorActs.of(circle.id, 10)
    const stepped = role === 'moderator' ? [{ kind: 'stepped-down', by: 'ann' }] : []
    expect(acts).toMatchObject(stepped)
  })
})

describe('a hello', () => {
  const says = async (name: string, group: Group, arrives = true) =>
    sayHello(kept.store, await speaks(name), group.id, async (to) => sentTo(to, arrives))

  async function annSaidHello() {
    const circle = await addGroup(kept.store, 'circle')
    const ann = await addPerson(kept.store, 'ann')
    await joinGroup(kept.store, await speaks('ann'), circle.id, words, 'once')
    await says('ann', circle)
    return { circle, ann }
  }

  it('is said once, by a member, and where it arrives', async () => {
    const circle = await addGroup(kept.store, 'circle')
    await addPerson(kept.store, 'ann')
    expect(await says('ann', circle)).toMatchObject({ error: 'not-in-group' })
    await joinGroup(kept.store, await speaks('ann'), circle.id, words, 'once')

    expect(await says('ann', circle, false)).toMatchObject({ error: 'not-delivered' })
    expect(await says('ann', circle)).toMatchObject({ value: 'said' })
    expect(await says('ann', circle)).toMatchObject({ value: 'said-before' })
    await kept.store.groups.mute(channelOf('circle'), true)
    await addMember(kept.store, 'ben', circle)
    expect(await says('ben', circle)).toMatchObject({ error: 'group-muted' })
  })

  it.each<[SendFailure | undefined, number]>([
    [undefined, 0],
    ['gone', 0],
    ['unavailable', 1],
  ])('goes with who leaves; what could not be removed (%s) is remembered', async (why, left) => {
    const { circle, ann } = await annSaidHello()
    const messenger = removing(why)

    await leaves('ann', circle, messenger)

    expect(messenger.removed).toHaveLength(1)
    expect(await kept.store.posts.about('newcomer', ann.id)).toHaveLength(left)
  })

  it('is answered once by each member, with a message to the newcomer alone', async () => {
    const { circle, ann } = await annSaidHello()
    const sent: { to: Destination; key: string }[] = []
    const welcomes = async (name: string, arrives = true) =>
      sayWelcome(kept.store, await speaks(name), circle.id, ann.id, async ({ account }, key) => {
        const to = { to: 'person', account } as const
        sent.push({ to, key })
        return sentTo(to, arrives)
      })
    for (const name of ['ben', 'cleo']) await addMember(kept.store, name, circle)

    expect(await welcomes('ben', false)).toMatchObject({ error: 'welcome-not-delivered' })
    for (const value of ['said', 'said-before'])
      expect(await welcomes('ben')).toMatchObject({ value })
    expect(await welcomes('cleo')).toMatchObject({ value: 'said' })
    expect(await welcomes('ann')).toMatchObject({ error: 'own-hello' })
    await leaves('ann', circle, removing('unavailable'))
    expect(await welcomes('ben')).toMatchObject({ error: 'hello-gone' })

    const keys = sent.map(({ key }) => key)
    expect(keys).toEqual([keys[0], keys[0], keys[2]])
    expect(keys[2]).not.toBe(keys[0])
    for (const { to } of sent) expect(to).toEqual({ to: 'person', account: accountOf('ann') })
  })
})
