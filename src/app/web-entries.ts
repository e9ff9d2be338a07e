import { createHash, randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Messenger } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { isPermitted } from '#domain/permission.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { CommunityKey, Store, WebEntry } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

/** How long a link to a dashboard opens it, in minutes. */
export const linkMinutes = 15
/** How long a browser that came in by it stays in, in hours. */
export const sessionHours = 8

/** Why nobody comes in by a link. */
export type LinkProblem =
  | 'dashboard-link-unknown'
  | 'dashboard-link-used'
  | 'dashboard-link-expired'
  | 'dashboard-not-moderating'

const problems = {
  unknown: 'dashboard-link-unknown',
  used: 'dashboard-link-used',
  expired: 'dashboard-link-expired',
} as const satisfies Readonly<Record<string, LinkProblem>>

/**
 * A key to a group's dashboard for somebody who moderates it, good for one entry within 15 minutes. Only
 * its hash is kept.
 */
export async function newDashboardKey(
  store: Store,
  { person, account, now }: Pick<Speaker, 'person' | 'account' | 'now'>,
  group: Group,
  community: CommunityKey | null,
): Promise<string> {
  const key = newSecret()
  await store.webEntries.add({
    ...{ hash: hashOf(key), kind: 'link', groupId: group.id, personId: person.id, account },
    community: community?.community ?? null,
    expiresAt: now.add({ minutes: linkMinutes }),
  })
  return key
}

/** Whether a link can be used. Looking uses nothing up, since chat platforms look at links by themselves. */
export async function lookAtKey(
  store: Store,
  key: string,
  now: Temporal.Instant,
): Promise<Result<'open', LinkProblem>> {
  const state = await store.webEntries.link(hashOf(key), now)
  return state === 'open' ? ok(state) : failed(problems[state])
}

/** Uses a link up, and gives what the browser proves itself with from then on. It is recorded. */
export async function enter(
  { store, messenger }: { readonly store: Store; readonly messenger: Messenger },
  key: string,
  now: Temporal.Instant,
): Promise<Result<{ readonly session: string }, LinkProblem>> {
  const hash = hashOf(key)
  const link = await store.webEntries.take(hash, now)
  if (link === null) {
    const state = await store.webEntries.link(hash, now)
    return failed(state === 'open' ? 'dashboard-link-unknown' : problems[state])
  }
  if ((await moderatedNow(store, messenger, link)) === null)
    return failed('dashboard-not-moderating')
  const session = newSecret()
  const expiresAt = now.add({ hours: sessionHours })
  const { groupId, personId } = link
  await store.inOne(async (tx) => {
    await tx.webEntries.add({ ...link, hash: hashOf(session), kind: 'session', expiresAt })
    await tx.moderatorActs.add({
      id: idForAct(personId, hash, 'dashboard'),
      ...{ groupId, personId, kind: 'dashboard-opened', details: {}, at: now },
    })
  })
  return ok({ session })
}

export type SessionProblem = 'dashboard-signed-out' | 'dashboard-not-moderating'

/**
 * The group whose dashboard a browser may see at this moment. Who does not moderate it any more is out
 * for good, on this browser.
 */
export async function visited(
  { store, messenger }: { readonly store: Store; readonly messenger: Messenger },
  session: string,
  now: Temporal.Instant,
): Promise<Result<Group, SessionProblem>> {
  const entry = await store.webEntries.session(hashOf(session), now)
  if (entry === null) return failed('dashboard-signed-out')
  const group = await moderatedNow(store, messenger, entry)
  if (group !== null) return ok(group)
  await store.webEntries.remove(entry.hash)
  return failed('dashboard-not-moderating')
}

/** Unknown: nothing. */
export const signOut = (store: Store, session: string): Promise<void> =>
  store.webEntries.remove(hashOf(session))

/** The group, if the person of an entry moderates it at this moment; `null` if not. */
async function moderatedNow(
  store: Store,
  messenger: Messenger,
  { groupId, personId, account, community }: WebEntry,
): Promise<Group | null> {
  const known = await store.people.byAccount(account)
  if (known?.person.id !== personId) return null
  const membership = known.memberships.find(({ group }) => group.id === groupId)
  const group = membership?.group ?? (await store.groups.get(groupId))
  if (group === null) return null
  const role = membership?.role ?? null
  const named = { role, holdsModeratorRole: false, manages: false }
  if (isPermitted('moderators', named)) return group

  const lives = await store.groups.channels(groupId)
  const isThere = (one: CommunityKey): boolean =>
    one.door === account.door && one.community === community
  if (community === null || !lives.some(isThere)) return null
  const standing = await messenger.standing(account, community)
  if (standing === null) return null
  const holdsModeratorRole = group.moderatorRoles.some(
    (one) => isThere(one) && standing.roles.includes(one.role),
  )
  const { manages } = standing
  return isPermitted('moderators', { role, holdsModeratorRole, manages }) ? group : null
}

const newSecret = (): string => randomBytes(32).toString('base64url')

/** A secret of 256 bits needs no salt. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
