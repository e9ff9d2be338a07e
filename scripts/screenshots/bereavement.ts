import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { asId, type CommunityId, type GroupId } from '#domain/id.ts'
import { firstSettings } from '#domain/policy.ts'
import { parseZone } from '#domain/zones.ts'
import { openStore } from '#store/open.ts'
import { Visitor } from '../../test/support/page-visitor.ts'
import { Player } from '../../test/support/player.ts'
import { cards, keep, phone } from './pictures.ts'

/** The local page finds its group there already, and one that somebody grieves in. */
export async function makeBereavementGroup(dataDir: string): Promise<void> {
  const zone = parseZone('Europe/Berlin')
  if (zone === null) throw new Error('This machine knows no time zones.')
  const store = await openStore({ dataDir })
  const group = {
    id: asId<GroupId>(randomUUID()),
    communityId: asId<CommunityId>(randomUUID()),
    name: 'Thursday circle',
    kind: 'peer-led',
    focus: 'bereavement',
    zone,
    ...firstSettings('peer-led', 'bereavement'),
  } as const
  const lives = { door: 'web', community: 'local', channel: 'circle' } as const
  await store.groups.add(group, lives, Temporal.Instant.from('2026-01-01T00:00Z'))
  await store.close()
}

/** What a widow does is marked, calmly, and never how much time has passed. */
export async function bereavement(browser: Browser, url: string): Promise<void> {
  const robin = await Player.visit(browser, url, 'robin', { ...phone, colorScheme: 'light' })
  await robin.says('/goal set do often:"2 a week" A letter to Jakob')
  const days = new Visitor(url, 'robin')
  for (let letter = 1; letter < 10; letter++) {
    await days.says('/checkin letter done')
    for (let day = 0; day < 3; day++) await days.skips('prompt')
  }
  await robin.page.reload()
  await robin.says('/checkin letter done')
  await keep('bereavement.png', await cards(robin))
}
