import { createHmac } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Messenger, Sent } from '#chat/messenger.ts'
import { asId, type ConcernId, type GroupId, type PersonId, type ShareId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { cleanText } from '#domain/text.ts'
import type { ConcernOutcome, KeptShare, Store } from '#store/store.ts'
import { accountAt, type Reached } from './greet.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { removePosts } from './post-in-channels.ts'

/** In UTF-16 units. */
export const concernLimit = 500

/** A share that stands in a group's channels. */
interface GroupShare extends KeptShare {
  readonly to: { readonly groupId: GroupId }
}

/** What was posted in a group; taken down, it is not there any more. */
async function findGroupShare(
  store: Store,
  id: ShareId,
): Promise<Result<GroupShare, 'share-not-there'>> {
  const share = await store.shares.get(id)
  if (!share?.posted || !('groupId' in share.to)) return failed('share-not-there')
  const concerns = await store.concerns.of(id)
  if (concerns.some(({ outcome }) => outcome === 'taken-down')) return failed('share-not-there')
  return ok({ ...share, to: share.to })
}

export interface RaisedConcern {
  readonly groupId: GroupId
  /** Whether it is the first about its share: then the moderators hear of it. */
  readonly isFirst: boolean
}

/**
 * Asks the moderators of the group to look at a share. Nothing of who asks is kept: one person's concern
 * about a share has one id, which nobody can lead back to them without the secret of this installation.
 *
 * @param typed what the moderators should know; may be empty.
 */
export async function raiseConcern(
  store: Store,
  { person, now }: Speaker,
  id: ShareId,
  typed: string,
): Promise<Result<RaisedConcern, 'share-not-there' | 'concern-too-long'>> {
  const words = cleanText(typed)
  if (words.length > concernLimit) return failed('concern-too-long')
  const found = await findGroupShare(store, id)
  if (!found.ok) return found
  const { groupId } = found.value.to
  const before = await store.concerns.of(id)
  const isAdded = await store.concerns.add({
    id: concernId(store, id, person.id),
    groupId,
    shareId: id,
    words: words === '' ? null : words,
    at: now,
  })
  return ok({ groupId, isFirst: isAdded && before.length === 0 })
}

function concernId(store: Store, shareId: ShareId, personId: PersonId): ConcernId {
  const mark = createHmac('sha256', store.secret('concerns'))
    .update(`${shareId} ${personId}`)
    .digest('hex')
  return asId(idForAct(mark, shareId, 'concern'))
}

/**
 * Lets the named moderators of a group know that there is something to look at.
 *
 * @param send tells one of them with the key of the delivery.
 */
export async function tellModerators(
  store: Store,
  { now }: Speaker,
  groupId: GroupId,
  shareId: ShareId,
  send: (to: Reached, key: string) => Promise<Sent>,
): Promise<void> {
  const named = await store.groups.moderators(groupId)
  const moderators = await store.schedule.members(
    named.map(({ personId }) => personId),
    now,
  )
  await Promise.all(
    moderators.map(async ({ person: { id, language }, accounts: [account] }) => {
      const key = idForAct(id, shareId, 'concern to look at')
      if (account) await send({ account, language }, key)
    }),
  )
}

/** Who posted what was taken down, and how they are reached. */
export interface Author extends Reached {
  readonly sharedAt: Temporal.Instant
}

export type HandleFailure = 'concern-not-there' | 'concern-handled' | 'not-taken-down'

/**
 * Handles all open concerns about a share: it is left as it is, or taken down in every channel, and its
 * author hears of that. Taking down again what could not be removed everywhere goes on with the rest.
 *
 * @param once as in `Invocation.once`.
 * @param send tells the author with the key of the delivery.
 */
export async function handleConcern(
  store: Store,
  messenger: Pick<Messenger, 'remove'>,
  speaker: Speaker,
  handled: {
    readonly groupId: GroupId
    readonly shareId: ShareId
    readonly outcome: ConcernOutcome
    readonly once: string
  },
  send: (to: Author, key: string) => Promise<Sent>,
): Promise<Result<ConcernOutcome, HandleFailure>> {
  const { groupId, shareId, outcome } = handled
  const concerns = await store.concerns.of(shareId)
  if (!concerns.some((one) => one.groupId === groupId)) return failed('concern-not-there')
  const isFirst = await markHandled(store, speaker, handled)
  const posts = (await store.posts.about('share', shareId)).filter(
    (post) => post.groupId === groupId,
  )
  const isLeftToDo = concerns.some((one) => one.outcome === 'taken-down') && posts.length > 0
  if (!isFirst && !(outcome === 'taken-down' && isLeftToDo)) return failed('concern-handled')
  if (outcome === 'left') return ok(outcome)

  const isAway = await removePosts(store, messenger, posts)
  const share = await store.shares.get(shareId)
  const [author] = share ? await store.schedule.members([share.personId], speaker.now) : []
  const [post] = posts
  const account = author && (post ? accountAt(post.channel, author.accounts) : author.accounts[0])
  if (share && account) {
    const { language } = author.person
    const key = idForAct(share.personId, shareId, 'taken down')
    await send({ account, language, sharedAt: share.sharedAt }, key)
  }
  return isAway ? ok(outcome) : failed('not-taken-down')
}

/** `false` when somebody was first. */
const markHandled = (
  store: Store,
  { person, now }: Speaker,
  { groupId, shareId, outcome, once }: Parameters<typeof handleConcern>[3],
): Promise<boolean> =>
  store.inOne(async (tx) => {
    const isFirst = await tx.concerns.handle(shareId, outcome, now)
    if (isFirst)
      await tx.moderatorActs.add({
        id: idForAct(person.id, `${shareId} ${once}`, 'handled'),
        groupId,
        personId: person.id,
        kind: outcome === 'left' ? 'report-left' : 'report-taken-down',
        details: {},
        at: now,
      })
    return isFirst
  })
