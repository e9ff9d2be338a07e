import type { ChannelKey } from '#store/store.ts'

export const isSameChannel = (a: ChannelKey, b: ChannelKey): boolean =>
  a.channel === b.channel && a.community === b.community && a.door === b.door
