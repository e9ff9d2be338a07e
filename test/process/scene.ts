import { setTimeout as delay } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { type Launched, launch, type Settings } from '../support/process.ts'
import { addDuePeople, type Owed, owedIn, type Wishes } from './due-people.ts'
import { type Member, openPlatforms, type Platforms } from './platforms.ts'

/** Members with a prompt to come, both platforms, and as many processes as a test starts. */
export interface Scene {
  readonly url: string
  readonly platforms: Platforms
  readonly members: readonly Member[]
  /** Another process of the program; `roles` as ROLES has it. */
  launch(roles: string, more?: Settings): Launched
  /** Resolves when nothing is owed to anybody any more. */
  delivered(now?: () => Temporal.Instant): Promise<Owed>
  /** Of each member in turn, how many messages are shown to them. */
  shown(door: Member['account']['door']): readonly number[]
}

/** By default the prompts of all are an hour overdue. */
export async function openScene(
  { url, drop }: { readonly url: string; drop(): Promise<void> },
  people: number,
  wishes: Wishes = { at: systemClock.now().subtract({ hours: 1 }).round('minute') },
): Promise<Scene> {
  onTestFinished(drop)
  const platforms = await openPlatforms()
  onTestFinished(platforms.close)
  const members = platforms.people(people)
  await addDuePeople(url, members, wishes)

  return {
    url,
    platforms,
    members,
    launch: (roles, more = {}) => launch({ ...platforms.settingsFor(url, roles), ...more }),
    delivered: async (now = systemClock.now) => {
      for (;;) {
        const owed = platforms.taken() === 0 ? null : await owedIn(url, now()).catch(() => null)
        if (owed !== null && owed.overdue + owed.queued + owed.jobs === 0) return owed
        await delay(250)
      }
    },
    shown: (door) =>
      members
        .filter(({ account }) => account.door === door)
        .map((member) => platforms.shownTo(member).length),
  }
}
