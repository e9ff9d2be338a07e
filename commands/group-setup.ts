import { z } from 'zod'
import { postsHere } from '#app/mute-channel.ts'
import { setUpGroup } from '#app/set-up-group.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import type { Place } from '#chat/messenger.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { focuses, type Group, groupKinds } from '#domain/group.ts'
import { groupLimits } from '#domain/group-change.ts'
import { followingPolicy } from '#domain/policy.ts'
import { parseZone, searchZones } from '#domain/zones.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import { groupCard, groupForm, groupSetUpCard } from '#words/group-card.ts'
import { groupPreviewCard } from '#words/group-settings-card.ts'
import { type GroupPart, groupParts } from '#words/group-settings-form.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { join } from './group-join.ts'
import { carriedVersion, openPart, reopenPart, savePart } from './group-part.ts'

const { say } = wordsIn('en')

/** `/group setup`: a group for a channel. */
export const groupSetup = usage({
  name: 'setup',
  summary: say('command.group.setup'),
  who: 'managers',
  options: [],
  opens: () => 'form',
  run: async (context: Context) => openForm(emptyForm(context, context.once)),
})

function emptyForm({ words, speaker }: Context, once: string): Form {
  const sketch = { name: '', zone: speaker.group?.zone ?? 'UTC' }
  return groupForm(words, sketch, groupLimits.name, saveGroup.to({ once }))
}

/** On the welcome card. Whoever uses it has to be one of those who manage the place. */
const setup = defineAction(
  'group.setup',
  {},
  async (context: Context): Promise<Reply> => openForm(emptyForm(context, context.once)),
  'form',
  'managers',
)

const saveGroup = defineAction(
  'group.save',
  { once: carried.once },
  async (context: Context, { once }, { values }): Promise<Reply> => {
    const { words, store, speaker, place, community, messenger } = context
    if (!community) return privately(sentenceCard(words, 'sorry.not-here'))
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
    const set = await setUpGroup(store, lives, once, { ...draft, zone }, speaker)
    if (!set.ok)
      return again(
        context,
        once,
        set.error === 'channel-has-group' ? 'channel' : 'name',
        set.error,
        values,
      )
    return privately(previewCard(context, lives.channel, set.value))
  },
  'card',
  'managers',
)

/** What everybody will read, for who sets it up: nothing is posted before they say so. */
const previewCard = ({ words }: Context, channel: string, group: Group): Card =>
  groupPreviewCard(words, group, {
    post: postCard.to({ channel }),
    change: (part) => changeNew.to({ channel, part }),
  })

/**
 * The group in a channel of the community that they manage: they need not belong to it, nor be where it
 * lives.
 */
async function inChannel(
  { words, store, community }: Context,
  channel: string,
  act: (group: Group, lives: Place) => Promise<Reply>,
): Promise<Reply> {
  if (!community) return privately(sentenceCard(words, 'sorry.not-here'))
  const lives = { ...community, channel }
  const group = await store.groups.at(lives)
  return group ? act(group, lives) : privately(failureCard(words, 'group-not-here'))
}

const part = z.enum(groupParts)

const changeNew = defineAction(
  'group.change-new',
  { channel: carried.text, part },
  async (context: Context, { channel, part }) =>
    inChannel(context, channel, async (group) =>
      openPart(context, group, part, saving(channel, part, group.version)),
    ),
  'form',
  'managers',
)

const saveNew = defineAction(
  'group.save-new',
  { channel: carried.text, part, version: carriedVersion },
  async (context: Context, { channel, part, version }, { values }): Promise<Reply> =>
    inChannel(context, channel, async (group) => {
      const saved = await savePart(context, group, {
        part,
        version,
        values,
        save: (seen) => saving(channel, part, seen),
        reopen: (draft) => reopenNew.to({ channel, part, draft }),
        also: (changes) => followingPolicy(group, { ...group, ...changes }),
      })
      return saved.ok ? inPlace(previewCard(context, channel, saved.value.group)) : saved.error
    }),
  'card',
  'managers',
)

const saving = (channel: string, part: GroupPart, version: number): ActionRef =>
  saveNew.to({ channel, part, version: String(version) })

const reopenNew = defineAction(
  'group.reopen-new',
  { channel: carried.text, part, draft: carried.once },
  async (context: Context, { channel, part, draft }) =>
    inChannel(context, channel, async (group) =>
      reopenPart(context, group, { part, draft, save: saving(channel, part, group.version) }),
    ),
  'form',
  'managers',
)

/** Also for when we could not write in the group's channel before. */
const postCard = defineAction(
  'group.post-card',
  { channel: carried.text },
  async (context: Context, { channel }): Promise<Reply> =>
    inChannel(context, channel, async (group, lives) => {
      const { words, store } = context
      if (!(await postsHere(store, group, lives)))
        return privately(sentenceCard(words, 'group.muted'))
      const isPosted = await postGroupCard(context, lives, group)
      return inPlace(
        isPosted
          ? sentenceCard(words, 'group.card-posted')
          : groupSetUpCard(words, group, postCard.to({ channel })),
      )
    }),
  'card',
  'managers',
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
    most: groupLimits.name,
    length: (values[field] ?? '').trim().length,
  }
  return {
    kind: 'form-again',
    form: refill(emptyForm(context, once), values),
    problems: { [field]: failureText(context.words, code, details) },
  }
}

export const groupSetupActions: readonly Action<Context>[] = [
  setup,
  saveGroup,
  changeNew,
  saveNew,
  reopenNew,
  postCard,
]

/** What the welcome card offers. */
export const setUpGroupAction = setup.to({})
