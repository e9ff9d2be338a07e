/**
 * Who can see a thing that is said or shown, from the fewest to the most: the member alone, their
 * buddy too, the group's moderators too, everybody in the group. It is `only-you` unless the member
 * chooses otherwise.
 */
export type Audience = 'only-you' | 'buddy' | 'moderators' | 'group'
