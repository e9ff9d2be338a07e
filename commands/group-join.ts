import { sayHello, sayWelcome } from '#app/greet.ts'
import { agreementId, findJoinable, joinGroup } from '#app/join-group.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import { failureCard } from '#words/failure.ts'
import {
  agreementCard,
  agreementText,
  joinedCard,
  newcomerPostCard,
  welcomedCard,
} from '#words/join-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { leaveGroup } from './group-leave.ts'
import { promptOfferFor } from './prompt-offer.ts'

/** Stands on the group's card: shows what joining means. Anyone who is there can come in. */
export const join = defineAction(
  'group.join',
  { group: carried.group },
  async (context: Context, { group: id }): Promise<Reply> => {
    const found = findJoinable(context.speaker, id)
    if (!found.ok) return privately(failureCard(context.words, found.error))
    const { group, isMember } = found.value
    return privately(isMember ? joined(context, group) : agreement(context, group))
  },
)

const agreement = ({ words }: Context, group: Group, isChanged = false): Card => {
  const agreed = agreementId(group, agreementText(words, group))
  const actions = { agree: agree.to({ group: group.id, agreed }), notNow: notNow.to({}) }
  return agreementCard(words, group, actions, isChanged)
}

const joined = (context: Context, group: Group): Card =>
  joinedCard(context.words, group, promptOfferFor(context), {
    hello: hello.to({ group: group.id }),
    leave: leaveGroup.to({ group: group.id }),
  })

/** Carries which words were read: where they have changed meanwhile, they are shown again. */
const agree = defineAction(
  'group.agree',
  { group: carried.group, agreed: carried.once },
  async (context: Context, { group: id, agreed }): Promise<Reply> => {
    const { store, speaker, words, once } = context
    const found = findJoinable(speaker, id)
    if (!found.ok) return inPlace(failureCard(words, found.error))
    const { group, isMember } = found.value
    const text = agreementText(words, group)
    if (!isMember && agreed !== agreementId(group, text))
      return inPlace(agreement(context, group, true))
    const done = await joinGroup(store, speaker, id, text, once)
    return inPlace(done.ok ? joined(context, done.value) : failureCard(context.words, done.error))
  },
)

const notNow = defineAction('group.not-now', {}, async ({ words }: Context) =>
  inPlace(sentenceCard(words, 'join.declined')),
)

/** On the joined card: the group hears of them only now. */
const hello = defineAction(
  'group.hello',
  { group: carried.group },
  async (context: Context, { group }): Promise<Reply> => {
    const { store, speaker, words, messenger } = context
    const { person, account, name } = speaker
    const answer = welcome.to({ group, newcomer: person.id })
    const card = newcomerPostCard(words, { account, name }, answer)
    const done = await sayHello(store, speaker, group, (to, key) => messenger.send(to, card, key))
    if (!done.ok) return privately(failureCard(words, done.error))
    const isNew = done.value === 'said'
    return privately(sentenceCard(words, isNew ? 'join.hello.said' : 'join.hello.said-before'))
  },
  'card',
  'members',
)

/** On a hello, for the other members. */
const welcome = defineAction(
  'group.welcome',
  { group: carried.group, newcomer: carried.person },
  async (context: Context, { group: id, newcomer }): Promise<Reply> => {
    const { store, speaker, words, messenger } = context
    const { group, name } = speaker
    if (!group) return privately(failureCard(words, 'group-not-here'))
    const done = await sayWelcome(store, speaker, id, newcomer, ({ account, language }, key) => {
      const card = welcomedCard(wordsIn(language, group), { name, group: group.name })
      return messenger.send({ to: 'person', account }, card, key)
    })
    if (!done.ok) return privately(failureCard(words, done.error))
    const isNew = done.value === 'said'
    return privately(
      sentenceCard(words, isNew ? 'newcomer.welcome.said' : 'newcomer.welcome.said-before'),
    )
  },
  'card',
  'members',
)

export const groupJoinActions: readonly Action<Context>[] = [join, agree, notNow, hello, welcome]
