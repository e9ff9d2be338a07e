import type { Queue, WorkOptions } from 'pg-boss'

/** pg-boss keeps its tables in a schema of their own; Prisma's migrations leave it alone. */
export const schema = 'pgboss'

/**
 * What is to be delivered. A job that fails is tried again after 5 to 10 s, then after twice as long
 * each time, up to 10 minutes: 30 times are at least four hours, so a platform may be down for an hour
 * and more.
 */
export const deliveries = {
  name: 'deliveries',
  retryLimit: 30,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  // Within this time a worker has to have said what became of a job; then another gets it. It bounds
  // how late a message comes when its process was killed, and it is short enough that even the job of
  // two processes that were killed one after the other comes back while Discord knows its nonce, some
  // three minutes. No heartbeats beside it: they would bring it back a little sooner, and bring back
  // one that is being sent each time the database is away for half a minute.
  expireInSeconds: 60,
  deleteAfterSeconds: 3600,
  retentionSeconds: 30 * 86_400,
  deadLetter: 'deliveries-dead',
  notify: true,
} as const satisfies Queue

/** What was tried too often. Each waits here until somebody has written down that it is given up. */
export const deadLetters = {
  name: deliveries.deadLetter,
  retryLimit: 10_000,
  retryDelay: 60,
  retryBackoff: false,
  expireInSeconds: 120,
  deleteAfterSeconds: 3600,
  retentionSeconds: 365 * 86_400,
} as const satisfies Queue

/** How many batches a process handles side by side, so that a slow one does not hold up the rest. */
export const workers = 3

/** How many jobs a batch has at most. */
const batchSize = 200

/**
 * How many jobs of one community may be in hand at once: while they are being sent, slowly perhaps, one
 * worker takes those of others. pg-boss's own limit is exceeded by workers that look at the same moment,
 * as they do when they are woken, so each process keeps it once more for itself.
 */
export const mostOfLane = batchSize * (workers - 1)

export const working = {
  batchSize,
  groupConcurrency: mostOfLane,
  burstWhenBatchFull: true,
  // A new job wakes the workers. One that had to wait is found by looking, so its turn comes within a
  // second.
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
} as const satisfies WorkOptions

export const burying = {
  batchSize,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 10,
} as const satisfies WorkOptions

/** In seconds: how often is looked for jobs whose time is over, and old ones are cleared away. */
export const upkeep = {
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  maintenanceIntervalSeconds: 600,
} as const
