/** What is wrong with the connection. It is well when it was made and every shard of it is well. */
export class Health {
  #connection: string | null = 'it is still connecting'
  readonly #shards = new Map<number, string>()

  /** `null` while all is well; else one sentence without a full stop. */
  get trouble(): string | null {
    return [...this.#shards.values()][0] ?? this.#connection
  }

  connected(): void {
    this.#connection = null
  }

  notConnected(why: string): void {
    this.#shards.clear()
    this.#connection = why
  }

  shardIsWell(shard: number): void {
    this.#shards.delete(shard)
  }

  shardIsNot(shard: number, why: string): void {
    this.#shards.set(shard, why)
  }
}

/** What a close means that Discord does not take back. */
export const closeReasons = {
  4004: 'the token is not a valid one',
  4010: 'this shard does not exist; look at DISCORD_SHARDS',
  4011: 'there are too many guilds for one shard; set DISCORD_SHARDS',
  4012: 'this version of Discord’s interface is no longer there',
  4013: 'an intent was asked for that does not exist',
  4014: 'an intent was asked for that is not switched on for this bot',
} as const

export const isCloseReason = (code: number): code is keyof typeof closeReasons =>
  code in closeReasons
