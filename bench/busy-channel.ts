import { type LoopbackDiscord, startDiscord } from '../test/support/discord/discord.ts'
import type { Person } from '../test/support/discord/people/person.ts'
import type { TextChannel } from '../test/support/discord/world/places.ts'

/** A channel full of people, on a loopback Discord of its own in this process. */
export interface BusyChannel {
  readonly discord: LoopbackDiscord
  readonly channel: TextChannel
  /** Owns the guild, and is none of the people. */
  readonly owner: Person
  readonly people: readonly Person[]
  /** With which a bot comes to this Discord. */
  readonly settings: { readonly DISCORD_TOKEN: string; readonly DISCORD_API_URL: string }
}

export async function busyChannel(people: number): Promise<BusyChannel> {
  const discord = await startDiscord()
  const names = Array.from({ length: people }, (_, index) => `member${index}`)
  const guild = discord.addGuild('Harbour', { members: names })
  return {
    discord,
    channel: discord.addChannel(guild, 'circle'),
    owner: discord.user('owner'),
    people: names.map((name) => discord.user(name)),
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api },
  }
}

/** Waits until the bot has registered its commands: from then on it answers. */
export async function untilRegistered(discord: LoopbackDiscord): Promise<void> {
  const came = await discord.until(() => discord.commandsIn(null).length > 0, 30_000)
  if (!came) throw new Error('the bot has not registered its commands')
}
