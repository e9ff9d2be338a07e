import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { Settings } from '../support/process.ts'

/** The machine's clock, as a process sees it that is started with these settings. */
export interface MovedClock {
  readonly settings: Settings
  now(): Temporal.Instant
  /** Sets it, for processes that run already as well; from there it goes on. */
  set(to: Temporal.Instant): void
  /** Moves it by whole minutes, so that what waits for the next full one waits for a full one. */
  jump(minutes: number): void
}

/** What measures spans (CLOCK_MONOTONIC) does not jump, as on a machine whose clock is set. */
export function movedClock(library: string, start: Temporal.Instant): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'ahead')
  let ahead = 0
  const move = (seconds: number) => {
    ahead = Math.round(seconds)
    writeFileSync(file, `${ahead < 0 ? '' : '+'}${ahead}\n`, { mode: 0o644 })
  }
  const set = (to: Temporal.Instant) => move(systemClock.now().until(to).total('seconds'))
  set(start)

  return {
    settings: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    now: () => systemClock.now().add({ seconds: ahead }),
    set,
    jump: (minutes) => move(ahead + minutes * 60),
  }
}
