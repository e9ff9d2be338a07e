import type { CommandBody } from '../checks/commands.ts'
import { type Guild, permissionsIn, type TextChannel, type Thread, type User } from './places.ts'
import type { Snowflakes } from './snowflake.ts'

export interface Command {
  readonly id: string
  readonly version: string
  /** The guild that it was registered for; null for a global one. */
  readonly guildId: string | null
  readonly body: CommandBody
}

const inGuilds = 0
const inDirectMessages = 1

/** What the bot has registered, globally and for single guilds. */
export class Commands {
  readonly #ids: Snowflakes
  readonly #scopes = new Map<string | null, readonly Command[]>()

  constructor(ids: Snowflakes) {
    this.#ids = ids
  }

  in(guildId: string | null): readonly Command[] {
    return this.#scopes.get(guildId) ?? []
  }

  /** Replaces all commands of a scope. One that keeps its name keeps its id. */
  replace(guildId: string | null, bodies: readonly CommandBody[]): readonly Command[] {
    const before = this.in(guildId)
    const after = bodies.map((body) => {
      const known = before.find((one) => isSame(one.body, body))
      return { id: known?.id ?? this.#ids.next(), version: this.#ids.next(), guildId, body }
    })
    this.#scopes.set(guildId, after)
    return after
  }

  /** The command of this name that a person finds in a guild's channel. */
  inGuild(guild: Guild, name: string): Command | undefined {
    return [...this.in(guild.id), ...this.in(null)].find(
      ({ body }) => body.name === name && (body.contexts ?? [inGuilds]).includes(inGuilds),
    )
  }

  /** The command of this name that a person finds in their direct messages with the bot. */
  inDirect(name: string): Command | undefined {
    return this.in(null).find(
      ({ body }) =>
        body.name === name && (body.contexts ?? [inDirectMessages]).includes(inDirectMessages),
    )
  }
}

const isSame = (one: CommandBody, other: CommandBody): boolean =>
  one.name === other.name && (one.type ?? 1) === (other.type ?? 1)

/** Whether Discord shows them the command: it can be for those with certain permissions only. */
export function mayUse({ body }: Command, user: User, channel: TextChannel | Thread): boolean {
  const needed = body.default_member_permissions
  if (needed === null || needed === undefined) return true
  const bits = BigInt(needed)
  const theirs = permissionsIn(channel, user)
  return channel.guild.owner === user || (bits !== 0n && (theirs & bits) === bits)
}
