import { canAskToFollowUp, followUpTime } from '#app/follow-up-time.ts'
import type { ActionRef } from '#chat/action.ts'
import type { Setback } from '#domain/setback.ts'
import type { FollowUpOffer } from '#words/follow-up-question.ts'
import type { Context } from './context.ts'

/**
 * Whether the member is asked how they are after a setback, and what changes it.
 *
 * @param hasDeclined they have just said no, and are not asked again at once.
 */
export async function followUpOffer(
  { store, speaker }: Context,
  setback: Setback,
  refer: (wanted: 'yes' | 'no') => ActionRef,
  hasDeclined = false,
): Promise<FollowUpOffer> {
  const at = await followUpTime(store, speaker, setback.id)
  return {
    at: at?.toZonedDateTimeISO(speaker.clock.zone).toPlainDateTime() ?? null,
    ask: hasDeclined || !canAskToFollowUp(speaker, setback) ? null : refer('yes'),
    doNotAsk: refer('no'),
  }
}
