import { z } from 'zod'
import { idForAct } from '#app/once.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { openForm, privately, type Reply } from '#chat/reply.ts'
import { failureCard } from '#words/failure.ts'
import { changedMeanwhileCard } from '#words/group-settings-card.ts'
import type { Context } from './context.ts'

/**
 * For who was not the only one to change a group: what stands there by now, beside what they typed, which
 * is kept for them. A form that was sent would be saved or refused again at some doors, so a button opens it.
 *
 * @param form as it would open now.
 * @param standing what stands in a field now, as it is read.
 * @param reopen opens the form with the draft of this id.
 */
export async function changedMeanwhile(
  { store, speaker, words, once }: Context,
  form: Form,
  values: FormValues,
  parts: { standing(field: string): string; reopen(draft: string): ActionRef },
): Promise<Reply> {
  const id = idForAct(speaker.person.id, once, 'group form')
  await store.drafts.put(speaker.person.id, { id, body: values }, speaker.now)
  const others = form.fields.filter(
    ({ name, value = '' }) => (values[name] ?? '').trim() !== value.trim(),
  )
  const stand = others.map(({ name, label }) => ({ label, now: parts.standing(name) }))
  return privately(changedMeanwhileCard(words, stand, parts.reopen(id)))
}

const typedValues = z.record(z.string(), z.string())

/** The form, with what they typed before somebody else was first. */
export async function reopened(
  { store, speaker, words }: Context,
  form: Form,
  draft: string,
): Promise<Reply> {
  const kept = await store.drafts.get(speaker.person.id, draft)
  const typed = typedValues.safeParse(kept?.body)
  return typed.success
    ? openForm(refill(form, typed.data))
    : privately(failureCard(words, 'group-form-gone'))
}
