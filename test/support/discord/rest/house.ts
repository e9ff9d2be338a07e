import type { z } from 'zod'
import { type Flaw, flaw, under, type Violation } from '../checks/flaw.ts'
import { type Described, specFlaws } from '../checks/spec.ts'
import type { Path } from '../component-walk.ts'
import { type MessagePayload, messagePayload } from '../payloads/message.ts'
import type { Message } from '../world/message.ts'
import type { World } from '../world/world.ts'
import { ApiError } from './api-error.ts'
import type { RouteName } from './route.ts'

/** What every route works with: the world, and the list of what was wrong with requests. */
export class House {
  readonly world: World
  readonly violations: Violation[] = []
  /** Where the files of messages are served. */
  readonly #files: () => string

  constructor(world: World, files: () => string) {
    this.world = world
    this.#files = files
  }

  show(message: Message): MessagePayload {
    return messagePayload(message, this.#files(), this.world.users)
  }

  /** Keeps what is wrong with a body, and refuses it as Discord does. */
  demand(route: RouteName, flaws: readonly Flaw[]): void {
    if (flaws.length === 0) return
    this.note(route, flaws)
    throw new ApiError('invalidForm', flaws)
  }

  note(route: string, flaws: readonly Flaw[]): void {
    this.violations.push(
      ...flaws.map(({ path, code, message }) => ({ route, at: path.join('.'), code, message })),
    )
  }

  /** A body that Discord's description agrees with. */
  describe(route: RouteName, described: Described, body: unknown): void {
    this.demand(route, specFlaws(described, body))
  }

  /** The part of a body that is read here. */
  read<Schema extends z.ZodType>(
    route: RouteName,
    schema: Schema,
    body: unknown,
    path: Path = [],
  ): z.infer<Schema> {
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const flaws = parsed.error.issues.map(({ path: at, message }) =>
        flaw(
          at.map((step) => (typeof step === 'number' ? step : String(step))),
          'UNREAD',
          message,
        ),
      )
      this.demand(route, under(path, flaws))
      throw new ApiError('invalidForm')
    }
    return parsed.data
  }
}
