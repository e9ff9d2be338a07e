import { z } from 'zod'
import type { RecordedCheckIn } from '#app/record-check-in.ts'
import type { GoalMilestones } from '#app/see-milestones.ts'
import {
  findReached,
  findShareableMilestone,
  milestoneListeners,
  type ReachedMilestone,
  type ShareableMilestone,
  shareableOf,
  shareMilestone,
} from '#app/share-milestone.ts'
import { mayReach, milestonesToTell } from '#app/tell-milestones.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { alongWith, inPlace, privately, type Reply } from '#chat/reply.ts'
import { type GoalId, isUuid } from '#domain/id.ts'
import { keyOf, type MilestoneKey, parseMilestone } from '#domain/milestone.ts'
import type { Award, DueMilestone } from '#domain/milestone-award.ts'
import { marksElapsedTime } from '#domain/milestone-policy.ts'
import {
  type AwardSharing,
  awardCard,
  awardOfferCard,
  awardToldCard,
  type MilestonePost,
  milestonePostCard,
  milestonePreviewCard,
} from '#words/award-card.ts'
import { failureCard } from '#words/failure.ts'
import type { SharingOffer } from '#words/milestone-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { type Words, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'
import { named } from './listeners.ts'

/**
 * The answer to something that can reach a milestone of a goal, such as a check-in or a start that lies
 * in the past: each milestone whose turn has come goes along in a private card of its own, once.
 */
export const withMilestones = (context: Context, goalId: GoalId, reply: Reply): Reply =>
  reply.kind === 'card' ? alongWith(reply, () => milestoneCards(context, goalId)) : reply

/** As `withMilestones`, after a check-in. */
export const withMilestonesAfter = (
  context: Context,
  kept: RecordedCheckIn,
  reply: Reply,
): Reply => (mayReach(kept) ? withMilestones(context, kept.goal.id, reply) : reply)

async function milestoneCards(context: Context, goalId: GoalId): Promise<readonly Card[]> {
  const found = await milestonesToTell(context.store, context.speaker, goalId)
  if (found === null) return []
  return Promise.all(
    found.due.map((due) =>
      due.needsConsent
        ? offerOf(context, found.of, due)
        : cardOf(context, { ...due, of: found.of }),
    ),
  )
}

/** For the card of one goal: what can still be shared, each with what begins that. */
export const sharingOffers = (
  { speaker }: Context,
  seen: GoalMilestones,
): readonly SharingOffer[] =>
  shareableOf(seen, speaker).map(({ milestone, of, award }) => ({
    milestone,
    action: show.to(carriedBy(of.goal.id, award)),
  }))

/** The words of the group in whose manner milestones of this goal are told. */
const wordsFor = ({ words }: Context, { group }: GoalMilestones): Words =>
  group === null ? words : wordsIn(words.language, group)

export const kindOf = ({ group }: GoalMilestones) => group?.kind ?? 'peer-led'

async function cardOf(context: Context, reached: ReachedMilestone): Promise<Card> {
  const { store, speaker } = context
  if (!reached.mayShare) return privateCard(context, reached)
  const { of, award } = reached
  const carried = carriedBy(of.goal.id, award)
  const listeners = await milestoneListeners(store, speaker, reached)
  return privateCard(context, reached, {
    with: listeners
      .map(named)
      .map((one) => ({ ...one, preview: see.to({ ...carried, to: one.id }) })),
    keep: keep.to(carried),
  })
}

function privateCard(
  context: Context,
  { of, milestone, on }: ReachedMilestone,
  sharing: AwardSharing | null = null,
): Card {
  const { goal, isCalm } = of
  const view = { goal, milestone, on, kind: kindOf(of), isCalm }
  return awardCard(wordsFor(context, of), view, context.speaker.today, sharing)
}

function offerOf(context: Context, of: GoalMilestones, due: DueMilestone): Card {
  const { goal } = of
  const { milestone, award } = due
  return awardOfferCard(
    wordsFor(context, of),
    { goal, milestone, kind: kindOf(of) },
    {
      // In any other goal time goes from the first day that was answered.
      since: goal.mode === 'abstain' ? award.runStart : null,
      today: context.speaker.today,
    },
    { accept: accept.to(carriedBy(goal.id, award)), decline: decline.to({}) },
  )
}

