import * as spec from 'discord-api-spec/zod'
import type { Path } from '../component-walk.ts'
import { badLength, type Flaw, flaw, required, tooLong } from './flaw.ts'

/** The bodies that Discord's OpenAPI description knows. The package prepares them at its import. */
const schemas = {
  'create message': spec.MessageCreateRequestSchema,
  'edit message': spec.MessageEditRequestPartialSchema,
  'follow up': spec.IncomingWebhookInteractionRequestSchema,
  'edit reply': spec.IncomingWebhookUpdateRequestPartialSchema,
  'reply callback': spec.CreateMessageInteractionCallbackRequestSchema,
  'update callback': spec.UpdateMessageInteractionCallbackRequestSchema,
  'autocomplete callback': spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  'modal callback': spec.ModalInteractionCallbackRequestSchema,
  command: spec.ApplicationCommandUpdateRequestSchema,
  'open direct channel': spec.CreatePrivateChannelRequestSchema,
}

export type Described = keyof typeof schemas

/** Fields that Discord takes, discord.js sends, and the description leaves out. */
const leftOut = new Set(['tts', 'nonce', 'enforce_nonce', 'nsfw'])

/**
 * What Discord's own description has against a body. Fields that it does not know are flaws too:
 * Discord takes no notice of them, so they are mistyped. The package's `setStrictObject` cannot say
 * so, because its schemas are made before anybody could call it.
 */
export function specFlaws(described: Described, body: unknown): Flaw[] {
  const result = schemas[described].safeParse(body)
  if (result.success) return unknownFields(body, result.data, [])
  return result.error.issues.flatMap((issue) => fromIssue(issue, [], body))
}

/** The schemas leave fields out of what they give back that they do not know. */
function unknownFields(sent: unknown, known: unknown, path: Path): Flaw[] {
  if (!isObject(sent) || !isObject(known)) return []
  return Object.entries(sent).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(sent) ? Number(key) : key]
    if (key in known) return unknownFields(value, known[key], here)
    return leftOut.has(key) ? [] : [flaw(here, 'UNKNOWN_FIELD', 'Discord knows no such field')]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

interface Issue {
  readonly code?: string | undefined
  readonly path: PropertyKey[]
  readonly message: string
  readonly input?: unknown
}

function fromIssue(issue: Issue, before: Path, body: unknown): Flaw[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))]
  if (issue.code === 'invalid_union') {
    const meant = branchMeant(branchesOf(issue))
    return meant
      ? meant.flatMap((inner) => fromIssue(inner, path, body))
      : [flaw(path, 'UNION_TYPE_CHOICES', 'Is none of the things that may stand here')]
  }
  if (issue.code === 'too_big') return [tooLong(path, limitOf(issue, 'maximum'))]
  if (issue.code === 'too_small') {
    return [badLength(path, limitOf(issue, 'minimum'), Number.POSITIVE_INFINITY)]
  }
  if (issue.code === 'invalid_value') {
    return [flaw(path, 'BASE_TYPE_CHOICES', 'Is none of the values that may stand here')]
  }
  if (issue.code === 'invalid_type' && valueAt(body, path) === undefined) return [required(path)]
  return [flaw(path, 'BASE_TYPE_INVALID', issue.code ?? issue.message)]
}

const valueAt = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), body)

const limitOf = (issue: Issue, name: 'maximum' | 'minimum'): number =>
  name in issue ? Number(Object.entries(issue).find(([key]) => key === name)?.[1]) : Number.NaN

const branchesOf = (issue: Issue): Issue[][] =>
  // zod gives a union's issues as one list a branch.
  'errors' in issue && Array.isArray(issue.errors) ? (issue.errors as Issue[][]) : []

/** The branch whose `type` is right: the others are other components. */
const branchMeant = (branches: readonly Issue[][]): Issue[] | undefined =>
  branches
    .filter((issues) => !issues.some(({ path }) => path.length === 1 && path[0] === 'type'))
    .sort((one, other) => one.length - other.length)[0]
