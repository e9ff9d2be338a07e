import type { Group, RoleKey } from '#domain/group.ts'
import type { PersonId } from '#domain/id.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'
import type { AccountKey } from '#domain/person.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { NamedModerator, Store } from '#store/store.ts'
import { type ChangedGroup, type ChangeProblem, changeGroup } from './change-group.ts'
import { meetPerson, type Speaker, turnTo } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'

/**
 * Makes the person behind an account a moderator of the group, and a member where they were none. Who has
 * never spoken to us becomes known by the account alone.
 */
export async function appoint(
  store: Store,
  by: Speaker,
  group: Group,
  { account, once }: { readonly account: AccountKey; readonly once: string },
): Promise<Result<Speaker, 'moderator-already'>> {
  const known = await turnTo(store, account, by.now)
  const them = known ?? (await meetPerson(store, { account, name: '', place: null, now: by.now }))
  const role = them.memberships.find((one) => one.group.id === group.id)?.role ?? null
  const id = idForAct(by.person.id, once, 'appoint')
  if (role === 'moderator')
    return (await store.moderatorActs.get(group.id, id)) ? ok(them) : failed('moderator-already')

  await changeRole(store, them, group, 'moderator', {
    id,
    by: by.person.id,
    kind: 'appointed',
    about: them.name,
  })
  return ok(them)
}

/** Makes a moderator a member again. `null` when they were no moderator. */
export async function removeModerator(
  store: Store,
  by: Speaker,
  group: Group,
  { personId, once }: { readonly personId: string; readonly once: string },
): Promise<NamedModerator | null> {
  const moderators = await store.groups.moderators(group.id)
  const moderator = moderators.find((one) => one.personId === personId)
  const [first] = moderator?.accounts ?? []
  const them = first ? await turnTo(store, first.key, by.now) : null
  if (moderator === undefined || them === null) return null
  const isThemselves = them.person.id === by.person.id
  await changeRole(store, them, group, 'member', {
    id: removalId(by, once),
    by: by.person.id,
    kind: isThemselves ? 'stepped-down' : 'removed-moderator',
    about: them.name,
  })
  return moderator
}

/** Makes the speaker a member again. `false` when they were no moderator before this act. */
export async function stepDown(
  store: Store,
  speaker: Speaker,
  group: Group,
  once: string,
): Promise<boolean> {
  const own = { personId: speaker.person.id, once }
  const id = removalId(speaker, once)
  return (
    (await removeModerator(store, speaker, group, own)) !== null ||
    (await store.moderatorActs.get(group.id, id)) !== null
  )
}

const removalId = ({ person }: Speaker, once: string): string =>
  idForAct(person.id, once, 'remove moderator')

/** Whoever holds the role moderates the group from now on, or no longer does. */
export async function setRole(
  store: Store,
  by: Speaker,
  group: Group,
  { role, holds, once }: { readonly role: RoleKey; readonly holds: boolean; readonly once: string },
): Promise<Result<ChangedGroup, ChangeProblem>> {
  const others = group.moderatorRoles.filter((one) => !isSame(one, role))
  if (holds && others.length < group.moderatorRoles.length) return ok({ group, act: null })
  return await changeGroup(store, by, group.id, {
    changes: { moderatorRoles: holds ? [...others, role] : others },
    version: group.version,
    once,
    act: { kind: holds ? 'appointed-role' : 'removed-role', about: role.role },
  })
}

const isSame = (a: RoleKey, b: RoleKey): boolean =>
  a.role === b.role && a.community === b.community && a.door === b.door

interface RoleAct {
  readonly id: string
  readonly by: PersonId
  readonly kind: ModeratorActKind
  readonly about: string
}

const changeRole = (
  store: Store,
  them: Speaker,
  group: Group,
  role: 'moderator' | 'member',
  { id, by, kind, about }: RoleAct,
): Promise<void> =>
  changing(store, them, async (tx) => {
    await tx.groups.join(them.person.id, group.id, role, them.now)
    const details = about === '' ? {} : { about }
    await tx.moderatorActs.add({
      id,
      groupId: group.id,
      personId: by,
      kind,
      details,
      at: them.now,
    })
  })
