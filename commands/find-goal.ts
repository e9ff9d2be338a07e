import type { Option } from '#chat/card.ts'
import { limits } from '#chat/limits.ts'
import { privately, type Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import type { Context } from './context.ts'

/**
 * Finds the one open goal that a person means: by its id, as suggestions give it, or by a part of its
 * title. The failure is the answer to give.
 */
export async function findGoal(
  { store, speaker, words }: Context,
  typed: string,
): Promise<Result<KeptGoal, Reply>> {
  const open = (await store.goals.of(speaker.person.id)).filter(({ goal }) => !goal.finishedOn)
  const found = closest(open, typed)
  const [only] = found
  if (only && found.length === 1) return ok(only)
  const card =
    found.length === 0
      ? failureCard(words, 'goal-unknown', { typed: shorten(typed, limits.optionLabel) })
      : failureCard(words, 'goal-unclear', {
          typed: shorten(typed, limits.optionLabel),
          titles: words.list(found.slice(0, 5).map(({ goal }) => `“${goal.title}”`)),
        })
  return failed(privately(card))
}

/** The best kind of match wins: the same title, then its beginning, then any part of it. */
function closest(goals: readonly KeptGoal[], typed: string): readonly KeptGoal[] {
  const wanted = fold(typed)
  const kinds: readonly ((goal: Goal) => boolean)[] = [
    (goal) => goal.id === typed,
    (goal) => fold(goal.title) === wanted,
    (goal) => fold(goal.title).startsWith(wanted),
    (goal) => fold(goal.title).includes(wanted),
  ]
  for (const matches of kinds) {
    const found = goals.filter(({ goal }) => matches(goal))
    if (found.length > 0) return found
  }
  return []
}

/** Offers the open goals that fit what was typed so far. */
export async function suggestGoals(
  { store, speaker }: Context,
  typed: string,
): Promise<readonly Option[]> {
  const wanted = fold(typed)
  const kept = await store.goals.of(speaker.person.id)
  return kept
    .filter(({ goal }) => !goal.finishedOn && fold(goal.title).includes(wanted))
    .map(({ goal }) => ({ label: shorten(goal.title, limits.optionLabel), value: goal.id }))
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase()
