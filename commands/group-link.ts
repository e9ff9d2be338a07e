import { z } from 'zod'
import { makeLinkCode } from '#app/link-codes.ts'
import { findLinkedGroup, linkGroup, unlinkGroup } from '#app/link-groups.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import type { ChannelKey } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { groupCard } from '#words/group-card.ts'
import {
  groupCodeCard,
  groupLinkedCard,
  groupLinkPreviewCard,
  groupUnlinkedCard,
  groupUnlinkQuestionCard,
} from '#words/link-group-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { join } from './group-join.ts'
import { leaveLink } from './link.ts'

const { say } = wordsIn('en')

/** `/group link`: a code that brings the group of this channel to another one. */
export const groupLink = usage({
  name: 'link',
  summary: say('command.group.link'),
  who: 'moderators',
  options: [],
  async run({ store, speaker, words }: Context): Promise<Reply> {
    const { group } = speaker
    if (!group) return privately(failureCard(words, 'group-not-here'))
    return privately(groupCodeCard(words, group, await makeLinkCode(store, speaker, group.id)))
  },
})

/** `/group connect`: the other half, in a channel that has no group yet. */
export const groupConnect = usage({
  name: 'connect',
  summary: say('command.group.connect'),
  who: 'managers',
  options: [
    {
      name: 'code',
      type: 'text',
      about: say('command.group.connect.code'),
      maxLength: 30,
      rest: true,
    },
  ],
  async run({ store, speaker, words }: Context, { code: typed = '' }): Promise<Reply> {
    const found = await findLinkedGroup(store, speaker, typed)
    if (!found.ok) return privately(failureCard(words, found.error))
    const { code, group } = found.value
    const actions = { confirm: confirm.to({ code }), leave: leaveLink }
    return privately(groupLinkPreviewCard(words, group, actions))
  },
})

const confirm = defineAction(
  'group.connect',
  { code: z.string() },
  async (context: Context, { code }): Promise<Reply> => {
    const { store, speaker, words, place, once } = context
    if (!place) return privately(sentenceCard(words, 'sorry.not-here'))
    const done = await linkGroup(store, speaker, place, code, once)
    if (!done.ok) return inPlace(failureCard(words, done.error))
    const group = done.value
    const sent = await postCard(context, group, place)
    return inPlace(groupLinkedCard(words, group, 'linked', sent))
  },
  'card',
  'managers',
)

/** Posts its invitation in a channel where it has come to live, and tells whether it stands there. */
export async function postCard(
  { messenger, words, once }: Context,
  group: Group,
  place: ChannelKey,
): Promise<boolean> {
  const card = groupCard(wordsIn(words.language, group), group, join.to({ group: group.id }))
  return (await messenger.send({ to: 'channel', place }, card, once)).sent
}

/** `/group unlink`: takes this channel away from the group. */
export const groupUnlink = usage({
  name: 'unlink',
  summary: say('command.group.unlink'),
  who: 'moderators',
  options: [],
  async run({ store, speaker, words }: Context): Promise<Reply> {
    const { group } = speaker
    if (!group) return privately(failureCard(words, 'group-not-here'))
    if ((await store.groups.channels(group.id)).length < 2)
      return privately(failureCard(words, 'last-channel'))
    const actions = { confirm: unlink.to({ group: group.id }), leave: leaveLink }
    return privately(groupUnlinkQuestionCard(words, group, actions))
  },
})

const unlink = defineAction(
  'group.unlink',
  { group: carried.group },
  async ({ store, speaker, words, place, messenger, once }: Context): Promise<Reply> => {
    if (!place) return privately(sentenceCard(words, 'sorry.not-here'))
    const done = await unlinkGroup(store, messenger, speaker, place, once)
    return inPlace(done.ok ? groupUnlinkedCard(words, done.value) : failureCard(words, done.error))
  },
  'card',
  'moderators',
)

export const groupLinkActions: readonly Action<Context>[] = [confirm, unlink]
