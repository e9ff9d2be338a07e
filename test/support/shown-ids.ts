import type { ActionRef } from '#chat/action.ts'
import type { ActionCodec } from '#chat/action-id.ts'
import type { Desk } from '#chat/desk.ts'
import type { Invocation, Said } from '#chat/invocation.ts'
import type { Place } from '#chat/messenger.ts'
import type { Reply } from '#chat/reply.ts'
import { commands } from '#commands'

type Speaker = Omit<Invocation, 'said' | 'once' | 'community'> & { readonly place: Place }

/**
 * The signed ids that a person is shown: they say every command, and use every button and choice that
 * comes of it, until `most` ids are known or there is nothing new. Forms are opened and not sent.
 *
 * @param title of an open goal of theirs.
 */
export async function idsShownTo(
  desk: Desk,
  speaker: Speaker,
  codec: ActionCodec,
  title: string,
  most = 150,
): Promise<readonly string[]> {
  const { community } = speaker.place
  const known = new Set<string>()
  const toTry: Said[] = commands.flatMap(({ name, usages }) =>
    usages.flatMap((usage) =>
      [{}, { goal: title }, { mode: 'target' }, { goal: title, note: 'x' }].map((values) => ({
        said: 'command' as const,
        name,
        args: { usage: usage.name, values },
      })),
    ),
  )
  for (let said = toTry.shift(); said && known.size < most; said = toTry.shift()) {
    const reply = await desk.answer({ ...speaker, community, once: String(known.size), said })
    for (const { action, chosen } of actionsOf(reply)) {
      const id = codec.write(action)
      if (known.has(id)) continue
      known.add(id)
      if (reply.kind === 'card') toTry.push({ said: 'action', id, chosen })
    }
  }
  return [...known]
}

/** With the first option of a choice. */
function actionsOf(reply: Reply): readonly { action: ActionRef; chosen: string | null }[] {
  if (reply.kind !== 'card') return [{ action: reply.form.action, chosen: null }]
  return reply.card.blocks.flatMap((block) => {
    if (block.block === 'buttons')
      return block.buttons.map(({ action }) => ({ action, chosen: null }))
    if (block.block !== 'choice') return []
    return [{ action: block.action, chosen: block.options[0]?.value ?? null }]
  })
}
