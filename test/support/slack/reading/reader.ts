import { displayName, type User, type Workspace } from '../world/places.ts'
import type { Reader } from './mark.ts'

const unknown = 'unknown'

/** Somebody in a workspace who reads now; whoever it is, if it is null, in a zone of UTC. */
export const readerIn = (
  { users, channels }: Workspace,
  user: User | null,
  nowMs: number,
): Reader => ({
  user: (id) => [users.get(id)].map((one) => one && displayName(one))[0] ?? unknown,
  channel: (id) => channels.get(id)?.name ?? unknown,
  hasChannel: (name) => [...channels.values()].some((one) => one.name === name),
  zone: user?.tz ?? 'Etc/UTC',
  nowMs,
})
