import { z } from 'zod'
import type { Speaker } from '#app/meet-person.ts'
import { appoint, removeModerator, setRole, stepDown } from '#app/moderators.ts'
import { idForAct } from '#app/once.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { limits } from '#chat/limits.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import type { Group } from '#domain/group.ts'
import type { AccountKey } from '#domain/person.ts'
import { failureCard } from '#words/failure.ts'
import {
  appointedCard,
  type ModeratorView,
  moderatorsCard,
  steppedDownCard,
} from '#words/group-moderators-card.ts'
import { type Key, sentenceCase, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { inGroup } from './group-settings.ts'
import { may } from './permit.ts'

const { say } = wordsIn('en')

/** `/group moderators`: who looks after the group. */
export const groupModerators = usage({
  name: 'moderators',
  summary: say('command.group.moderators'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) => privately(await cardOf(context, group, []))),
})

/** `/group appoint`: who else looks after it. */
export const groupAppoint = usage({
  name: 'appoint',
  summary: say('command.group.appoint'),
  who: 'managers',
  options: [
    { name: 'person', type: 'person', about: say('command.group.appoint.person') },
    { name: 'role', type: 'role', about: say('command.group.appoint.role'), named: true },
  ],
  run: async (context: Context, { person, role }): Promise<Reply> =>
    inGroup(context, async (group) => {
      if (person !== undefined) return appointPerson(context, group, person)
      if (role !== undefined) return turnRole(context, group, role, true)
      return privately(await cardOf(context, group, []))
    }),
})

/** Those who were named, each by the account at which the reader can meet them, where there is one. */
export async function moderatorViews(
  { store, speaker }: Context,
  group: Group,
): Promise<readonly ModeratorView[]> {
  const moderators = await store.groups.moderators(group.id)
  return moderators.flatMap(({ personId, accounts }) => {
    const { door, tenant } = speaker.account
    const near = accounts.find(({ key }) => key.door === door && key.tenant === tenant)
    const one = near ?? accounts[0]
    return one ? [{ personId, account: one.key, name: one.name }] : []
  })
}

async function cardOf(context: Context, group: Group, news: readonly Key[]): Promise<Card> {
  const { words } = context
  return cardSaying(
    context,
    group,
    news.map((key) => words.say(key)),
  )
}

async function cardSaying(context: Context, group: Group, news: readonly string[]): Promise<Card> {
  const { words, speaker } = context
  const moderators = await moderatorViews(context, group)
  const isOne = moderators.some(({ personId }) => personId === speaker.person.id)
  return moderatorsCard(words, { moderators, roles: group.moderatorRoles }, news, {
    remove: (await may(context, 'managers')) ? remove.to({ group: group.id }) : null,
    removeRole: removeRole.to({ group: group.id }),
    stepDown: isOne ? leaveOff.to({ group: group.id }) : null,
  })
}

async function appointPerson(context: Context, group: Group, externalId: string): Promise<Reply> {
  const { store, speaker, words, messenger, community, once } = context
  const account: AccountKey = { ...speaker.account, externalId }
  const isHere =
    community !== null && (await messenger.standing(account, community.community)) !== null
  if (!isHere) return privately(failureCard(words, 'person-not-here'))
  const appointed = await appoint(store, speaker, group, { account, once })
  if (!appointed.ok) return privately(failureCard(words, appointed.error))
  const them = appointed.value
  const isTold = await tellThem(context, group, them)
  const name = them.name || sentenceCase(words.say('moderators.somebody'))
  const sentence = words.say(isTold ? 'moderators.appointed' : 'moderators.appointed-untold', {
    name: shorten(name, limits.optionLabel),
  })
  return privately(await cardSaying(context, group, [sentence]))
}

/** In private, in their own words: what it means and how to step down. Whether it arrived. */
async function tellThem(
  { messenger, speaker, once, words }: Context,
  group: Group,
  { person, account }: Speaker,
): Promise<boolean> {
  const card = appointedCard(wordsIn(person.language, group), {
    by: shorten(speaker.name || words.say('moderators.somebody'), limits.optionLabel),
    group: group.name,
    stepDown: leaveOff.to({ group: group.id }),
  })
  const key = idForAct(person.id, once, 'appointed')
  return (await messenger.send({ to: 'person', account }, card, key)).sent
}

async function turnRole(
  context: Context,
  group: Group,
  role: string,
  holds: boolean,
): Promise<Reply> {
  const { store, speaker, words, community, once } = context
  const known = group.moderatorRoles.find((one) => one.role === role)
  const key = holds && community !== null ? { ...community, role } : known
  if (!key) return privately(await cardOf(context, group, []))
  const set = await setRole(store, speaker, group, { role: key, holds, once })
  if (!set.ok) return privately(failureCard(words, set.error))
  const show = holds ? privately : inPlace
  const news = holds ? 'moderators.role-appointed' : 'moderators.role-removed'
  return show(await cardOf(context, set.value.group, [news]))
}

const remove = defineAction(
  'group.remove-moderator',
  { group: carried.group },
  async (context: Context, _, { chosen }) =>
    inGroup(context, async (group) => {
      const { store, speaker, once } = context
      const personId = z.uuid().safeParse(chosen)
      const removed =
        personId.success &&
        (await removeModerator(store, speaker, group, { personId: personId.data, once }))
      if (!removed) return inPlace(await cardOf(context, group, []))
      const last = (await store.groups.moderators(group.id)).length === 0
      return inPlace(
        await cardOf(
          context,
          group,
          last ? ['moderators.removed', 'moderators.last'] : ['moderators.removed'],
        ),
      )
    }),
  'card',
  'managers',
)

const removeRole = defineAction(
  'group.remove-role',
  { group: carried.group },
  async (context: Context, _, { chosen }) =>
    inGroup(context, (group) => turnRole(context, group, chosen ?? '', false)),
  'card',
  'managers',
)

/** One tap, wherever they read it. It looks for itself whether they are one. */
const leaveOff = defineAction(
  'group.step-down',
  { group: carried.group },
  async (context: Context) =>
    inGroup(context, async (group) => {
      const { store, speaker, words, once } = context
      const was = await stepDown(store, speaker, group, once)
      const isLast = was && (await store.groups.moderators(group.id)).length === 0
      return inPlace(steppedDownCard(words, group, was, isLast))
    }),
  'card',
  'members',
)

export const groupModeratorsActions: readonly Action<Context>[] = [remove, removeRole, leaveOff]
