/** What is wrong with the connection: it is well when Slack took our token and can reach us. */
export class Health {
  #token: string | null = 'it is still connecting'
  #line: string | null = null

  /** `null` while all is well; else one sentence without a full stop. */
  get trouble(): string | null {
    return this.#token ?? this.#line
  }

  tokenIsGood(): void {
    this.#token = null
  }

  tokenIsNot(why: string): void {
    this.#token = why
  }

  lineIsGood(): void {
    this.#line = null
  }

  lineIsNot(why: string): void {
    this.#line = why
  }
}
