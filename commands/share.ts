import { z } from 'zod'
import type { Speaker } from '#app/meet-person.ts'
import { seeProgress } from '#app/see-progress.ts'
import { findShareable, shareCheckIn } from '#app/share-check-in.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { GroupId } from '#domain/id.ts'
import { failureCard } from '#words/failure.ts'
import { type CheckInPost, checkInPostCard, sharePreviewCard } from '#words/share-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'

const { goal, date, group } = carried
const days = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)

/** Shows what a group would read of a check-in. The figure travels with the button that posts it. */
const preview = defineAction(
  'share.preview',
  { goal, on: date },
  async (context: Context, { goal, on }): Promise<Reply> => {
    const { store, speaker, words } = context
    const progress = await seeProgress(store, speaker, goal)
    if (!progress.ok) return privately(failureCard(words, progress.error))
    const [groupId] = inThisGroupFirst(speaker, progress.value.sharedWith)
    if (!groupId) return privately(failureCard(words, 'goal-not-shared'))
    const found = await findShareable(store, speaker, goal, on, groupId)
    if (!found.ok) return privately(failureCard(words, found.error))

    const total = progress.value.progress.totalDays
    return privately(
      sharePreviewCard(words, postOf(speaker, total), found.value.group.name, {
        post: post.to({ goal, on: on.toString(), group: groupId, days: String(total) }),
        keep: keep.to({}),
      }),
    )
  },
)

const post = defineAction(
  'share.post',
  { goal, on: date, group, days },
  async (context: Context, { goal, on, group, days }): Promise<Reply> => {
    const { store, speaker, words, messenger } = context
    const found = await findShareable(store, speaker, goal, on, group)
    if (!found.ok) return inPlace(failureCard(words, found.error))
    const groupWords = wordsIn(words.language, found.value.group)
    const shared = await shareCheckIn(store, speaker, found.value, (to, share) => {
      const report = links.report(to, share)
      const card = checkInPostCard(groupWords, postOf(speaker, days), report)
      return messenger.send(to, card, share)
    })
    if (!shared.ok) return inPlace(failureCard(words, shared.error))
    const key = shared.value === 'shared' ? 'share.done' : 'share.done-before'
    return inPlace(sentenceCard(words, key, { group: found.value.group.name }))
  },
)

const keep = defineAction('share.keep', {}, async ({ words }: Context) =>
  inPlace(sentenceCard(words, 'share.kept-private')),
)

const postOf = ({ account, name }: Speaker, totalDays: number): CheckInPost => ({
  account,
  name,
  totalDays,
})

/** The group in whose channel the member is, when the goal counts there; else the first. */
const inThisGroupFirst = (speaker: Speaker, groups: readonly GroupId[]): readonly GroupId[] =>
  [...groups].sort((a, b) => Number(b === speaker.group?.id) - Number(a === speaker.group?.id))

export const shareActions: readonly Action<Context>[] = [preview, post, keep]
