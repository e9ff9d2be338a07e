import { z } from 'zod'
import {
  changeRemembered,
  findRemembered,
  keepRemembered,
  rememberedDates,
  removeRemembered,
} from '#app/remembered-dates.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import type { RawArgs } from '#chat/invocation.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { asId, isUuid, type RememberedDateId } from '#domain/id.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import { failureCard, failureText } from '#words/failure.ts'
import {
  pageOfRemembered,
  type RememberedActions,
  rememberedCard,
  removeRememberedQuestionCard,
} from '#words/remembered-card.ts'
import {
  type RememberedSketch,
  rememberedForm,
  sketchOfRemembered,
} from '#words/remembered-form.ts'
import { type Key, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import {
  placed,
  type RememberedProblemAt,
  readRemembered,
  rememberedDetails,
} from './remember-input.ts'

const { say } = wordsIn('en')

// Longer than they may be, so that the limit is named by the rule and not by the reader.
const options = [
  { name: 'date', named: true, type: 'text', about: say('command.remember.date'), maxLength: 100 },
  { name: 'day-before', named: true, type: 'yes-no', about: say('command.remember.day-before') },
  { name: 'name', type: 'text', about: say('command.remember.name'), maxLength: 1000, rest: true },
] as const satisfies readonly OptionSpec<Context>[]

export const remember: Command<Context> = {
  name: 'remember',
  summary: say('command.remember'),
  where: ['group', 'direct'],
  usages: [
    usage({
      name: 'add',
      summary: say('command.remember.add'),
      options,
      opens: (args) => (readRemembered(valuesOf(args)).ok ? 'card' : 'form'),
      run: addByCommand,
    }),
    usage({
      name: 'list',
      summary: say('command.remember.list'),
      options: [],
      run: async (context) => privately(await listCard(context, 0)),
    }),
  ],
}

/** What was said, as it stands in the fields of the form. */
const valuesOf = ({ name, date, 'day-before': before }: RawArgs) =>
  ({
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof date === 'string' ? { date } : {}),
    mention: before === true ? 'day-before' : 'day',
  }) satisfies RememberedSketch

/** With all of it said, the date is kept; with a part, or what cannot be read, there is its form. */
async function addByCommand(context: Context, args: ArgsOf<typeof options>): Promise<Reply> {
  const values = valuesOf(args)
  const form = newForm(context, values, context.once)
  if (args.name === undefined || args.date === undefined) return openForm(form)
  return keep(context, context.once, form, values, privately)
}

const newForm = ({ words }: Context, sketch: RememberedSketch, once: string): Form =>
  rememberedForm(words, sketch, saveNew.to({ once }))

/** Keeps a new date from what was typed, once for each `once`. */
async function keep(
  context: Context,
  once: string,
  form: Form,
  values: FormValues,
  show: (card: Card) => Reply,
): Promise<Reply> {
  const { store, speaker } = context
  const draft = readRemembered(values)
  const kept = draft.ok ? placed(await keepRemembered(store, speaker, once, draft.value)) : draft
  if (!kept.ok) return again(context, form, kept.error, values)
  return show(await listCard(context, kept.value.id, 'remembered.saved'))
}

/**
 * The form as it was sent, with a word at the field that needs another look; a sentence alone where
 * no field can mend it, and where a field would cut off what was typed with the command.
 */
function again(
  { words }: Context,
  form: Form,
  problem: RememberedProblemAt,
  values: FormValues,
): Reply {
  const details = rememberedDetails(problem, values)
  const isAboutNoField =
    problem.code === 'too-many-remembered' || problem.code === 'remembered-not-found'
  if (isAboutNoField || !fits(form, values))
    return privately(failureCard(words, problem.code, details))
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [problem.field]: failureText(words, problem.code, details) },
  }
}

const fits = ({ fields }: Form, values: FormValues): boolean =>
  fields.every((one) => !('maxLength' in one) || (values[one.name] ?? '').length <= one.maxLength)

/** @param show the page, or a date that shall stand on it. */
async function listCard(
  { store, speaker, words }: Context,
  show: number | RememberedDateId,
  news: Key | null = null,
): Promise<Card> {
  const all = await rememberedDates(store, speaker)
  const page = typeof show === 'number' ? show : pageOfRemembered(all, show)
  return rememberedCard(words, all, page, actions, news)
}

/** One date of the member's own. */
async function withRemembered(
  context: Context,
  id: RememberedDateId,
  reply: (remembered: RememberedDate) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { store, speaker, words } = context
  const found = await findRemembered(store, speaker, id)
  return found.ok ? reply(found.value) : privately(failureCard(words, found.error))
}

const date = z
  .string()
  .refine(isUuid)
  .transform(asId<RememberedDateId>)

const add = defineAction(
  'remember.new',
  {},
  async (context: Context) => openForm(newForm(context, {}, context.once)),
  'form',
)

const saveNew = defineAction(
  'remember.save-new',
  { once: carried.once },
  (context: Context, { once }, { values }) =>
    keep(context, once, newForm(context, {}, once), values, inPlace),
)

const list = defineAction(
  'remember.list',
  { page: carried.page },
  async (context: Context, { page }) => inPlace(await listCard(context, page)),
)

const changeForm = ({ words }: Context, remembered: RememberedDate): Form => {
  const action = save.to({ date: remembered.id })
  return rememberedForm(words, sketchOfRemembered(words, remembered), action)
}

const change = defineAction(
  'remember.change',
  { date },
  (context: Context, { date }) =>
    withRemembered(context, date, (kept) => openForm(changeForm(context, kept))),
  'form',
)

const save = defineAction('remember.save', { date }, (context: Context, { date }, { values }) =>
  withRemembered(context, date, async (kept) => {
    const { store, speaker } = context
    const draft = readRemembered(values)
    const changed = draft.ok
      ? placed(await changeRemembered(store, speaker, date, draft.value))
      : draft
    if (!changed.ok) return again(context, changeForm(context, kept), changed.error, values)
    return inPlace(await listCard(context, date, 'remembered.saved'))
  }),
)

const remove = defineAction('remember.remove', { date }, async (context: Context, { date }) =>
  withRemembered(context, date, async (kept) => {
    const { store, speaker, words } = context
    const page = pageOfRemembered(await rememberedDates(store, speaker), date)
    return inPlace(removeRememberedQuestionCard(words, kept, page, actions))
  }),
)

const removeNow = defineAction(
  'remember.remove-now',
  { date },
  async (context: Context, { date }) => {
    const { store, speaker, words } = context
    const removed = await removeRemembered(store, speaker, date)
    return removed.ok
      ? inPlace(await listCard(context, 0, 'remembered.removed'))
      : privately(failureCard(words, removed.error))
  },
)

const actions: RememberedActions = {
  add: add.to({}),
  change: ({ id }) => change.to({ date: id }),
  remove: ({ id }) => remove.to({ date: id }),
  removeNow: ({ id }) => removeNow.to({ date: id }),
  page: (page) => list.to({ page: String(page) }),
}

export const rememberActions: readonly Action<Context>[] = [
  add,
  saveNew,
  list,
  change,
  save,
  remove,
  removeNow,
]
