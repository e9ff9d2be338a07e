import { Prisma } from '../generated/client.ts'
import type { Paces } from '../schedule.ts'
import type { Tools } from './client.ts'

/** In milliseconds: nobody waits longer for a turn. */
const longestWait = 1_800_000

/**
 * A lane's next turn, once its row `p` is held. What is further ahead than any wait and the turns that
 * follow it was written before the clock was set back: it holds nobody up.
 */
const nextTurn = Prisma.sql`CASE
  WHEN p."nextAt" BETWEEN clock_timestamp() AND clock_timestamp() + interval '1 hour' THEN p."nextAt"
  ELSE clock_timestamp() END`

/**
 * The generic cell rate algorithm, without bursts: a lane keeps when its next turn is. Who comes later
 * has it at once, and who comes earlier waits for it.
 */
export const pacesOn = ({ db }: Tools): Paces => ({
  take: async (lane, count, perSecond, patience = longestWait) => {
    // Rounded up, as the column keeps whole milliseconds: never faster than the platform allows.
    const turns = Prisma.sql`${Math.ceil((count * 1000) / perSecond)}::int * interval '1 millisecond'`
    const most = Math.min(patience, longestWait)
    const [taken] = await db.$queryRaw<{ wait: number }[]>`
      INSERT INTO "Pace" AS p (lane, "nextAt") VALUES (${lane}, clock_timestamp() + ${turns})
      ON CONFLICT (lane) DO UPDATE SET "nextAt" = ${nextTurn} + ${turns}
      WHERE ${nextTurn} <= clock_timestamp() + ${most}::int * interval '1 millisecond'
      RETURNING extract(epoch FROM "nextAt" - ${turns} - clock_timestamp())::float8 * 1000 AS wait`
    // Less than a millisecond is only the column's rounding.
    if (taken) return taken.wait < 1 ? 0 : Math.ceil(taken.wait)
    const [held] = await db.$queryRaw<{ wait: number }[]>`
      SELECT extract(epoch FROM "nextAt" - clock_timestamp())::float8 * 1000 AS wait
      FROM "Pace" WHERE lane = ${lane}`
    return Math.max(Math.ceil(held?.wait ?? 0), most + 1)
  },

  hold: async (lane, milliseconds) => {
    const held = Prisma.sql`clock_timestamp()
      + ${Math.ceil(Math.min(milliseconds, longestWait))}::int * interval '1 millisecond'`
    await db.$executeRaw`
      INSERT INTO "Pace" AS p (lane, "nextAt") VALUES (${lane}, ${held})
      ON CONFLICT (lane) DO UPDATE SET "nextAt" = greatest(${nextTurn}, ${held})`
  },
})
