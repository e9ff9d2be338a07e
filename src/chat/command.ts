import { z } from 'zod'
import type { Audience } from './audience.ts'
import type { Option } from './card.ts'
import type { RawArgs } from './invocation.ts'
import type { Reply } from './reply.ts'

/**
 * Who may do a thing in a group: anybody who is there, those who belong to it, those who moderate it, or
 * those who manage the community it lives in.
 */
export type Who = 'anyone' | 'members' | 'moderators' | 'managers'

/**
 * What a person can say. Everything that a door has to know comes from this one definition: what is
 * registered, how text is read, the menu, and the help.
 *
 * @typeParam C what a command is given to work with.
 */
export interface Command<C> {
  /** Lower-case letters, digits and hyphens, at most 32. */
  readonly name: string
  /** At most 100 characters. */
  readonly summary: string
  readonly where: readonly ('group' | 'direct')[]
  /** One usage without a name, or one for each subcommand. */
  readonly usages: readonly Usage<C>[]
}

export interface Usage<C> {
  /** The subcommand, or `null` where the command has none. */
  readonly name: string | null
  readonly summary: string
  readonly who: Who
  readonly options: readonly OptionSpec<C>[]
  readonly audience: Audience
  /** Decided from the arguments alone, before anything is read or written. */
  opens(args: RawArgs): 'card' | 'form'
  /** Checks the arguments, once. */
  read(args: RawArgs): ReadArgs
  /** @param args as `read` gave them. */
  run(context: C, args: CheckedArgs): Promise<Reply>
}

declare const checked: unique symbol

/** Arguments that `Usage.read` has checked. */
export type CheckedArgs = RawArgs & { readonly [checked]: true }

export type ReadArgs =
  | { readonly ok: true; readonly args: CheckedArgs }
  | { readonly ok: false; readonly problems: readonly ArgProblem[] }

export interface ArgProblem {
  readonly option: string
  readonly problem: 'missing' | 'wrong' | 'too-long' | 'out-of-range' | 'unknown'
}

interface AnyOption {
  readonly name: string
  /** At most 100 characters. */
  readonly about: string
  readonly required?: boolean
  /** In a text it is given as `name:value` only; a bare word is never taken for it. */
  readonly named?: boolean
}

export type OptionSpec<C> = AnyOption &
  (
    | {
        readonly type: 'text'
        readonly maxLength: number
        /** Takes all the words that are left when the arguments come as one text. */
        readonly rest?: boolean
        /** Offers values while the person types; the best first, at most 25. */
        suggest?(context: C, typed: string): Promise<readonly Option[]>
      }
    | { readonly type: 'integer' | 'number'; readonly min: number; readonly max: number }
    | { readonly type: 'choice'; readonly choices: readonly Option[] }
    | { readonly type: 'yes-no' }
    /** Somebody at the same door; the value is their id there, as in `AccountRef.externalId`. */
    | { readonly type: 'person' }
    /** A role of the community, or a user group at Slack; the value is its id. */
    | { readonly type: 'role' }
    /** YYYY-MM-DD, `today` or `yesterday`; which date that is, the command decides. */
    | { readonly type: 'date' }
  )

type Value<O> = O extends { type: 'integer' | 'number' }
  ? number
  : O extends { type: 'yes-no' }
    ? boolean
    : O extends { choices: readonly { value: infer V }[] }
      ? V
      : string

/** The arguments' type, from the options: those not required may be missing. */
export type ArgsOf<O extends readonly OptionSpec<never>[]> = {
  readonly [K in O[number] as K['name']]: K extends { required: true }
    ? Value<K>
    : Value<K> | undefined
}

