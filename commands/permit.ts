import type { Card } from '#chat/card.ts'
import type { Who } from '#chat/command.ts'
import type { Permission, Permitted } from '#chat/desk.ts'
import { privately } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import { isPermitted } from '#domain/permission.ts'
import { failureCard } from '#words/failure.ts'
import { membersOnlyCard, sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'
import { links } from './links.ts'

/**
 * Asked before everything that somebody says or uses: whether they may, in the group that it names or
 * else in the one that they speak in. What is for anyone looks for itself what is theirs.
 */
export async function permit(
  context: Context,
  { who, group: named }: Permission,
): Promise<Permitted<Context>> {
  if (who === 'anyone') return { ok: true, context }
  const turned = named === null ? context : turnedTo(context, named)
  if (turned === null)
    return { ok: false, reply: privately(failureCard(context.words, 'group-not-here')) }
  if (await may(turned, who)) return { ok: true, context: turned }
  return { ok: false, reply: privately(refusal(turned, who)) }
}

/** Who does not belong to the group is shown the way in. */
function refusal({ words, speaker }: Context, who: keyof typeof refusals): Card {
  const { group } = speaker
  return who === 'members' && group !== null
    ? membersOnlyCard(words, links.joinGroup(group.id))
    : sentenceCard(words, refusals[who])
}

const refusals = {
  members: 'sorry.members-only',
  moderators: 'sorry.moderators-only',
  managers: 'sorry.managers-only',
} as const satisfies Record<Exclude<Who, 'anyone'>, string>

/** The same act as if it were said where that group is; `null` where they do not belong to it. */
function turnedTo(context: Context, named: string): Context | null {
  const { speaker } = context
  if (speaker.group?.id === named) return context
  const membership = speaker.memberships.find(({ group }) => group.id === named)
  if (!membership) return null
  const { group, role } = membership
  const words = wordsIn(speaker.person.language, group)
  return { ...context, words, speaker: { ...speaker, group, role } }
}

/** Whether they may do in the group that they speak in what takes this. */
export async function may(context: Context, who: Who): Promise<boolean> {
  const { speaker, manages } = context
  const { group, role } = speaker
  if (group === null) return isPermitted(who, { role: null, holdsModeratorRole: false, manages })
  const isHere = isInTheirCommunity(context, group)
  const standing = { role, holdsModeratorRole: false, manages: manages && isHere }
  if (isPermitted(who, standing)) return true
  if (!isHere) return false
  // Last, since a platform may have to be asked for it.
  return isPermitted(who, { ...standing, holdsModeratorRole: await holdsRole(context, group) })
}

/**
 * Managing one community, or holding a role there, gives no rights in a group that does not live in it; in
 * one that lives in several communities it does in each. A direct message may be in none.
 */
function isInTheirCommunity({ speaker, community, place }: Context, { id }: Group): boolean {
  if (community === null) return false
  const membership = speaker.memberships.find(({ group }) => group.id === id)
  if (!membership) return place !== null
  return membership.channels.some(
    (channel) => channel.door === community.door && channel.community === community.community,
  )
}

async function holdsRole(
  { community, roles, messenger, speaker }: Context,
  { moderatorRoles }: Group,
): Promise<boolean> {
  if (community === null) return false
  const wanted = moderatorRoles.filter(
    (one) => one.door === community.door && one.community === community.community,
  )
  if (wanted.length === 0) return false
  const held =
    roles ?? (await messenger.standing(speaker.account, community.community))?.roles ?? []
  return wanted.some(({ role }) => held.includes(role))
}
