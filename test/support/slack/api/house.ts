import type { z } from 'zod'
import { type Flaw, type FlawCode, flaw, type Violation } from '../checks/flaw.ts'
import { readBy } from '../checks/schema.ts'
import type { World } from '../world/world.ts'
import { ApiError, type ErrorCode } from './api-error.ts'

/** What every method works with: the world, and the list of what was wrong with calls. */
export class House {
  readonly world: World
  readonly violations: Violation[] = []
  readonly #host: () => string

  constructor(world: World, host: () => string) {
    this.world = world
    this.#host = host
  }

  /** Such as 127.0.0.1:4711. */
  get host(): string {
    return this.#host()
  }

  /** Keeps what is wrong with a call, which Slack takes all the same. */
  note(method: string, flaws: readonly Flaw[]): void {
    this.violations.push(
      ...flaws.map(({ path, code, message }) => ({ method, at: path.join('.'), code, message })),
    )
  }

  /** Keeps what is wrong with a call, and refuses it as Slack does. */
  demand(method: string, flaws: readonly Flaw[], code?: ErrorCode): void {
    if (flaws.length === 0) return
    this.note(method, flaws)
    throw code ? new ApiError(code, flaws) : refusal(flaws)
  }

  /** What was sent, in its type; kept and refused if it is not as the schema has it. */
  read<Schema extends z.ZodType>(method: string, schema: Schema, sent: unknown): z.infer<Schema> {
    const parsed = readBy(schema, sent)
    if ('read' in parsed) return parsed.read
    this.note(method, parsed.flaws)
    throw refusal(parsed.flaws)
  }

  /** Keeps that a method was used as nobody should, and refuses it. */
  misuse(method: string, error: ErrorCode, why: string, code: FlawCode = 'wrong_use'): never {
    this.note(method, [flaw([], code, why)])
    throw new ApiError(error)
  }
}

function refusal(flaws: readonly Flaw[]): ApiError {
  const inBlocks = flaws.every(({ path }) => path[0] === 'blocks')
  return new ApiError(inBlocks ? 'invalid_blocks' : 'invalid_arguments', flaws)
}
