import { usage } from '#chat/command.ts'
import { privately, type Reply } from '#chat/reply.ts'
import { groupAboutCard } from '#words/group-moderators-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { leaveGroup } from './group-leave.ts'
import { moderatorViews } from './group-moderators.ts'
import { inGroup } from './group-settings.ts'

const { say } = wordsIn('en')

/** `/group about`: what this group is, for anyone in its channel. */
export const groupAbout = usage({
  name: 'about',
  summary: say('command.group.about'),
  who: 'anyone',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) => {
      const leave = context.speaker.role && leaveGroup.to({ group: group.id })
      const moderators = await moderatorViews(context, group)
      return privately(groupAboutCard(context.words, group, moderators, leave))
    }),
})
