import { standingChange } from '#app/change-group.ts'
import { changedSettings } from '#app/kept-settings.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import type { Group } from '#domain/group.ts'
import type { SeenModeratorAct } from '#store/store.ts'
import { entriesAtOnce, type RecordEntry, recordCard } from '#words/group-record-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { inGroup, undo } from './group-settings.ts'

const { say } = wordsIn('en')

/** `/group record`: what moderators did, for moderators. */
export const groupRecord = usage({
  name: 'record',
  summary: say('command.group.record'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> =>
    inGroup(context, async (group) => privately(await cardOf(context, group, 0))),
})

async function cardOf({ words, store }: Context, group: Group, page: number): Promise<Card> {
  const first = page * entriesAtOnce
  const acts = await store.moderatorActs.of(group.id, first + entriesAtOnce + 1)
  const isLast = acts.length <= first + entriesAtOnce
  const newest = standingChange(group, acts)
  const next = isLast ? 0 : page + 1
  return recordCard(words, acts.slice(first, first + entriesAtOnce).map(entryOf), isLast, {
    undo: newest ? undo.to({ group: group.id, act: newest.id }) : null,
    more: isLast && page === 0 ? null : turn.to({ group: group.id, page: String(next) }),
  })
}

const entryOf = ({ kind, by, details, at }: SeenModeratorAct): RecordEntry => ({
  kind,
  by,
  about: details.about ?? null,
  settings: changedSettings(details.before),
  at: at.toString(),
})

const turn = defineAction(
  'group.record-page',
  { group: carried.group, page: carried.page },
  async (context: Context, { page }) =>
    inGroup(context, async (group) => inPlace(await cardOf(context, group, page))),
  'card',
  'moderators',
)

export const groupRecordActions: readonly Action<Context>[] = [turn]
