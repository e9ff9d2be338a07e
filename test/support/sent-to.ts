import type { Destination, SendFailure, Sent } from '#chat/messenger.ts'

/** What a platform answers that takes a message, or does not. */
export const sentTo = (to: Destination, arrives: boolean, why: SendFailure = 'no-access'): Sent =>
  arrives ? { sent: true, message: { place: to, id: 'm1' } } : { sent: false, why }
