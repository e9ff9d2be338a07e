import { z } from 'zod'
import { moveGroup } from '#app/link-groups.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { GroupHome } from '#domain/group.ts'
import { failureCard } from '#words/failure.ts'
import {
  groupLinkedCard,
  groupMoveCard,
  groupMovePreviewCard,
  homeKey,
} from '#words/link-group-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { postCard } from './group-link.ts'
import { leaveLink } from './link.ts'

const { say } = wordsIn('en')

/** `/group move`: for a group whose channel is gone, or was the wrong one. */
export const groupMove = usage({
  name: 'move',
  summary: say('command.group.move'),
  who: 'managers',
  options: [],
  async run(context: Context): Promise<Reply> {
    const { speaker, words } = context
    if (speaker.group) return privately(failureCard(words, 'channel-has-group'))
    const homes = await homesOf(context)
    return privately(
      homes.length === 0
        ? failureCard(words, 'no-group-to-move')
        : groupMoveCard(words, homes, look.to({})),
    )
  },
})

const homesOf = async ({ store, place }: Context): Promise<readonly GroupHome[]> =>
  place ? store.groups.inCommunity(place) : []

const look = defineAction(
  'group.move-which',
  {},
  async (context: Context, _, { chosen }): Promise<Reply> => {
    const { words } = context
    const home = (await homesOf(context)).find((one) => homeKey(one) === chosen)
    if (!home) return privately(failureCard(words, 'group-not-there'))
    const confirm = move.to({ moved: home.group.id, from: home.channel ?? '' })
    return inPlace(groupMovePreviewCard(words, home.group, { confirm, leave: leaveLink }))
  },
  'card',
  'managers',
)

/** What it carries is no group of the channel in which it is used, so it is not named as that. */
const move = defineAction(
  'group.move',
  { moved: carried.group, from: z.string() },
  async (context: Context, { moved, from }): Promise<Reply> => {
    const { store, messenger, speaker, words, place, once } = context
    if (!place) return privately(sentenceCard(words, 'sorry.not-here'))
    const which = { group: moved, from: from === '' ? null : from }
    const done = await moveGroup(store, messenger, speaker, place, which, once)
    if (!done.ok) return inPlace(failureCard(words, done.error))
    const isPosted = await postCard(context, done.value, place)
    return inPlace(groupLinkedCard(words, done.value, 'moved', isPosted))
  },
  'card',
  'managers',
)

export const groupMoveActions: readonly Action<Context>[] = [look, move]
