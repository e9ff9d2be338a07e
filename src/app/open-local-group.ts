import type { Temporal } from 'temporal-polyfill'
import type { Zone } from '#domain/calendar.ts'
import type { Group, Role } from '#domain/group.ts'
import { asId, type CommunityId, type GroupId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'
import { firstSettings } from '#domain/policy.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { meetPerson } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'

export interface LocalGroup {
  readonly name: string
  /** The machine's own zone. */
  readonly zone: Zone
  readonly lives: ChannelKey
  readonly personas: readonly {
    readonly account: AccountKey
    readonly name: string
    readonly role: Role
  }[]
}

/** Sets up the local page's group with its people, once; what they changed since stays. */
export async function openLocalGroup(
  store: Store,
  local: LocalGroup,
  now: Temporal.Instant,
): Promise<Group> {
  const known = await store.groups.at(local.lives)
  const group = known ?? (await addGroup(store, local, now))
  for (const { account, name, role } of local.personas) {
    const speaker = await meetPerson(store, { account, name, place: local.lives, now })
    if (speaker.role === null)
      await changing(store, speaker, (tx) => tx.groups.join(speaker.person.id, group.id, role, now))
  }
  return group
}

async function addGroup(store: Store, local: LocalGroup, now: Temporal.Instant): Promise<Group> {
  const group: Group = {
    id: asId<GroupId>(idForAct('local page', 'first', 'group')),
    communityId: asId<CommunityId>(idForAct('local page', 'first', 'community')),
    name: local.name,
    kind: 'peer-led',
    focus: 'wellbeing',
    zone: local.zone,
    ...firstSettings('peer-led', 'wellbeing'),
  }
  await store.groups.add(group, local.lives, now)
  return group
}
