import { z } from 'zod'
import type { Workspace } from '../world/places.ts'
import { everywhere } from './arguments.ts'
import type { ApiRequest } from './request.ts'

/** A call that has found its method and its workspace. */
export interface Call {
  readonly method: string
  readonly workspace: Workspace
  readonly request: ApiRequest
}

interface Needs {
  /** What the app needs to have been granted; null for what everybody may. */
  readonly scope: string | null
  /** Whose token it takes. */
  readonly token: 'bot' | 'app' | 'none'
}

export interface Method extends Needs {
  readonly name: string
  readonly args: z.ZodObject
  /** Gives the answer without `ok`. Throws an `ApiError`. */
  answer(call: Call, args: Readonly<Record<string, unknown>>): object
}

/** @param args Its arguments; another one is a flaw, although Slack only takes no notice of it. */
export function method<Shape extends z.ZodRawShape>(
  name: string,
  needs: Partial<Needs>,
  args: Shape,
  answer: (call: Call, args: z.infer<z.ZodObject<Shape>>) => object,
): Method {
  const schema = z.object(args)
  return {
    name,
    scope: needs.scope ?? null,
    token: needs.token ?? 'bot',
    args: z.strictObject({ ...everywhere, ...args }),
    // The server has read them by the schema that has all of this one's fields.
    answer: (call, read) => answer(call, read as z.infer<typeof schema>),
  }
}
