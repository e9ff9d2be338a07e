/** The first millisecond of 2015, from which Discord counts. */
const discordEpoch = 1_420_070_400_000

/** Makes ids as Discord does: 42 bits of time and a serial number, so that later ids are larger. */
export class Snowflakes {
  readonly #now: () => number
  #lastMs = 0
  #serial = 0

  constructor(now: () => number) {
    this.#now = now
  }

  next(): string {
    const ms = Math.max(this.#lastMs, Math.floor(this.#now()) - discordEpoch)
    if (ms === this.#lastMs && this.#serial < 4095) this.#serial += 1
    else [this.#lastMs, this.#serial] = [ms === this.#lastMs ? ms + 1 : ms, 0]
    return String((BigInt(this.#lastMs) << 22n) | BigInt(this.#serial))
  }

  /** An id that belongs to this shard of that many. */
  nextOnShard(shard: number, shards: number): string {
    let id = this.next()
    while (shardOf(id, shards) !== shard) {
      this.#lastMs += 1
      id = this.next()
    }
    return id
  }
}

/** The shard that hears of a guild. */
export const shardOf = (guildId: string, shards: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shards))
