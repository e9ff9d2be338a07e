import type { AccountRef } from './inline.ts'
import type { Destination, Messenger } from './messenger.ts'

/** One messenger for the whole house: a message goes out by the door that its destination names. */
export interface Switchboard {
  readonly messenger: Messenger
  /** From now on this door's messages go out by this messenger. */
  connect(door: AccountRef['door'], messenger: Messenger): void
}

/** What is meant for a door that is closed comes back as `unavailable`. */
export function createSwitchboard(): Switchboard {
  const doors = new Map<AccountRef['door'], Messenger>()
  const behind = (to: Destination): Messenger => doors.get(doorOf(to)) ?? closed

  return {
    messenger: {
      send: (to, card, key) => behind(to).send(to, card, key),
      update: (message, card) => behind(message.place).update(message, card),
      remove: (message) => behind(message.place).remove(message),
      sees: (place) => behind({ to: 'channel', place }).sees(place),
      standing: (account, community) =>
        behind({ to: 'person', account }).standing(account, community),
      turns: (to) => behind(to).turns(to),
    },
    connect(door, messenger) {
      doors.set(door, messenger)
    },
  }
}

const doorOf = (to: Destination): AccountRef['door'] =>
  to.to === 'channel' ? to.place.door : to.account.door

const notNow = async () => ({ sent: false, why: 'unavailable' }) as const

const closed: Messenger = {
  send: notNow,
  update: notNow,
  remove: notNow,
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}
