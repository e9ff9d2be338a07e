import type { GroupKind } from '#domain/group.ts'
import type { Milestone } from '#domain/milestone.ts'
import type { Words } from './words.ts'

/** A milestone as the member reads it. A twelve-step group calls the first day 24 hours. */
export const milestoneName = (words: Words, milestone: Milestone, kind: GroupKind): string =>
  isTwentyFourHours(milestone, kind)
    ? words.say('milestone.24-hours')
    : words.say(`milestone.${milestone.unit}`, { count: milestone.count })

export const isTwentyFourHours = ({ unit, count }: Milestone, kind: GroupKind): boolean =>
  kind === 'twelve-step' && unit === 'days' && count === 1
