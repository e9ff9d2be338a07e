import { expect, test } from 'vitest'
import { linkAccounts, unlinkAccount } from '#app/link-accounts.ts'
import { makeLinkCode } from '#app/link-codes.ts'
import { turnTo } from '#app/meet-person.ts'
import { setGoal } from '#app/set-goal.ts'
import { aGoal, instant } from '../support/builders.ts'
import { accountOf, addGoal, addPerson } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const now = instant('2026-03-02T18:00Z')

onEveryDatabase((kept) => {
  const speakerOf = async (name: string) => {
    const known = await turnTo(kept.store, accountOf(name), now)
    if (!known) throw new Error(`nobody is called ${name}`)
    return known
  }
  const codeOf = async (name: string) => makeLinkCode(kept.store, await speakerOf(name), null)
  const personOf = async (name: string) => (await speakerOf(name)).person.id

  test('of ten who enter one code at once, one is linked, and the others keep what is theirs', async () => {
    await addPerson(kept.store, 'ann')
    const names = Array.from({ length: 10 }, (_, index) => `other${index}`)
    for (const name of names) await addGoal(kept.store, await addPerson(kept.store, name))
    const code = await codeOf('ann')

    const done = await Promise.all(
      names.map(async (name) => linkAccounts(kept.store, await speakerOf(name), code)),
    )

    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    const ann = await personOf('ann')
    expect(await kept.store.goals.countOpen(ann)).toBe(1)
    for (const [index, name] of names.entries()) {
      expect((await personOf(name)) === ann).toBe(done[index]?.ok)
      expect(await kept.store.goals.countOpen(await personOf(name))).toBe(1)
    }
  })

  test('two who enter one another’s code at once are one, and neither waits for ever', async () => {
    for (const name of ['ann', 'bo']) await addGoal(kept.store, await addPerson(kept.store, name))
    const codes = { ann: await codeOf('ann'), bo: await codeOf('bo') }
    const [ann, bo] = [await speakerOf('ann'), await speakerOf('bo')]

    const done = await Promise.all([
      linkAccounts(kept.store, ann, codes.bo),
      linkAccounts(kept.store, bo, codes.ann),
    ])

    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await personOf('ann')).toBe(await personOf('bo'))
    expect(await kept.store.goals.countOpen(await personOf('ann'))).toBe(2)
  })

  test('what somebody does while they are linked is done, or fails: nothing of it is lost', async () => {
    await addPerson(kept.store, 'ann')
    await addPerson(kept.store, 'bo')
    const code = await codeOf('ann')
    const bo = await speakerOf('bo')

    const [linked, ...set] = await Promise.allSettled([
      linkAccounts(kept.store, bo, code),
      ...Array.from({ length: 8 }, (_, index) => setGoal(kept.store, bo, `act ${index}`, aGoal())),
    ])

    expect(linked).toMatchObject({ status: 'fulfilled', value: { ok: true } })
    const done = set.filter((one) => one.status === 'fulfilled')
    expect(await kept.store.goals.countOpen(await personOf('ann'))).toBe(done.length)
  })

  test('two accounts that unlink one another at once: one leaves', async () => {
    await addPerson(kept.store, 'ann')
    await addPerson(kept.store, 'bo')
    await linkAccounts(kept.store, await speakerOf('bo'), await codeOf('ann'))
    const speaker = await speakerOf('ann')
    const accounts = await kept.store.accounts.of(speaker.person.id)

    const done = await Promise.all(
      accounts.map(({ id }, index) => unlinkAccount(kept.store, speaker, id, `act ${index}`)),
    )

    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await personOf('ann')).not.toBe(await personOf('bo'))
    expect(await kept.store.accounts.of(speaker.person.id)).toHaveLength(1)
  })
})