/** One that the member is told of; `null` when it does not stand any more. */
export async function reachedCard(
  context: Context,
  goalId: GoalId,
  award: Award,
): Promise<Card | null> {
  const found = await findReached(context.store, context.speaker, goalId, award)
  return found.ok ? cardOf(context, found.value) : null
}

const run = z.union([z.literal('').transform(() => null), carried.date])
const key = z.string().transform((text, { issues }): MilestoneKey => {
  const milestone = parseMilestone(text)
  if (milestone !== null) return keyOf(milestone)
  issues.push({ code: 'custom', input: text })
  return z.NEVER
})
const shape = { goal: carried.goal, run, key } as const

const carriedBy = (goal: GoalId, { runStart, key }: Award) => ({
  goal,
  run: runStart?.toString() ?? '',
  key,
})

interface Which {
  readonly goal: GoalId
  readonly run: Award['runStart']
  readonly key: MilestoneKey
}

const awardOf = ({ run, key }: Which): Award => ({ runStart: run, key })

async function withReached(
  context: Context,
  which: Which,
  reply: (reached: ReachedMilestone) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await findReached(context.store, context.speaker, which.goal, awardOf(which))
  return found.ok ? reply(found.value) : inPlace(failureCard(context.words, found.error))
}

const show = defineAction('award.show', shape, (context: Context, which) =>
  withReached(context, which, async (reached) => privately(await cardOf(context, reached))),
)

const accept = defineAction('award.accept', shape, (context: Context, which) =>
  withReached(context, which, async (reached) => inPlace(await cardOf(context, reached))),
)

const decline = defineAction('award.decline', {}, async ({ words }: Context) =>
  inPlace(sentenceCard(words, 'award.declined')),
)

const keep = defineAction('award.keep', shape, (context: Context, which) =>
  withReached(context, which, (reached) => inPlace(privateCard(context, reached))),
)

const shapeTo = { ...shape, to: z.string().refine(isUuid) } as const

/** What they would read, by what their group marks; nothing in it tells of the member's own groups. */
function postOf(
  { speaker }: Context,
  { of, milestone, listener }: ShareableMilestone,
): MilestonePost {
  const { account, name } = speaker
  return 'group' in listener
    ? {
        account,
        name,
        milestone,
        kind: listener.group.kind,
        isCalm: !marksElapsedTime(listener.group.focus),
      }
    : { account, name, milestone, kind: 'peer-led', isCalm: of.isCalm }
}

const see = defineAction(
  'award.see',
  shapeTo,
  async (context: Context, { to, ...which }): Promise<Reply> => {
    const { store, speaker, words } = context
    const found = await findShareableMilestone(store, speaker, which.goal, awardOf(which), to)
    if (!found.ok) return privately(failureCard(words, found.error))
    return privately(
      milestonePreviewCard(words, postOf(context, found.value), named(found.value.listener), {
        post: post.to({ ...carriedBy(which.goal, awardOf(which)), to }),
        keep: links.keepPrivate,
      }),
    )
  },
)

const post = defineAction(
  'award.post',
  shapeTo,
  async (context: Context, { to, ...which }): Promise<Reply> => {
    const { store, speaker, words, messenger } = context
    const found = await findShareableMilestone(store, speaker, which.goal, awardOf(which), to)
    if (!found.ok) return inPlace(failureCard(words, found.error))
    const told = await shareMilestone(store, speaker, found.value, (to, share) => {
      const report = links.report(to, share)
      const card = milestonePostCard(words, postOf(context, found.value), report)
      return messenger.send(to, card, share)
    })
    if (!told.ok) return inPlace(failureCard(words, told.error))
    const listener = named(found.value.listener)
    return inPlace(awardToldCard(words, listener, told.value === 'shared-before'))
  },
)

export const awardActions: readonly Action<Context>[] = [show, accept, decline, keep, see, post]
