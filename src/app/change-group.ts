import type { Group } from '#domain/group.ts'
import {
  changesDays,
  differences,
  type GroupChangeProblem,
  type GroupChanges,
  withChanges,
} from '#domain/group-change.ts'
import type { GroupId } from '#domain/id.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { ModeratorAct, Store } from '#store/store.ts'
import { readKeptSettings, toKeptSettings } from './kept-settings.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

export interface GroupChange {
  readonly changes: GroupChanges
  /** Of the group that the moderator had before them: a change since then is not written over. */
  readonly version: number
  /** Names this one act, as in `Invocation.once`. */
  readonly once: string
  /** What it is recorded as, with what it was about; a change of settings, when left out. */
  readonly act?: { readonly kind: ModeratorActKind; readonly about: string }
}

export type ChangeProblem = GroupChangeProblem | 'group-not-here' | 'group-changed'

export interface ChangedGroup {
  /** As it stands now. */
  readonly group: Group
  /** What `undoChange` takes back; `null` where nothing of theirs can be taken back. */
  readonly act: string | null
}

/**
 * Changes a group's settings, records who did it, and has the members' days worked out anew where they
 * are different now: all or nothing. What stands already is no change, so twice is once.
 */
export async function changeGroup(
  store: Store,
  speaker: Speaker,
  groupId: GroupId,
  { changes, version, once, act }: GroupChange,
): Promise<Result<ChangedGroup, ChangeProblem>> {
  const group = await store.groups.get(groupId)
  if (group === null) return failed('group-not-here')
  const wanted = withChanges(group, changes)
  if (!wanted.ok) return wanted
  const changed = differences(group, wanted.value)
  if (changed.length === 0) return ok({ group, act: await ownNewest(store, speaker, group) })
  const id = idForAct(speaker.person.id, once, 'change')
  const written = await write(store, speaker, {
    before: group,
    after: { ...wanted.value, version },
    id,
    kind: act?.kind ?? 'changed',
    ...(act ? { about: act.about } : {}),
  })
  return written === null ? failed('group-changed') : ok({ group: written, act: id })
}

/** The change by which the speaker brought the group to how it stands, if it was theirs. */
async function ownNewest(
  { moderatorActs }: Store,
  { person }: Speaker,
  group: Group,
): Promise<string | null> {
  const newest = standingChange(group, await moderatorActs.of(group.id, mostOfOneInstant))
  return newest?.personId === person.id ? newest.id : null
}

/** Acts of one instant are in no order of their own. */
const mostOfOneInstant = 10

/** Of what moderators did, the change of settings since which nothing of the group was changed. */
export const standingChange = <T extends ModeratorAct>(
  { version }: Group,
  acts: readonly T[],
): T | undefined =>
  acts.find(
    ({ kind, details }) =>
      kind === 'changed' && readKeptSettings(details.before)?.version === version,
  )

export type UndoProblem = 'undo-not-found' | 'undone-already' | 'undo-too-late'

/** Puts back what stood before a change, as long as nothing was changed since. */
export async function undoChange(
  store: Store,
  speaker: Speaker,
  groupId: GroupId,
  act: string,
): Promise<Result<Group, UndoProblem>> {
  const [group, done] = await Promise.all([
    store.groups.get(groupId),
    store.moderatorActs.get(groupId, act),
  ])
  const kept = done?.kind === 'changed' ? readKeptSettings(done.details.before) : null
  if (group === null || kept === null) return failed('undo-not-found')
  const id = idForAct(groupId, act, 'undo')
  const written =
    group.version === kept.version
      ? await write(store, speaker, {
          before: group,
          after: { ...group, ...kept.settings },
          id,
          kind: 'undid',
        })
      : null
  if (written !== null) return ok(written)
  const isUndone = (await store.moderatorActs.get(groupId, id)) !== null
  return failed(isUndone ? 'undone-already' : 'undo-too-late')
}

interface Writing {
  readonly before: Group
  /** With the version that it replaces. */
  readonly after: Group
  readonly id: string
  readonly kind: ModeratorActKind
  readonly about?: string
}

/** `null`, and nothing changed, when somebody else was first. */
const write = (
  store: Store,
  { person, now }: Speaker,
  { before, after, id, kind, about }: Writing,
): Promise<Group | null> =>
  store.inOne(async (tx) => {
    if (!(await tx.groups.update(after))) return null
    const written = { ...after, version: after.version + 1 }
    const changed = differences(before, after)
    await tx.moderatorActs.add({
      id,
      groupId: after.id,
      personId: person.id,
      kind,
      details: {
        ...(about === undefined ? {} : { about }),
        before: toKeptSettings(before, changed, written.version),
      },
      at: now,
    })
    if (changesDays(changed)) await tx.groups.replanMembers(after.id, now)
    return written
  })
