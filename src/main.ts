import type { Temporal } from 'temporal-polyfill'
import { openWebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import { openStore } from '#store/open.ts'
import { movableClock, systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { openDashboard } from './dashboard.ts'
import { openDiscord } from './discord.ts'
import { openLocalPage } from './local-page.ts'
import { bareError, createLog, scheduleLog } from './log.ts'
import { greeting, startFailure } from './notices.ts'
import { createMetrics } from './schedule/metrics.ts'
import { openScheduled, type Scheduled } from './scheduled.ts'
import { openSlack } from './slack.ts'
import { openStatus } from './status.ts'
import type { DoorState } from './status-notices.ts'

/** Settings, store, doors, in this order. What it opened it closes again, the last first. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const onBug = (error: unknown, reference?: string): void =>
    log.error({ ...bareError(error), reference }, 'a bug')
  const onLate = (error: unknown): void =>
    log.warn(bareError(error), 'an answer did not arrive in time')
  // What a platform's library leaves unhandled, such as a payload that it cannot read, is a bug to be
  // told of, and no reason to end everybody else's conversation.
  process.on('unhandledRejection', (error) => onBug(error))

  const opened: { close(): Promise<void> }[] = []
  const closeAll = async (): Promise<void> => {
    for (const one of opened.reverse()) await one.close()
  }
  try {
    const store = await openStore(
      {
        dataDir: config.dataDir,
        ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
        ...(config.encryptionKeys === null ? {} : { encryptionKeys: config.encryptionKeys }),
      },
      log,
    )
    opened.push(store)
    const codec = createActionCodec(store.secret('action ids'))
    const clock = config.canSkip ? await movableClock(store.settings) : systemClock
    const switchboard = createSwitchboard()
    const tell = (line: string): void => void process.stdout.write(`  ${line}\n`)
    const listens = config.roles.has('gateway')
    const showsDashboards = config.roles.has('web')
    let ownUrl: string | null = null
    const dashboard = (): string | null => config.publicUrl ?? ownUrl
    const inside = { store, codec, clock, switchboard, dashboard, listens }
    const house = { ...inside, retryAfter, onBug, onLate, tell }
    const metrics = createMetrics()
    let scheduled: Scheduled | null = null
    const passTime = async (until: Temporal.Instant): Promise<void> => scheduled?.passTime(until)
    const skipping = config.canSkip ? { passTime } : {}
    const page = config.localPage === 'open' ? await openLocalPage({ ...house, ...skipping }) : null
    const discord = config.discord ? openDiscord(config.discord, house) : null
    if (discord) opened.push(discord)
    const slack = config.slack ? openSlack(config.slack, house) : null
    if (slack) opened.push(slack)
    // After the doors, so that what is owed finds them open.
    if (config.roles.has('worker')) {
      const paces = config.messagesPerSecond
      const parts = { ...house, paces, log: scheduleLog(log), observe: metrics.observe }
      scheduled = await openScheduled(parts, store.queue)
      opened.push(scheduled)
    }
    const doors = (): readonly DoorState[] => [
      ...(discord ? [{ door: 'discord', trouble: discord.trouble() } as const] : []),
      ...(slack ? [{ door: 'slack', trouble: slack.trouble() } as const] : []),
      ...(page ? [{ door: 'web', trouble: null } as const] : []),
    ]
    const ready = async (): Promise<void> => {
      await store.ping()
      const broken = doors().find(({ trouble }) => trouble !== null)
      if (broken) throw new Error(broken.trouble ?? '')
    }
    const door = await openWebDoor({
      port: config.port,
      ready,
      page,
      outside: slack?.routes,
      dashboard: showsDashboards
        ? openDashboard({ store, messenger: switchboard.messenger, clock, url: dashboard })
        : null,
      operators: openStatus({
        ...{ store, clock, metrics, scheduled, doors, roles: config.roles, backUp: store.backUp },
        onTrouble: (error) => log.debug(bareError(error), 'the database did not answer in time'),
      }),
      onBug,
    })
    opened.push(door)
    if (showsDashboards) ownUrl = door.url
    process.stdout.write(greeting(config, door.url))
  } catch (error) {
    await closeAll()
    throw error
  }
  endOnSignal(closeAll, onBug)
}

/** 10 s, 20 s, 40 s and so on, at most five minutes. */
const retryAfter = (attempt: number): number => Math.min(5000 * 2 ** attempt, 300_000)

/** What is being answered gets its answer first; a second signal changes nothing. */
function endOnSignal(closeAll: () => Promise<void>, onBug: (error: unknown) => void): void {
  const end = async (): Promise<void> => {
    process.off('SIGINT', endOnce).off('SIGTERM', endOnce)
    process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined)
    await closeAll().catch((error: unknown) => {
      onBug(error)
      process.exitCode = 1
    })
    process.exit()
  }
  const endOnce = (): void => void end()
  process.on('SIGINT', endOnce).on('SIGTERM', endOnce)
}

start().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error, process.env)}\n`)
  process.exit(1)
})
