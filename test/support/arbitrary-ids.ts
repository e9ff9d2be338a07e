import fc from 'fast-check'
import type { ActionCodec } from '#chat/action-id.ts'
import { actions } from '#commands'
import { answerStates } from '#domain/check-in.ts'
import { modes } from '#domain/goal.ts'
import { isUuid } from '#domain/id.ts'
import { anyHostileText } from './arbitrary-texts.ts'

/**
 * The id of a button, a choice or a form, told as what somebody does to get one. `at` counts through
 * the ids that are known by then, those made for other people among them: forwards through all of
 * them, or back through the last few.
 */
export type IdDraft =
  /** Sends it as it is. */
  | { readonly id: 'as it is' | 'just shown'; readonly at: number }
  /** The same, among those of one action. */
  | { readonly id: 'to do'; readonly name: string; readonly at: number }
  /** Changes one of its characters, or cuts it off there. */
  | { readonly id: 'broken'; readonly at: number; readonly where: number; readonly by: string }
  /** Signs the same with another house's secret. */
  | { readonly id: 'of another house'; readonly at: number }
  /** Nobody can do these two: with the right signature, for other people's things and for nonsense. */
  | { readonly id: 'for another'; readonly at: number; readonly param: number; readonly is: string }
  | { readonly id: 'made up'; readonly name: string; readonly params: readonly string[] }
  | { readonly id: 'no id'; readonly text: string }

/** What ids are made with. The list of known ones may grow. */
export interface IdForge {
  readonly known: readonly string[]
  readonly codec: ActionCodec
  readonly codecOfAnother: ActionCodec
}

const at = fc.nat({ max: 1_000_000 })

/** @param uuids of goals, groups and people, anybody's. */
export function anyId(uuids: readonly string[]): fc.Arbitrary<IdDraft> {
  const param = anyParam(uuids)
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ id: fc.constant('as it is' as const), at }) },
    { weight: 4, arbitrary: fc.record({ id: fc.constant('just shown' as const), at }) },
    { weight: 4, arbitrary: fc.constantFrom(...actions).chain(({ name }) => anyIdToDo(name)) },
    {
      weight: 2,
      arbitrary: fc.record({
        id: fc.constant('broken' as const),
        at,
        where: fc.nat({ max: 99 }),
        by: fc.constantFrom('', 'A', '~', ':', '%', '\u0000', 'é'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ id: fc.constant('of another house' as const), at }) },
    {
      weight: 4,
      arbitrary: fc.record({
        id: fc.constant('for another' as const),
        at,
        param: fc.nat({ max: 3 }),
        is: param,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        id: fc.constant('made up' as const),
        name: fc.constantFrom(...actions.map(({ name }) => name), 'no.such', 'goal.save'),
        params: fc.array(param, { maxLength: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ id: fc.constant('no id' as const), text: anyHostileText }),
    },
  )
}

export const anyIdToDo = (name: string): fc.Arbitrary<IdDraft> =>
  fc.record({ id: fc.constant('to do'), name: fc.constant(name), at })

/** What an action can carry, and what it cannot. */
const anyParam = (uuids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...uuids) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...['2026-03-02', '2026-03-01', '2026-03-03', '2026-02-30', '0000-01-01', '9999-12-31'],
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom<string>(...answerStates, ...modes) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '0', '1', '999', '999999', '-1', '0.5', 'NaN', '~'),
    },
    { weight: 1, arbitrary: anyHostileText.map((text) => text.slice(0, 20)) },
  )

/** The id itself. What cannot be signed, such as half an emoji, is sent as it stands. */
export function idFrom(draft: IdDraft, forge: IdForge): string {
  switch (draft.id) {
    case 'as it is':
      return known(draft.at, forge)
    case 'just shown':
      return forge.known.at(-1 - (draft.at % 12)) ?? ''
    case 'to do': {
      const those = forge.known.filter((id) => id.startsWith(`1:${draft.name}:`))
      return known(draft.at, { ...forge, known: those.length > 0 ? those : forge.known })
    }
    case 'broken': {
      const id = known(draft.at, forge)
      const where = draft.where % id.length
      return id.slice(0, where) + draft.by + (draft.by === '' ? '' : id.slice(where + 1))
    }
    case 'of another house': {
      const ref = forge.codec.read(known(draft.at, forge))
      return typeof ref === 'string' ? ref : forge.codecOfAnother.write(ref)
    }
    case 'for another': {
      const id = known(draft.at, forge)
      const ref = forge.codec.read(id)
      if (typeof ref === 'string') return id
      const params = ref.params.map((one, at) => (at === draft.param ? draft.is : one))
      return signed(ref.name, params, forge)
    }
    case 'made up':
      return signed(draft.name, draft.params, forge)
    case 'no id':
      return draft.text
    default:
      return draft satisfies never
  }
}

/**
 * One known id of each action, with each UUID in it in turn replaced by each of these: what a button
 * for other people's things would be, if anybody could sign it.
 */
export function idsForAll(uuids: readonly string[], { known, codec }: IdForge): readonly string[] {
  const refs = new Map(
    known.flatMap((id) => {
      const ref = codec.read(id)
      return typeof ref === 'string' ? [] : [[ref.name, ref] as const]
    }),
  )
  return [...refs.values()].flatMap(({ name, params }) =>
    params.flatMap((param, at) =>
      isUuid(param)
        ? uuids.map((uuid) => codec.write({ name, params: params.with(at, uuid) }))
        : [],
    ),
  )
}

const known = (at: number, { known }: IdForge): string => known[at % known.length] ?? ''

function signed(name: string, params: readonly string[], { codec }: IdForge): string {
  try {
    return codec.write({ name, params })
  } catch {
    return [name, ...params].join(':')
  }
}
