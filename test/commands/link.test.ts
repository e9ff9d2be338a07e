import { beforeEach, describe, expect, test } from 'vitest'
import { cardProblems } from '#chat/limits.ts'
import { labelsOf, textOf } from '../support/at-the-desk.ts'
import { instant } from '../support/builders.ts'
import { addGroup, writtenAt } from '../support/household.ts'
import { codeOn, linkingDesk, type Seat } from '../support/linking-desk.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const atSlack: Seat = { door: 'slack', name: 'robin' }
const atDiscord: Seat = { door: 'discord', name: 'robin.d' }
const stranger: Seat = { door: 'discord', name: 'sky' }
let now = instant('2026-03-02T18:00Z')
let desk: ReturnType<typeof linkingDesk>

beforeEach(() => {
  now = instant('2026-03-02T18:00Z')
  desk = linkingDesk(kept, () => now)
})

const confirm = 'Both are mine: link them'
const preview = async (maker = atSlack, enterer = atDiscord) =>
  desk.says(enterer, `/link ${codeOn(await desk.says(maker, '/link'))}`)
const link = async (maker = atSlack, enterer = atDiscord) =>
  desk.clicks(enterer, await preview(maker, enterer), confirm)
const personAt = async ({ door, name }: Seat) => {
  const key = { door, tenant: door === 'slack' ? 'T1' : '', externalId: name }
  return (await kept.store.people.byAccount(key))?.person.id
}
const told = () => desk.sent.at(-1)

test('two accounts are one person, who sees first whose account it is and what it means', async () => {
  await desk.says(atSlack, '/goal set do Walk')
  await desk.says(atDiscord, '/goal set do Read')

  const card = await preview()

  expect(textOf(card)).toContain('Slack: robin')
  expect(textOf(card)).toContain('Whoever uses it sees and changes all of your goals')
  expect(await personAt(atSlack)).not.toBe(await personAt(atDiscord))
  const done = await desk.clicks(atDiscord, card, confirm)
  expect(textOf(done)).toContain('Your accounts are linked')
  expect(await personAt(atSlack)).toBe(await personAt(atDiscord))
  for (const seat of [atSlack, atDiscord]) {
    const list = textOf(await desk.says(seat, '/goal list'))
    expect(list).toContain('Walk')
    expect(list).toContain('Read')
  }
})

test('what was answered at one door is answered at the other', async () => {
  await desk.says(atSlack, '/goal set do Walk')
  await link()

  await desk.says(atDiscord, '/checkin Walk done')

  expect(textOf(await desk.says(atSlack, '/checkin'))).toContain('Walk: done')
})

test('a preview can be left, and nothing has changed', async () => {
  const card = await preview()

  expect(textOf(await desk.clicks(atDiscord, card, 'Leave it'))).toBe('Nothing was changed.')
  expect(await personAt(atSlack)).not.toBe(await personAt(atDiscord))
})

test('the maker of the code is told, and undoes it with one tap', async () => {
  await desk.says(atSlack, '/goal set do Walk')
  await link()

  expect(told()?.to).toMatchObject({ to: 'person', account: { externalId: 'robin' } })
  expect(textOf(told()?.card ?? null)).toContain('robin.d (Discord) entered your code')
  const undone = await desk.clicks(atSlack, told()?.card, 'That was not me')

  expect(textOf(undone)).toContain('robin.d (Discord) is no longer linked')
  expect(await personAt(atSlack)).not.toBe(await personAt(atDiscord))
  expect(textOf(await desk.says(atSlack, '/goal list'))).toContain('Walk')
  expect(textOf(await desk.says(atDiscord, '/goal list'))).toContain('no open goals')
  expect(textOf(await desk.clicks(atSlack, told()?.card, 'That was not me'))).toContain(
    'That account is not linked with yours',
  )
})

