import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findChromium(): string | null {
  const named = process.env['CHROMIUM']
  if (named) return canRun(named) ? named : null
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return paths.find(canRun) ?? null
}

/**
 * The path of this machine's Chromium: what CHROMIUM names, or else the first one on the PATH.
 * `null` when there is none, and also when CHROMIUM names something that cannot be run, so that
 * `CHROMIUM=none` leaves the browser out.
 */
export const chromium = findChromium()
