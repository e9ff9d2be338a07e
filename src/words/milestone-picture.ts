import type { Block } from '#chat/card.ts'
import type { GroupKind } from '#domain/group.ts'
import { keyOf, type Milestone } from '#domain/milestone.ts'
import { milestonePicture } from '#pictures/milestone-picture.ts'
import { milestoneName } from './milestone-name.ts'
import type { Words } from './words.ts'

/** What a picture of a milestone shows: nothing of the goal itself. */
export interface PicturedMilestone {
  readonly milestone: Milestone
  /** Of the group that looks at it. */
  readonly kind: GroupKind
  /** Without a sunrise. */
  readonly isCalm: boolean
}

export function milestonePictureBlock(words: Words, pictured: PicturedMilestone): Block {
  const { milestone, isCalm } = pictured
  const figure = figureOf(words, pictured)
  const line = words.say(isCalm ? 'picture.milestone.line-calm' : 'picture.milestone.line')
  const seen = words.say(isCalm ? 'picture.milestone.alt-calm' : 'picture.milestone.alt')
  const png = milestonePicture({ figure, line, calm: isCalm, seed: keyOf(milestone) })
  return { block: 'picture', png, alt: `${figure}. ${line}. ${seen}` }
}

const figureOf = (words: Words, { milestone, kind }: PicturedMilestone): string =>
  milestone.unit === 'percent'
    ? words.say('picture.milestone.percent', { count: milestone.count })
    : milestoneName(words, milestone, kind)
