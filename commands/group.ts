import { z } from 'zod'
import { joinGroup } from '#app/join-group.ts'
import { groupNameLimit, setUpGroup } from '#app/set-up-group.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Command, usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import type { Place } from '#chat/messenger.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import { parseZone, searchZones } from '#domain/zones.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import { groupCard, groupForm, groupSetUpCard, joinedCard } from '#words/group-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { groupMilestones, groupMilestonesActions } from './group-milestones.ts'
import { promptOfferFor } from './prompt-offer.ts'

const { say } = wordsIn('en')

export const group: Command<Context> = {
  name: 'group',
  summary: say('command.group'),
  who: 'moderators',
  where: ['group'],
  usages: [
    usage({
      name: 'setup',
      summary: say('command.group.setup'),
      options: [],
      opens: () => 'form',
      run: async (context) => openForm(emptyForm(context, context.once)),
    }),
    groupMilestones,
  ],
}

function emptyForm({ words, speaker }: Context, once: string): Form {
  const sketch = { name: '', zone: speaker.group?.zone ?? 'UTC' }
  return groupForm(words, sketch, groupNameLimit, saveGroup.to({ once }))
}

/** On the welcome card. Whoever uses it has to be one of those who manage the place. */
const setup = defineAction(
  'group.setup',
  {},
  async (context: Context): Promise<Reply> =>
    context.isModerator
      ? openForm(emptyForm(context, context.once))
      : privately(sentenceCard(context.words, 'sorry.moderators-only')),
  'form',
)

const saveGroup = defineAction(
  'group.save',
  { once: carried.once },
  async (context: Context, { once }, { values }): Promise<Reply> => {
    const { words, store, speaker, place, community, messenger } = context
    if (!community) return privately(sentenceCard(words, 'sorry.not-here'))
    if (!context.isModerator) return privately(sentenceCard(words, 'sorry.moderators-only'))
    const read = groupValues.safeParse(values)
    const typed = (values['zone'] ?? '').trim()
    const zone = parseZone(typed) ?? (typed === '' ? undefined : searchZones(typed, 1)[0])
    if (!read.success) return privately(sentenceCard(words, 'sorry.bad-button'))
    if (!zone) return again(context, once, 'zone', 'zone-unknown', values)

    const { channel, ...draft } = read.data
    const meets = channel === '' ? place?.channel : channel
    if (!meets) return privately(sentenceCard(words, 'sorry.not-here'))
    const lives: Place = { ...community, channel: meets }
    const isSeen = meets === place?.channel || (await messenger.sees(lives))
    if (!isSeen) return again(context, once, 'channel', 'channel-not-seen', values)
    const set = await setUpGroup(store, lives, once, { ...draft, zone }, speaker.now)
    if (!set.ok)
      return again(
        context,
        once,
        set.error === 'channel-has-group' ? 'channel' : 'name',
        set.error,
        values,
      )
    const isPosted = await postGroupCard(context, lives, set.value)
    const offer = isPosted ? null : postCard.to({ channel: lives.channel })
    return privately(groupSetUpCard(words, set.value, offer))
  },
)

async function postGroupCard(
  { words, messenger }: Context,
  place: Place,
  group: Group,
): Promise<boolean> {
  const groupWords = wordsIn(words.language, group)
  const card = groupCard(groupWords, group, join.to({ group: group.id }))
  return (await messenger.send({ to: 'channel', place }, card, group.id)).sent
}

/** For when we could not write in the group's channel before. */
const postCard = defineAction(
  'group.post-card',
  { channel: carried.text },
  async (context: Context, { channel }): Promise<Reply> => {
    const { words, store, community, isModerator } = context
    if (!community) return privately(sentenceCard(words, 'sorry.not-here'))
    if (!isModerator) return privately(sentenceCard(words, 'sorry.moderators-only'))
    const lives = { ...community, channel }
    const group = await store.groups.at(lives)
    if (!group) return privately(failureCard(words, 'group-not-here'))
    const isPosted = await postGroupCard(context, lives, group)
    return inPlace(
      isPosted
        ? sentenceCard(words, 'group.card-posted')
        : groupSetUpCard(words, group, postCard.to({ channel })),
    )
  },
)

const groupValues = z.object({
  name: z.string(),
  kind: z.enum(groupKinds),
  focus: z.enum(focuses),
  channel: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .default(''),
})

function again(
  context: Context,
  once: string,
  field: string,
  code: FailureCode,
  values: FormValues,
): Reply {
  const details = {
    typed: shorten(values[field] ?? '', limits.optionLabel),
    most: groupNameLimit,
    length: (values[field] ?? '').trim().length,
  }
  return {
    kind: 'form-again',
    form: refill(emptyForm(context, once), values),
    problems: { [field]: failureText(context.words, code, details) },
  }
}

const join = defineAction(
  'group.join',
  { group: carried.group },
  async (context: Context, { group }) => {
    const joined = await joinGroup(context.store, context.speaker, group)
    return privately(
      joined.ok
        ? joinedCard(context.words, joined.value, promptOfferFor(context))
        : failureCard(context.words, joined.error),
    )
  },
)

export const groupActions: readonly Action<Context>[] = [
  setup,
  saveGroup,
  postCard,
  join,
  ...groupMilestonesActions,
]

/** What the welcome card offers. */
export const setUpGroupAction = setup.to({})
