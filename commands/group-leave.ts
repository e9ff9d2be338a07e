import { endMembership } from '#app/leave-group.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately } from '#chat/reply.ts'
import type { GroupId } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import { leftCard } from '#words/join-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'

const { say } = wordsIn('en')

/** `/group leave`: one tap, and nothing is asked. */
export const groupLeave = usage({
  name: 'leave',
  summary: say('command.group.leave'),
  who: 'members',
  options: [],
  async run(context: Context) {
    const id = context.speaker.group?.id
    return privately(id ? await left(context, id) : failureCard(context.words, 'not-in-group'))
  },
})

/** What leaves a group in one tap. For anyone: whoever is in no such group has nothing to leave, also after a first tap. */
export const leaveGroup = defineAction(
  'group.leave',
  { group: carried.group },
  async (context: Context, { group }) => inPlace(await left(context, group)),
)

async function left(context: Context, id: GroupId): Promise<Card> {
  const { store, speaker, words, messenger, once } = context
  const done = await endMembership(store, messenger, speaker, id, once)
  if (!done.ok) return failureCard(words, done.error)
  const { group, wasModerator, wasLastModerator } = done.value
  const was = { moderator: wasModerator, lastModerator: wasLastModerator }
  return leftCard(words, group, was, links.joinGroup(group.id))
}

export const groupLeaveActions: readonly Action<Context>[] = [leaveGroup]
