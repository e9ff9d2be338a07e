import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { chromium as executable } from './chromium.ts'
import { type PersonaId, Player } from './player.ts'
import { cleanUp, cleanUpAll, type Program, start, usedFolder } from './process.ts'

/** Whether this machine has a browser to try the page in. */
export const hasBrowser = executable !== null

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(executable === null ? {} : { executablePath: executable }), args: quiet })

/** What a test does with the running program, through the browser alone. */
export interface Visits {
  /** Opens the page of a persona in a browser profile of its own. */
  visit(persona: PersonaId, options?: BrowserContextOptions): Promise<Player>
  /** Ends the program as Ctrl+C does and starts it again at the same address, with what it kept. */
  restart(): Promise<void>
}

/**
 * Gives each test of this file a program with nothing in it, and a browser. No page may log an
 * error, throw one, or try what its content security policy forbids: that fails the test.
 */
export function withBrowser(): Visits {
  let browser: Browser
  let program: Program
  let folder: string
  let players: Player[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await cleanUpAll()
  })
  beforeEach(async () => {
    folder = await usedFolder()
    program = await start({ DATA_DIR: folder })
  })
  afterEach(async () => {
    const problems = players.flatMap((player) => player.problems)
    await Promise.all(players.map((player) => player.leave()))
    players = []
    await cleanUp()

    expect(problems).toEqual([])
  })

  return {
    async visit(persona, options = {}) {
      const player = await Player.visit(browser, program.url, persona, options)
      players.push(player)
      return player
    },
    async restart() {
      program.send('SIGTERM')
      await program.ended
      program = await start({ DATA_DIR: folder, PORT: new URL(program.url).port })
      for (const player of players) player.forgiveLostConnection()
    },
  }
}
