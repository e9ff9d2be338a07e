import type { Temporal } from 'temporal-polyfill'
import { type DayClock, daysAfter, type Weekday } from './calendar.ts'
import { weekOf } from './group-week.ts'
import type { GroupId } from './id.ts'
import { morningOf } from './notice.ts'
import type { QuietHours } from './quiet-hours.ts'

/** A group whose weekly report somebody gets. */
export interface ReportedGroup {
  readonly id: GroupId
  readonly firstWeekday: Weekday
}

/** When a moderator gets the report about one week. */
export interface ReportTime {
  /** The first date of the week that it is about. */
  readonly startsOn: Temporal.PlainDate
  readonly at: Temporal.Instant
  /** From then on it comes too late: the next is near. */
  readonly until: Temporal.Instant
}

/** A report that could not come for so many dates is left out. */
const daysSendable = 4

/**
 * The report that was due last at an instant, and the next two: each in the morning of the group's first
 * weekday, on the moderator's own clock, about the week before.
 */
export function reportTimes(
  { firstWeekday }: ReportedGroup,
  clock: DayClock,
  quiet: QuietHours | null,
  around: Temporal.Instant,
): readonly ReportTime[] {
  const today = around.toZonedDateTimeISO(clock.zone).toPlainDate()
  const week = weekOf(today, firstWeekday)
  return [-7, 0, 7].map((days) => {
    const on = days < 0 ? week.subtract({ days: -days }) : daysAfter(week, days)
    return {
      startsOn: on.subtract({ days: 7 }),
      at: morningOf(on, clock, quiet),
      until: morningOf(daysAfter(on, daysSendable), clock, quiet),
    }
  })
}