describe('a code that cannot be taken gets a clear answer', () => {
  test.each([
    ['/link 1234', 'I could not read that as a code'],
    ['/link 0000-0000', 'I don’t know that code'],
  ])('%s', async (line, answer) => {
    expect(textOf(await desk.says(atDiscord, line))).toContain(answer)
  })

  test('of one’s own, used, too old, and for a group', async () => {
    const place = { door: 'slack', community: 'T1', channel: 'harbour' } as const
    await addGroup(kept.store, 'harbour')
    const manager: Seat = { ...atSlack, place, manages: true }
    const code = codeOn(await desk.says(atSlack, '/link'))
    const ofGroup = codeOn(await desk.says(manager, '/group link'))

    expect(textOf(await desk.says(atSlack, `/link ${code}`))).toContain('That code is your own')
    expect(textOf(await desk.says(atDiscord, `/link ${ofGroup}`))).toContain(
      'I don’t know that code',
    )
    const card = await desk.says(atDiscord, `/link code:${code.toLowerCase()}`)
    now = now.add({ minutes: 10 })
    expect(textOf(await desk.clicks(atDiscord, card, confirm))).toContain('That code is too old')
    expect(textOf(await desk.says(atDiscord, `/link ${code}`))).toContain('That code is too old')
    await link()
    expect(textOf(await desk.clicks(stranger, card, confirm))).toContain('I don’t know that code')
  })

  test('after five, also a right one has to wait', async () => {
    const code = codeOn(await desk.says(atSlack, '/link'))
    for (let tried = 0; tried < 5; tried += 1) await desk.says(atDiscord, '/link 0000-0000')

    expect(textOf(await desk.says(atDiscord, `/link ${code}`))).toContain('Please wait ten minutes')
    expect(textOf(await desk.says(stranger, `/link ${code}`))).toContain('The code is from')
  })

  test('of two who use it at once, one is linked', async () => {
    const code = codeOn(await desk.says(atSlack, '/link'))
    const cards = [
      await desk.says(atDiscord, `/link ${code}`),
      await desk.says(stranger, `/link ${code}`),
    ] as const

    const done = await Promise.all([
      desk.clicks(atDiscord, cards[0], confirm),
      desk.clicks(stranger, cards[1], confirm),
    ])

    expect(done.filter((card) => textOf(card).includes('are linked'))).toHaveLength(1)
  })

  test('of two who enter one another’s code at once, both are one', async () => {
    const cards = [await preview(atSlack, atDiscord), await preview(atDiscord, atSlack)] as const

    await Promise.all([
      desk.clicks(atDiscord, cards[0], confirm),
      desk.clicks(atSlack, cards[1], confirm),
    ])

    expect(await personAt(atSlack)).toBe(await personAt(atDiscord))
  })

  test('six accounts are too many', async () => {
    const others = [1, 2, 3, 4].map((n): Seat => ({ door: 'discord', name: `robin${n}` }))
    for (const other of others) await link(atSlack, other)
    const code = codeOn(await desk.says(atDiscord, '/link'))

    const full = await desk.says(atSlack, '/link')

    expect(textOf(full)).toContain('as many accounts as I can link')
    expect(textOf(await desk.says(atSlack, `/link ${code}`))).toContain('more accounts than I can')
  })
})

describe('the accounts of a person', () => {
  test('are listed, and messages go where the person chooses', async () => {
    await link()
    const id = (await personAt(atSlack)) ?? asNobody()
    const first = async () => (await kept.store.accounts.of(id))[0]?.name
    expect(await first()).toBe('robin.d')

    const list = await desk.says(atSlack, '/link')
    const chosen = await desk.chooses(atSlack, list, 'robin (Slack)')

    expect(textOf(chosen)).toContain('I write to you as robin (Slack) from now on.')
    expect(await first()).toBe('robin')
    await desk.chooses(atSlack, await desk.says(atSlack, '/settings'), 'robin.d (Discord)')
    expect(await first()).toBe('robin.d')
  })

  test('can be unlinked one by one, but for the last', async () => {
    await desk.says(atDiscord, '/goal set do Read')
    await link()
    const list = await desk.says(atDiscord, '/link')
    expect(labelsOf(list)).toEqual(['Unlink robin.d (Discord)', 'Unlink robin (Slack)'])

    const question = await desk.clicks(atDiscord, list, 'Unlink robin.d (Discord)')
    expect(textOf(question)).toContain('That account begins anew, with nothing here')
    const done = await desk.clicks(atDiscord, question, 'Unlink it')

    expect(textOf(done)).toContain('This account is no longer linked')
    expect(textOf(await desk.says(atDiscord, '/goal list'))).toContain('no open goals')
    expect(textOf(await desk.says(atSlack, '/goal list'))).toContain('Read')
    expect(labelsOf(await desk.says(atSlack, '/link'))).toEqual([])
    expect(textOf(await desk.clicks(atSlack, list, 'Unlink robin (Slack)'))).toContain(
      'This is your only account',
    )
  })

  test('of others cannot be reached', async () => {
    await link()
    const list = await desk.says(atSlack, '/link')

    const answers = [
      await desk.clicks(stranger, list, 'Unlink robin (Slack)'),
      await desk.chooses(stranger, list, 'robin (Slack)'),
    ]

    for (const card of answers)
      expect(textOf(card)).toContain('That account is not linked with yours')
    expect(await personAt(atSlack)).toBe(await personAt(atDiscord))
  })
})

test('more goals than can be open at once are all kept, and shown, and another one is not added', async () => {
  for (const seat of [atSlack, atDiscord])
    for (let n = 0; n < 20; n += 1) await desk.says(seat, `/goal set do ${seat.door} ${n}`)
  await link()

  for (const line of ['/checkin', '/goal list', '/progress', '/milestones', '/pause', '/restart'])
    expect(cardProblems(await desk.says(atSlack, line)), line).toEqual([])
  expect(await kept.store.goals.countOpen((await personAt(atSlack)) ?? asNobody())).toBe(40)
  expect(textOf(await desk.says(atSlack, '/goal set do One more'))).toContain('20 open goals')
})

test('who is asked each day is asked once, where they were when they linked', async () => {
  await desk.says(atSlack, '/settings prompt:20:00')
  await desk.says(atDiscord, '/settings prompt:21:00')
  await desk.says(atSlack, '/goal set do Walk')
  await desk.says(atDiscord, '/goal set do Read')

  await link()

  const id = (await personAt(atSlack)) ?? asNobody()
  const [member] = await kept.store.schedule.members([id], writtenAt)
  expect(member?.person.promptTime?.toString()).toBe('20:00:00')
  expect(member?.accounts[0]?.externalId).toBe('robin.d')
  expect(await kept.database.prisma.due.findMany({ where: { kind: 'prompt' } })).toHaveLength(1)
})

function asNobody(): never {
  throw new Error('nobody has this account')
}
