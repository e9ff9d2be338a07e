// node --expose-gc bench/programs/cron-tasks.ts COUNT
// Holds one node-cron task for each of so many people, as many bots do, and prints what that takes.
import { setTimeout as pause } from 'node:timers/promises'
import cron from 'node-cron'

const count = Number(process.argv[2])
const tasks = Array.from({ length: count }, (_, index) =>
  cron.schedule(`${index % 60} 20 * * *`, () => undefined, { timezone: 'UTC' }),
)
await pause(500)
global.gc?.()
const { heapUsed, rss } = process.memoryUsage()
process.stdout.write(JSON.stringify({ heap: heapUsed, rss }))
for (const task of tasks) void task.destroy()
process.exit()
