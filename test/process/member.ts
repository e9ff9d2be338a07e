import { Temporal } from 'temporal-polyfill'
import { answerStates } from '#domain/check-in.ts'
import type { Button, Visitor } from '../support/page-visitor.ts'
import { type Chance, pick } from './chance.ts'
import type { Diary } from './diary.ts'

/** A member at the page who does nothing but set goals and check in. */
export interface Member {
  readonly visitor: Visitor
  readonly diary: Diary
  readonly chance: Chance
  /** Hears of everything that was acknowledged. */
  answered(): void
}

/**
 * Sets the goal, tried again with the same `once` when it was left unanswered before, and then checks
 * in without a pause: goals old and new, today and the two dates before, with notes, by command and
 * by button. Never resolves; rejects when the page answers no more, or not as it should.
 */
export async function checksInForEver(member: Member, title: string): Promise<never> {
  const { visitor, diary } = member
  const { now, zone } = await visitor.clock()
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate()
  const dates = [0, 1, 2].map((days) => today.subtract({ days }).toString())

  const goal = diary.setsGoal(title)
  const set = await visitor.says(`/goal set do start:${dates[2]} title:"${title}"`, goal.once)
  if (!set.text.includes(title)) throw new Error(`the goal was not set: ${set.text}`)
  goal.acknowledged()
  member.answered()

  for (;;) await checksIn(member, pick(member.chance, diary.titles), pick(member.chance, dates))
}

async function checksIn(member: Member, title: string, on: string): Promise<void> {
  const { visitor, diary, chance } = member
  const state = pick(chance, answerStates)
  const note = noteOf(chance)
  const acknowledged = diary.says(title, on, { state, note })
  const read = await visitor.says(
    `/checkin goal:"${title}" state:${state} date:${on} note:"${note}"`,
  )
  if (read.quotes[0] !== note) throw new Error(`the check-in was not kept: ${read.text}`)
  acknowledged()
  member.answered()

  const { button, means } = otherAnswer(read.buttons, chance)
  const changed = diary.says(title, on, { state: means, note })
  const after = await visitor.uses(button)
  if (!after.buttons.some(({ id, chosen }) => chosen && id === button.id))
    throw new Error(`the button changed nothing: ${after.text}`)
  changed()
  member.answered()
}

/** A number to know it by, letters and signs that need care, and any length up to a note's limit. */
const noteOf = (chance: Chance): string =>
  `${chance(1e9)} <b>süß</b> &amp; 🌧 שלום ${'ä'.repeat(chance(950))}.`

/** A button of the answers that is not the chosen one. They stand in the order of the states. */
function otherAnswer(buttons: readonly Button[], chance: Chance) {
  const answers = answerStates.flatMap((means, index) => {
    const button = buttons[index]
    return button === undefined || button.chosen ? [] : [{ means, button }]
  })
  return pick(chance, answers)
}
