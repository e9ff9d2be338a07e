import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PageMessage } from '#store/page-log.ts'
import { writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const message = (body: unknown, parts: Partial<PageMessage> = {}): PageMessage => ({
  id: randomUUID(),
  channelId: 'harbour',
  sentAt: writtenAt,
  body,
  ...parts,
})

onEveryDatabase((kept) => {
  const bodies = async (most = 50) =>
    (await kept.store.page.latest('harbour', most)).map(({ body }) => body)

  test('a message comes back as it was sent, whatever its body', async () => {
    const sent = message({ text: ['ünï', null, 1.5, { deep: true }] })

    await kept.store.page.add(sent)

    expect(plain(await kept.store.page.latest('harbour', 1))).toEqual(plain([sent]))
  })

  test('the newest are given, oldest first', async () => {
    for (const hours of [3, 1, 4, 2]) {
      await kept.store.page.add(message(hours, { sentAt: writtenAt.add({ hours }) }))
    }

    expect(await bodies(3)).toEqual([2, 3, 4])
  })

  test('messages of one instant keep the order in which they were sent', async () => {
    const order = Array.from({ length: 20 }, (_, index) => index)
    for (const body of order) await kept.store.page.add(message(body))

    expect(await bodies()).toEqual(order)
  })

  test('a message that is changed keeps its time and its place', async () => {
    const first = message('first')
    await kept.store.page.add(first)
    await kept.store.page.add(message('second'))

    const changed = await kept.store.page.change('harbour', first.id, 'changed')

    expect(plain(changed)).toEqual(plain({ ...first, body: 'changed' }))
    expect(await bodies()).toEqual(['changed', 'second'])
  })

  test('a message is added once, also when a second one in another channel has its id', async () => {
    const sent = message('hello')

    const added = [
      await kept.store.page.add(sent),
      await kept.store.page.add({ ...sent, body: 'again' }),
      await kept.store.page.add({ ...sent, body: 'elsewhere', channelId: 'tuesday' }),
    ]

    expect(added).toEqual([true, false, false])
    expect(await bodies()).toEqual(['hello'])
    expect(await kept.store.page.latest('tuesday', 1)).toEqual([])
  })

  test('a message that is removed is gone, and is neither removed nor changed again', async () => {
    const sent = message('hello')
    await kept.store.page.add(sent)

    const removed = [
      await kept.store.page.remove('harbour', sent.id),
      await kept.store.page.remove('harbour', sent.id),
    ]

    expect(removed).toEqual([true, false])
    expect(await kept.store.page.change('harbour', sent.id, 'changed')).toBeNull()
    expect(await bodies()).toEqual([])
  })

  test('a message is out of reach from another channel', async () => {
    const sent = message('hello')
    await kept.store.page.add(sent)

    expect(await kept.store.page.change('tuesday', sent.id, 'changed')).toBeNull()
    expect(await kept.store.page.remove('tuesday', sent.id)).toBe(false)
    expect(await bodies()).toEqual(['hello'])
  })

  test('a channel shows its own messages only', async () => {
    await kept.store.page.add(message('here'))
    await kept.store.page.add(message('there', { channelId: 'tuesday' }))

    expect(await bodies()).toEqual(['here'])
  })
})
