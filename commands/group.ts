import { z } from 'zod'
import { joinGroup } from '#app/join-group.ts'
import { groupNameLimit, setUpGroup } from '#app/set-up-group.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Command, usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import type { Place } from '#chat/messenger.ts'
import { openForm, privately, type Reply } from '#chat/reply.ts'
import { focuses, groupKinds } from '#domain/group.ts'
import { parseZone, searchZones } from '#domain/zones.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import { groupCard, groupForm, groupSetUpCard, joinedCard } from '#words/group-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'

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
  { once: carried.text },
  async (context: Context, { once }, { values }): Promise<Reply> => {
    const { words, store, speaker, place, messenger } = context
    if (!place) return privately(sentenceCard(words, 'sorry.not-here'))
    if (!context.isModerator) return privately(sentenceCard(words, 'sorry.moderators-only'))
    const read = groupValues.safeParse(values)
    const typed = (values['zone'] ?? '').trim()
    const zone = parseZone(typed) ?? (typed === '' ? undefined : searchZones(typed, 1)[0])
    if (!read.success || !zone) return again(context, once, 'zone', 'zone-unknown', values)

    const { channel, ...draft } = read.data
    const lives: Place = { ...place, channel: channel === '' ? place.channel : channel }
    const set = await setUpGroup(store, lives, once, { ...draft, zone }, speaker.now)
    if (!set.ok)
      return again(
        context,
        once,
        set.error === 'channel-has-group' ? 'channel' : 'name',
        set.error,
        values,
      )
    const card = groupCard(words, set.value, join.to({ group: set.value.id }))
    await messenger.send({ to: 'channel', place: lives }, card, set.value.id)
    return privately(groupSetUpCard(words, set.value))
  },
)

const groupValues = z.object({
  name: z.string(),
  kind: z.enum(groupKinds),
  focus: z.enum(focuses),
  channel: z.string().default(''),
})

function again(
  context: Context,
  once: string,
  field: string,
  code: FailureCode,
  values: FormValues,
): Reply {
  const details = {
    typed: values[field] ?? '',
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
        ? joinedCard(context.words, joined.value)
        : failureCard(context.words, joined.error),
    )
  },
)

export const groupActions: readonly Action<Context>[] = [setup, saveGroup, join]

/** What the welcome card offers. */
export const setUpGroupAction = setup.to({})
