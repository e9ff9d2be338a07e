import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askingDesk } from '../../support/asking-desk.ts'
import { type FurtherPage, openFurtherPage } from '../../support/further-page.ts'
import { OpenPage } from '../../support/web-reader.ts'

const inside = askingDesk()
let page: FurtherPage

beforeEach(async () => {
  page = await openFurtherPage(inside)
})

afterEach(() => page.close())

const account = (externalId: string, door: 'web' | 'discord' = 'web') =>
  ({ door, tenant: '', externalId }) as const

describe('a persona of the page', () => {
  it('has no roles there, in what they do', async () => {
    const robin = await OpenPage.of(page.url, 'robin')
    await robin.sends('say', { line: '/ask who:@sam group:S0AAAAAAAA' })
    robin.leave()

    expect(inside.heard.at(-1)).toMatchObject({
      from: { account: account('robin'), community: 'local', roles: [] },
      args: { who: 'sam', group: 'S0AAAAAAAA' },
    })
  })

  it('manages the page where they moderate its group, and has no roles', async () => {
    expect(await page.messenger.standing(account('robin'), 'local')).toEqual({
      manages: false,
      roles: [],
    })
    expect(await page.messenger.standing(account('noor'), 'local')).toEqual({
      manages: true,
      roles: [],
    })
  })

  it('gets a message with one request', () => {
    expect(page.messenger.turns({ to: 'person', account: account('robin') })).toBe(1)
  })
})

it.each([
  ['of nobody that the page has', account('nobody'), 'local'],
  ['of an account of another door', account('robin', 'discord'), 'local'],
  ['of another place', account('robin'), 'elsewhere'],
] as const)('nothing is said %s', async (_, who, community) => {
  expect(await page.messenger.standing(who, community)).toBeNull()
})
