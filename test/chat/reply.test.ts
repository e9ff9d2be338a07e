import { expect, it } from 'vitest'
import { card } from '#chat/card.ts'
import { alongWith, inPlace } from '#chat/reply.ts'

const first = card('first')
const second = card('second')
const third = card('third')

it('brings further cards in the order in which they were added, and changes nothing else', async () => {
  const alone = inPlace(card('answer'))

  const answer = alongWith(
    alongWith(alone, async () => [first, second]),
    async () => [third],
  )

  expect(await alone.also()).toEqual([])
  expect({ ...answer, also: alone.also }).toEqual(alone)
  expect(await answer.also()).toEqual([first, second, third])
})

it('makes them when it is asked for them, and not before', async () => {
  let made = 0
  const answer = alongWith(inPlace(card('answer')), async () => {
    made += 1
    return [first]
  })

  expect(made).toBe(0)
  await answer.also()
  expect(made).toBe(1)
})
