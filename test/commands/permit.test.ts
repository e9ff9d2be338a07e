import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Invocation, Said } from '#chat/invocation.ts'
import { actions, commands, openDesk } from '#commands'
import type { Group, Role } from '#domain/group.ts'
import { isPermitted } from '#domain/permission.ts'
import type { ChannelKey } from '#store/store.ts'
import { columns } from '../../scripts/permissions/matrix.ts'
import { textOf } from '../support/at-the-desk.ts'
import { instant } from '../support/builders.ts'
import { accountOf, addPerson, aGroup } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const now = instant('2026-03-02T12:00Z')
const here: ChannelKey = { door: 'slack', community: 'guild', channel: 'circle' }
const elsewhere: ChannelKey = { door: 'slack', community: 'other-guild', channel: 'circle' }
const moderators = { door: 'slack', community: 'guild', role: 'moderators' } as const
const refusal = /^Only (members|moderators|those who manage)/

let group: Group
let neighbours: Group

beforeEach(async () => {
  group = aGroup({ name: 'Here', moderatorRoles: [moderators] })
  neighbours = aGroup({ name: 'Elsewhere' })
  await kept.store.groups.add(group, here, now)
  await kept.store.groups.add(neighbours, elsewhere, now)
})

interface Asking {
  readonly place?: ChannelKey | null
  readonly manages?: boolean
  readonly roles?: readonly string[] | null
  /** What the platform answers when it is asked for somebody's roles. */
  readonly asked?: readonly string[]
}

/** What somebody reads when they say or use something. */
async function reads(name: string, said: Said, asking: Asking = {}): Promise<string> {
  const { place = here, manages = false, roles = [], asked = [] } = asking
  const gone = async () => ({ sent: false, why: 'gone' }) as const
  const messenger = {
    send: gone,
    update: gone,
    remove: gone,
    sees: async () => true,
    standing: async () => ({ manages: false, roles: asked }),
    turns: () => 1,
  }
  const codec = createActionCodec(kept.store.secret('action ids'))
  const house = { store: kept.store, messenger, now: () => now }
  const desk = openDesk(house, codec, (error) => {
    throw error
  })
  const { door, tenant, externalId } = accountOf(name)
  const invocation: Invocation = {
    account: { door, tenant, externalId },
    name,
    place,
    community: place?.community ?? null,
    manages,
    roles,
    once: randomUUID(),
    said,
  }
  const reply = await desk.answer(invocation)
  return reply.kind === 'card' ? textOf(reply.card) : reply.form.title
}

/** A command with arguments that it does not know: permitted or not, nothing is done. */
const saying = (name: string, usage: string | null): Said => ({
  said: 'command',
  name,
  args: { usage, values: {} },
})

/** An action with one parameter too many: it is looked whether it is permitted, and nothing is done. */
function using(name: string, groupId: string): Said {
  const action = actions.find((one) => one.name === name)
  const places = ['0', '1', '2', '3', '4']
  const at = Number(action?.groupOf(places) ?? places.length)
  const params = [...places.slice(0, at), groupId, 'too', 'many', 'of', 'them']
  const codec = createActionCodec(kept.store.secret('action ids'))
  return { said: 'action', id: codec.write({ name, params }), chosen: null }
}

/** Somebody who is in the group just so, and how they come in. */
async function somebody(title: string): Promise<{ name: string; asking: Asking }> {
  const column = columns.find((one) => one.title === title)
  const name = title.replaceAll(/\W/gu, '')
  await addPerson(kept.store, name)
  await isInGroup(name, column?.standing.role ?? null)
  const isHolder = column?.standing.holdsModeratorRole ?? false
  const asking = {
    manages: column?.standing.manages ?? false,
    roles: isHolder ? ['moderators'] : [],
  }
  return { name, asking }
}

async function isInGroup(name: string, role: Role | null): Promise<void> {
  const known = await kept.store.people.byAccount(accountOf(name))
  if (known && role !== null) await kept.store.groups.join(known.person.id, group.id, role, now)
}

const isRefused = (text: string): boolean => refusal.test(text)

describe.each(columns)('$title', ({ title, standing }) => {
  it('says what is permitted, and nothing else', async () => {
    const { name, asking } = await somebody(title)

    const wrong: string[] = []
    for (const command of commands)
      for (const usage of command.usages) {
        if (!command.where.includes('group') || usage.who === 'anyone') continue
        await isInGroup(name, standing.role) // the one before can have been leaving
        const text = await reads(name, saying(command.name, usage.name), asking)
        if (isRefused(text) === isPermitted(usage.who, standing))
          wrong.push(`/${command.name} ${usage.name}`)
      }

    expect(wrong).toEqual([])
  })

  it('uses what is permitted, and nothing else', async () => {
    const { name, asking } = await somebody(title)

    const wrong: string[] = []
    for (const { name: action, who } of actions) {
      const text = await reads(name, using(action, group.id), asking)
      if (isRefused(text) === isPermitted(who, standing)) wrong.push(action)
    }

    expect(wrong).toEqual([])
  })
})

const moderating = actions.filter(({ who }) => who === 'moderators')

describe('a group is moderated by its own moderators', () => {
  it('names another group: only who belongs to that one finds it', async () => {
    const { name, asking } = await somebody('moderator')
    const named = moderating.filter((action) => action.groupOf(['0', '1', '2', '3', '4']) !== null)

    for (const action of named)
      expect(await reads(name, using(action.name, neighbours.id), asking)).toMatch(
        /^That group is not in this channel/,
      )

    expect(named.length).toBeGreaterThan(0)
  })

  it('can be moderated from a direct message by a named moderator, in whichever of their groups', async () => {
    const { id } = await addPerson(kept.store, 'noor')
    await kept.store.groups.join(id, group.id, 'moderator', now)
    await kept.store.groups.join(id, neighbours.id, 'member', now)
    const direct = { place: null, roles: null }

    for (const action of moderating) {
      if (action.groupOf(['0', '1', '2', '3', '4']) === null) continue
      expect(await reads('noor', using(action.name, group.id), direct)).not.toMatch(refusal)
      expect(await reads('noor', using(action.name, neighbours.id), direct)).toMatch(refusal)
    }
  })

  it('managing one community gives no rights in another, also for a member', async () => {
    const { id } = await addPerson(kept.store, 'max')
    await kept.store.groups.join(id, neighbours.id, 'member', now)

    for (const action of moderating) {
      if (action.groupOf(['0', '1', '2', '3', '4']) === null) continue
      const text = await reads('max', using(action.name, neighbours.id), { manages: true })
      expect(text).toMatch(refusal)
    }
  })

  it('asks the platform for roles that what was said does not name', async () => {
    await addPerson(kept.store, 'ola')
    const [action] = moderating

    const held = { roles: null, asked: ['moderators'] }
    expect(await reads('ola', using(action?.name ?? '', group.id), held)).not.toMatch(refusal)
    const none = { roles: null, asked: ['others'] }
    expect(await reads('ola', using(action?.name ?? '', group.id), none)).toMatch(refusal)
  })
})
