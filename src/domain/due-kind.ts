/** What there is to do for a member without their having asked. At most one instant of each is kept. */
export const dueKinds = [
  'prompt',
  'nudge',
  'later',
  'milestone',
  'follow-up',
  'pause-end',
  'close',
  'group-goal-end',
  'group-report',
  'replan',
] as const
export type DueKind = (typeof dueKinds)[number]

/** What is not sent: it has the other instants worked out anew. */
export type Silent = 'replan'

/** `close` changes the prompt of a date whose window has closed. `gone-quiet` goes to their buddy. */
export const deliveryKinds = [
  ...dueKinds.filter((kind) => kind !== 'replan'),
  'gone-quiet',
] as const satisfies readonly (Exclude<DueKind, Silent> | 'gone-quiet')[]
export type DeliveryKind = (typeof deliveryKinds)[number]
