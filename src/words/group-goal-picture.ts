import type { Block } from '#chat/card.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { groupGoalPicture } from '#pictures/group-goal-picture.ts'
import type { Words } from './words.ts'

/**
 * How far a group goal has come, as a picture: nobody and no title stands in it.
 *
 * @param percent of the aim; `null` while nothing may be shown.
 * @param calm without a sunrise.
 */
export function groupGoalPictureBlock(
  words: Words,
  { id, marks: all }: Pick<GroupGoal, 'id' | 'marks'>,
  percent: number | null,
  calm: boolean,
): Block {
  const marks = all.map((mark) => ({
    percent: mark,
    label: words.say('picture.group-goal.percent', { percent: words.number(mark) }),
  }))
  const shared = { percent, marks, calm, seed: id }
  if (percent === null) {
    const figure = words.say('picture.group-goal.bare')
    const line = words.say('picture.group-goal.bare.line')
    const png = groupGoalPicture({ ...shared, figure, line })
    const alt = `${figure}, ${line}. ${words.say('picture.group-goal.alt-bare')}`
    return { block: 'picture', png, alt }
  }
  const figure = words.say('picture.group-goal.percent', { percent: words.number(percent) })
  const line = words.say(percent < 100 ? 'picture.group-goal.line' : 'picture.group-goal.whole')
  const count = all.filter((mark) => percent >= mark).length
  return {
    block: 'picture',
    png: groupGoalPicture({ ...shared, figure, line }),
    alt: `${figure} ${line}. ${words.say('picture.group-goal.alt', { count })}`,
  }
}
