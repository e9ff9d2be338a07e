import { z } from 'zod'
import { undoChange } from '#app/change-group.ts'
import { postsHere } from '#app/mute-channel.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import type { GroupId } from '#domain/id.ts'
import type { ChannelKey } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import { groupSettingsCard } from '#words/group-settings-card.ts'
import { type GroupPart, groupParts } from '#words/group-settings-form.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { carriedVersion, openPart, reopenPart, savePart } from './group-part.ts'
import { links } from './links.ts'

const { say } = wordsIn('en')

/** `/group settings`: everything of a group that its moderators can change. */
export const groupSettings = usage({
  name: 'settings',
  summary: say('command.group.settings'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) => privately(await settingsCard(context, group, 'title', null))),
})

/** The group that was permitted to be worked on. */
export const inGroup = async (
  { words, speaker }: Context,
  act: (group: Group) => Promise<Reply>,
): Promise<Reply> =>
  speaker.group ? act(speaker.group) : privately(failureCard(words, 'group-not-here'))

async function settingsCard(
  context: Context,
  group: Group,
  news: 'title' | 'saved' | 'undone',
  act: string | null,
): Promise<Card> {
  const { words, store, place } = context
  const channels = await store.groups.channels(group.id)
  const views = await Promise.all(
    channels.map(async (one) => ({
      door: one.door,
      isHere: place !== null && isSame(one, place),
      isMuted: !(await postsHere(store, group, one)),
    })),
  )
  return groupSettingsCard(words, group, views, news, {
    change: (part) => change.to({ group: group.id, part }),
    milestones: links.groupMilestones(group.id),
    undo: act === null ? null : undo.to({ group: group.id, act }),
  })
}

const isSame = (a: ChannelKey, b: ChannelKey): boolean =>
  a.channel === b.channel && a.community === b.community && a.door === b.door

const part = z.enum(groupParts)

const change = defineAction(
  'group.change',
  { group: carried.group, part },
  async (context: Context, { part }) =>
    inGroup(context, async (group) =>
      openPart(context, group, part, saving(group.id, part, group.version)),
    ),
  'form',
  'moderators',
)

/** What saves a part, for who saw this version of the group. */
const saving = (group: GroupId, part: GroupPart, version: number): ActionRef =>
  save.to({ group, part, version: String(version) })

const save = defineAction(
  'group.save-part',
  { group: carried.group, part, version: carriedVersion },
  async (context: Context, { part, version }, { values }): Promise<Reply> =>
    inGroup(context, async (group) => {
      const saved = await savePart(context, group, {
        part,
        version,
        values,
        save: (seen) => saving(group.id, part, seen),
        reopen: (draft) => reopen.to({ group: group.id, part, draft }),
      })
      if (!saved.ok) return saved.error
      return inPlace(await settingsCard(context, saved.value.group, 'saved', saved.value.act))
    }),
  'card',
  'moderators',
)

const reopen = defineAction(
  'group.reopen',
  { group: carried.group, part, draft: carried.once },
  async (context: Context, { part, draft }) =>
    inGroup(context, async (group) =>
      reopenPart(context, group, { part, draft, save: saving(group.id, part, group.version) }),
    ),
  'form',
  'moderators',
)

/** Takes back one change, named by what is kept of it. */
export const undo = defineAction(
  'group.undo',
  { group: carried.group, act: carried.once },
  async (context: Context, { act }) =>
    inGroup(context, async (group) => {
      const { store, speaker, words } = context
      const undone = await undoChange(store, speaker, group.id, act)
      return undone.ok
        ? inPlace(await settingsCard(context, undone.value, 'undone', null))
        : privately(failureCard(words, undone.error))
    }),
  'card',
  'moderators',
)

export const groupSettingsActions: readonly Action<Context>[] = [change, save, reopen, undo]
