import type { AccountKey } from '#domain/person.ts'
import { type LoopbackDiscord, startDiscord } from '../support/discord/discord.ts'
import type { DiscordOptions } from '../support/discord/options.ts'
import type { Settings } from '../support/process.ts'
import { type LoopbackSlack, startSlack } from '../support/slack/slack.ts'
import { testKey } from '../support/store.ts'

/** Both platforms on loopback, for real processes, with as many people as a test wants. */
export interface Platforms {
  readonly discord: LoopbackDiscord
  readonly slack: LoopbackSlack
  /** For a process that knows both, on this database. */
  settingsFor(databaseUrl: string, roles: string): Settings
  /** So many people, half of them on each; the first is `on discord 0`. */
  people(count: number): readonly Member[]
  /** How many times a message was taken, on both. */
  taken(): number
  /** What stands in somebody's direct messages, each message as one text, oldest first. */
  shownTo(member: Member): readonly string[]
  /** Whether it became true in so many milliseconds. */
  until(isTrue: () => boolean, ms: number): Promise<boolean>
  close(): Promise<void>
}

export interface Member {
  readonly name: string
  readonly account: AccountKey
}

/** As a test wants them, and never the ones to hold anybody up. */
export async function openPlatforms(options: DiscordOptions = {}): Promise<Platforms> {
  const discord = await startDiscord({ bucket: { limit: 10_000, perMs: 1000 }, ...options })
  const slack = await startSlack()
  const workspace = slack.addWorkspace('Harbour')
  const discordTaken = counter(
    () => discord.requests,
    ({ route, status }) => route === 'POST /channels/:channel/messages' && status === 200,
  )
  const slackTaken = counter(
    () => slack.requests,
    ({ method, status, error }) =>
      method === 'chat.postMessage' && status === 200 && error === null,
  )

  return {
    discord,
    slack,
    settingsFor: (databaseUrl, roles) => ({
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEYS: testKey,
      ROLES: roles,
      LOCAL_PAGE: '0',
      LOG_LEVEL: 'warn',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      DISCORD_MESSAGES_PER_SECOND: '100000',
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.api,
      SLACK_MESSAGES_PER_SECOND: '100000',
    }),
    people: (count) =>
      Array.from({ length: count }, (_, number): Member => {
        const door = number % 2 === 0 ? 'discord' : 'slack'
        const name = `on ${door} ${number}`
        const account: AccountKey =
          door === 'discord'
            ? { door, tenant: '', externalId: discord.user(name).id }
            : { door, tenant: workspace.id, externalId: slack.user(name).id }
        return { name, account }
      }),
    taken: () => discordTaken() + slackTaken(),
    shownTo: ({ name, account }) =>
      account.door === 'discord'
        ? discord.messagesTo(name).map((message) => discord.read(message).text)
        : slack.messagesTo(name).map((message) => slack.read(message).text),
    until: (isTrue, ms) => slack.until(isTrue, ms),
    close: async () => {
      await discord.close()
      await slack.close()
    },
  }
}

/** Counts those of a growing list, looking at each once. */
function counter<T>(list: () => readonly T[], counts: (one: T) => boolean): () => number {
  let looked = 0
  let count = 0
  return () => {
    const all = list()
    for (; looked < all.length; looked++) {
      const one = all[looked]
      if (one !== undefined && counts(one)) count += 1
    }
    return count
  }
}
