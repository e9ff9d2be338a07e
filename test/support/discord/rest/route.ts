import type { ApiRequest } from './request.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A method and a path with its variable parts, such as PATCH /channels/:channel. */
export type RouteName = `${Method} /${string}`

/** The names of the variable parts. */
type Part<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Part<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export interface Reply {
  readonly status: number
  /** JSON; undefined for an answer without a body. */
  readonly body?: unknown
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const noContent: Reply = { status: 204 }

export interface Route {
  readonly name: RouteName
  /** Whether it takes the bot's token: what belongs to an interaction has its own in the path. */
  readonly forBot: boolean
  /** The values of the variable parts; null if the request is for another route. */
  match(request: ApiRequest): Readonly<Record<string, string>> | null
  answer(request: ApiRequest, parts: Readonly<Record<string, string>>): Reply
}

/** A request that has found its route. */
export interface RoutedRequest extends ApiRequest {
  readonly route: RouteName
}

export function route<Name extends RouteName>(
  name: Name,
  answer: (
    request: RoutedRequest & { readonly parts: Readonly<Record<Part<Name>, string>> },
  ) => Reply,
): Route {
  const [method, path = ''] = name.split(' ')
  const pattern = new RegExp(`^${path.replaceAll(/:(\w+)/gu, '(?<$1>[^/]+)')}$`, 'u')
  return {
    name,
    forBot: !/^\w+ \/(interactions|webhooks)/u.test(name),
    match(request) {
      const found = request.method === method ? pattern.exec(request.path) : null
      return found && { ...found.groups }
    },
    answer: (request, parts) =>
      // `match` found every part that the name has.
      answer({ ...request, route: name, parts: parts as Record<Part<Name>, string> }),
  }
}
