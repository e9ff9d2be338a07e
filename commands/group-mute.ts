import { muteChannel } from '#app/mute-channel.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { failureCard } from '#words/failure.ts'
import { muteCard } from '#words/group-moderators-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { inGroup } from './group-settings.ts'

const { say } = wordsIn('en')

/** `/group mute`: nothing is posted in this channel for now. */
export const groupMute = usage({
  name: 'mute',
  summary: say('command.group.mute'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> => turn(context, true, privately),
})

export const groupUnmute = usage({
  name: 'unmute',
  summary: say('command.group.unmute'),
  who: 'moderators',
  options: [],
  run: async (context: Context): Promise<Reply> => turn(context, false, privately),
})

const turn = (context: Context, isMuted: boolean, show: typeof inPlace): Promise<Reply> =>
  inGroup(context, async (group) => {
    const { store, speaker, words, place, once } = context
    // A direct message is no channel of a group.
    if (place === null) return privately(failureCard(words, 'group-not-here'))
    await muteChannel(store, speaker, group, { channel: place, isMuted, once })
    const back = isMuted ? unmute : mute
    return show(muteCard(words, isMuted, back.to({ group: group.id })))
  })

const mute = defineAction(
  'group.mute',
  { group: carried.group },
  async (context: Context) => turn(context, true, inPlace),
  'card',
  'moderators',
)

const unmute = defineAction(
  'group.unmute',
  { group: carried.group },
  async (context: Context) => turn(context, false, inPlace),
  'card',
  'moderators',
)

export const groupMuteActions: readonly Action<Context>[] = [mute, unmute]