/** Makes a usage whose `run` gets its arguments typed by the options. */
export function usage<C, const O extends readonly OptionSpec<C>[]>(definition: {
  readonly name?: string
  readonly summary: string
  /** Anyone, when left out. */
  readonly who?: Who
  readonly options: O
  readonly audience?: Audience
  opens?(args: RawArgs): 'card' | 'form'
  run(context: C, args: ArgsOf<O>): Promise<Reply>
}): Usage<C> {
  const schema = z.object(
    Object.fromEntries(definition.options.map((option) => [option.name, schemaOf(option)])),
  )
  return {
    name: definition.name ?? null,
    summary: definition.summary,
    who: definition.who ?? 'anyone',
    options: definition.options,
    audience: definition.audience ?? 'only-you',
    opens: definition.opens ?? (() => 'card'),
    read(args) {
      const unknown = Object.keys(args).filter((name) => !(name in schema.shape))
      const parsed = schema.safeParse(args)
      const problems = [
        ...unknown.map((option): ArgProblem => ({ option, problem: 'unknown' })),
        ...(parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, args))),
      ]
      // The schema is made from the options, so what it lets through has their types.
      if (parsed.success && problems.length === 0)
        return { ok: true, args: parsed.data as CheckedArgs }
      return { ok: false, problems }
    },
    // `CheckedArgs` come from `read` above, whose schema has exactly the shape of `ArgsOf<O>`.
    run: (context, args) => definition.run(context, args as unknown as ArgsOf<O>),
  }
}

/** `@robin`, a mention as a platform writes it, or the bare number that Discord gives. */
const personText = /^(?:<@!?|@|(?=\d{15,}$))([\w-]+)(?:\|[^>]*)?>?$/
/** As Discord or Slack writes a role or a user group in a text, or the bare id. */
const roleText = /^(?:<@&|<!subteam\^|(?=\d{15,}$|S[A-Z\d]{8,}$))([A-Z\d]+)(?:\|[^>]*)?>?$/
const dateText = /^(\d{4}-\d{2}-\d{2}|today|yesterday)$/i

function schemaOf(option: OptionSpec<never>): z.ZodType {
  const schema = valueSchema(option)
  return option.required ? schema : schema.optional()
}

function valueSchema(option: OptionSpec<never>): z.ZodType {
  switch (option.type) {
    case 'text':
      return z.string().max(option.maxLength)
    case 'integer':
      return numberSchema.pipe(z.int().min(option.min).max(option.max))
    case 'number':
      return numberSchema.pipe(z.number().min(option.min).max(option.max))
    case 'choice':
      return z
        .string()
        .transform((typed) => choiceFor(option.choices, typed))
        .pipe(z.enum(option.choices.map((one) => one.value)))
    case 'yes-no':
      return z.union([
        z.boolean(),
        z.stringbool({ truthy: ['yes', 'true'], falsy: ['no', 'false'] }),
      ])
    case 'person':
      return z
        .string()
        .regex(personText)
        .transform((typed) => typed.replace(personText, '$1'))
    case 'role':
      return z
        .string()
        .regex(roleText)
        .transform((typed) => typed.replace(roleText, '$1'))
    case 'date':
      return z
        .string()
        .regex(dateText)
        .transform((typed) => typed.toLowerCase())
    default:
      return option satisfies never
  }
}

/** A number, or its text with a point or a comma. */
const numberSchema = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+([.,]\d+)?$/)
    .transform((typed) => Number(typed.replace(',', '.'))),
])

function choiceFor(choices: readonly Option[], typed: string): string {
  const wanted = typed.toLowerCase()
  const found = choices.find((one) =>
    [one.value, one.label].some((t) => t.toLowerCase() === wanted),
  )
  return found?.value ?? typed
}

function problemOf(issue: z.core.$ZodIssue, args: RawArgs): ArgProblem {
  const option = String(issue.path[0])
  if (args[option] === undefined) return { option, problem: 'missing' }
  if (issue.code === 'too_big' && issue.origin === 'string') return { option, problem: 'too-long' }
  const isRange = issue.code === 'too_big' || issue.code === 'too_small'
  return { option, problem: isRange ? 'out-of-range' : 'wrong' }
}

/** Whether this one value would pass for the option: how text finds the option that it is meant for. */
export const fits = (option: OptionSpec<never>, value: string): boolean =>
  valueSchema(option).safeParse(value).success
