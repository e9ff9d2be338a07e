import { systemClock } from '../src/clock.ts'

/** A zone in which it is about noon now, so that no date changes meanwhile. */
export function middayZone(): string {
  const offset = 12 - systemClock.now().toZonedDateTimeISO('UTC').hour
  // These names carry the sign that POSIX gave them: Etc/GMT-5 is five hours ahead of UTC.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
