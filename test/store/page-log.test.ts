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

    await kept.store.page.put(sent)

    expect(plain(await kept.store.page.latest('harbour', 1))).toEqual(plain([sent]))
  })

  test('the newest are given, oldest first', async () => {
    for (const hours of [3, 1, 4, 2]) {
      await kept.store.page.put(message(hours, { sentAt: writtenAt.add({ hours }) }))
    }

    expect(await bodies(3)).toEqual([2, 3, 4])
  })

  test('messages of one instant keep the order in which they were sent', async () => {
    const order = Array.from({ length: 20 }, (_, index) => index)
    for (const body of order) await kept.store.page.put(message(body))

    expect(await bodies()).toEqual(order)
  })

  test('a message that is changed keeps its place', async () => {
    const first = message('first')
    await kept.store.page.put(first)
    await kept.store.page.put(message('second'))

    await kept.store.page.put({ ...first, body: 'changed', sentAt: writtenAt.add({ hours: 1 }) })

    expect(await bodies()).toEqual(['changed', 'second'])
  })

  test('a message that is removed is gone, and removing it again is no matter', async () => {
    const sent = message('hello')
    await kept.store.page.put(sent)

    await kept.store.page.remove(sent.id)
    await kept.store.page.remove(sent.id)

    expect(await bodies()).toEqual([])
  })

  test('a channel shows its own messages only', async () => {
    await kept.store.page.put(message('here'))
    await kept.store.page.put(message('there', { channelId: 'tuesday' }))

    expect(await bodies()).toEqual(['here'])
  })
})
