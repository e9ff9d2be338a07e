import type { Destination, Sent } from '#chat/messenger.ts'
import type { GroupId, PersonId } from '#domain/id.ts'
import type { AccountKey, Language } from '#domain/person.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { ChannelKey, Post, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { postInChannels } from './post-in-channels.ts'

/** Where a hello stands that was said for somebody in a group. */
export async function hellosOf(
  store: Store,
  personId: PersonId,
  groupId: GroupId,
): Promise<readonly Post[]> {
  const all = await store.posts.about('newcomer', personId)
  return all.filter((post) => post.groupId === groupId)
}

/** Tells this coming of theirs apart from an earlier one, after which they left. */
async function arrivalOf(store: Store, personId: PersonId, groupId: GroupId): Promise<string> {
  const consents = await store.consents.of(personId)
  const holding = consents.find((one) => one.groupId === groupId && one.leftAt === null)
  return [groupId, holding?.id ?? ''].join(' ')
}

/**
 * Greets the group for a member, since they said so: once in each channel where it posts.
 *
 * @param send sends to one channel with the key of the delivery.
 */
export async function sayHello(
  store: Store,
  { person, memberships, now }: Speaker,
  groupId: GroupId,
  send: (to: Destination, key: string) => Promise<Sent>,
): Promise<
  Result<
    'said' | 'said-before',
    'not-in-group' | 'not-delivered' | 'partly-delivered' | 'group-muted'
  >
> {
  if (!memberships.some(({ group }) => group.id === groupId)) return failed('not-in-group')
  const stood = (await hellosOf(store, person.id, groupId)).length > 0
  const key = idForAct(person.id, await arrivalOf(store, person.id, groupId), 'hello')
  const posting = { groupId, kind: 'newcomer', about: person.id, personId: person.id, now } as const
  const posted = await postInChannels(store, posting, (place) =>
    send({ to: 'channel', place }, key),
  )
  if (posted.arrived > 0) return posted.isAwaited ? failed('partly-delivered') : ok('said')
  if (stood) return ok('said-before')
  return failed(posted.isMuted ? 'group-muted' : 'not-delivered')
}

/** Somebody to whom something is brought, and how. */
export interface Reached {
  readonly account: AccountKey
  readonly language: Language
}

/**
 * Brings a welcome to somebody for whom a hello was said: one from each member.
 *
 * @param send brings it with the key of the delivery.
 */
export async function sayWelcome(
  store: Store,
  { person, now }: Speaker,
  groupId: GroupId,
  newcomerId: PersonId,
  send: (to: Reached, key: string) => Promise<Sent>,
): Promise<Result<'said' | 'said-before', 'own-hello' | 'hello-gone' | 'welcome-not-delivered'>> {
  if (newcomerId === person.id) return failed('own-hello')
  const [hello] = await hellosOf(store, newcomerId, groupId)
  const [member] = await store.schedule.members([newcomerId], now)
  const isHere = member?.groups.some(({ id }) => id === groupId)
  if (!hello || !member || !isHere) return failed('hello-gone')
  const arrival = await arrivalOf(store, newcomerId, groupId)
  const key = idForAct(person.id, `${newcomerId} ${arrival}`, 'welcome')
  if ((await store.posts.about('newcomer', key)).length > 0) return ok('said-before')

  const account = accountAt(hello.channel, member.accounts)
  if (!account) return failed('welcome-not-delivered')
  const sent = await send({ account, language: member.person.language }, key)
  if (!sent.sent) return failed('welcome-not-delivered')
  // It tells of the newcomer alone: who brought it cannot be read from it.
  const { channel } = hello
  const { message } = sent
  const about = { kind: 'newcomer', about: key, personId: newcomerId } as const
  await store.posts.put({ groupId, channel, ...about, message, postedAt: now })
  return ok('said')
}

/** The account at the door of a channel where they are spoken of, or else the first. */
export const accountAt = (
  { door }: Pick<ChannelKey, 'door'>,
  accounts: readonly AccountKey[],
): AccountKey | undefined => accounts.find((one) => one.door === door) ?? accounts[0]
