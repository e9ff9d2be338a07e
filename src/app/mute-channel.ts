import type { Group } from '#domain/group.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { isSameChannel } from './same-channel.ts'

/** From now on nothing is posted in this channel of the group, or things are again. */
export async function muteChannel(
  store: Store,
  { person, now }: Speaker,
  group: Group,
  asked: { readonly channel: ChannelKey; readonly isMuted: boolean; readonly once: string },
): Promise<void> {
  const { channel, isMuted, once } = asked
  const isMutedAlready = !(await postsHere(store, group, channel))
  if (isMutedAlready === isMuted) return
  await store.inOne(async (tx) => {
    await tx.groups.mute(channel, isMuted)
    await tx.moderatorActs.add({
      id: idForAct(person.id, once, 'mute'),
      groupId: group.id,
      personId: person.id,
      kind: isMuted ? 'muted' : 'unmuted',
      details: {},
      at: now,
    })
  })
}

/** Whether something may be posted in this channel of the group. */
export async function postsHere(store: Store, group: Group, place: ChannelKey): Promise<boolean> {
  const channels = await store.groups.postsIn(group.id)
  return channels.some((one) => isSameChannel(one, place))
}
