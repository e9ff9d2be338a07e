import { openWebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { openStore } from '#store/open.ts'
import { movableClock, systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { openDiscord } from './discord.ts'
import { openLocalPage } from './local-page.ts'
import { bareError, createLog } from './log.ts'
import { greeting, startFailure } from './notices.ts'

/** Settings, store, doors, in this order. What it opened it closes again, the last first. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const onBug = (error: unknown, reference?: string): void =>
    log.error({ ...bareError(error), reference }, 'a bug')

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
    const page =
      config.localPage === 'open' ? await openLocalPage({ store, codec, clock, onBug }) : null
    const tell = (line: string): void => void process.stdout.write(`  ${line}\n`)
    const discord = config.discord
      ? openDiscord(config.discord, { store, codec, clock, onBug, tell })
      : null
    if (discord) opened.push(discord)
    const ready = async (): Promise<void> => {
      await store.ping()
      const trouble = discord?.trouble()
      if (trouble) throw new Error(trouble)
    }
    const door = await openWebDoor({ port: config.port, ready, page, onBug })
    opened.push(door)
    process.stdout.write(greeting(config, door.url))
  } catch (error) {
    await closeAll()
    throw error
  }
  endOnSignal(closeAll, onBug)
}

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
