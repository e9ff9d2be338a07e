import { z } from 'zod'
import {
  findAccount,
  findAccountsToLink,
  linkAccounts,
  mostAccounts,
  unlinkAccount,
} from '#app/link-accounts.ts'
import { makeLinkCode } from '#app/link-codes.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import { type Command, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { type AccountId, asId, isUuid } from '#domain/id.ts'
import type { KeptAccount } from '#store/store.ts'
import { failureCard } from '#words/failure.ts'
import {
  linkCodeCard,
  linkedCard,
  linkPreviewCard,
  linkToldCard,
  unlinkedCard,
  unlinkQuestionCard,
  writesToCard,
} from '#words/link-card.ts'
import { sentenceCard } from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import type { Context } from './context.ts'

const { say } = wordsIn('en')

const account = z
  .string()
  .refine(isUuid)
  .transform(asId<AccountId>)

export const link: Command<Context> = {
  name: 'link',
  summary: say('command.link'),
  where: ['group', 'direct'],
  usages: [
    usage({
      summary: say('command.link'),
      options: [
        {
          name: 'code',
          type: 'text',
          about: say('command.link.code'),
          maxLength: 30,
          rest: true,
        },
      ],
      run: async (context: Context, { code }) =>
        privately(code === undefined ? await codeCard(context) : await preview(context, code)),
    }),
  ],
}

async function codeCard({ store, speaker, words }: Context) {
  const accounts = await store.accounts.of(speaker.person.id)
  const code = accounts.length < mostAccounts ? await makeLinkCode(store, speaker, null) : null
  const unlink = (id: string) => askUnlink.to({ account: id })
  return linkCodeCard(words, code, accounts, { unlink, writeTo: writeTo.to({}) })
}

async function preview({ store, speaker, words }: Context, typed: string) {
  const found = await findAccountsToLink(store, speaker, typed)
  if (!found.ok) return failureCard(words, found.error)
  const { code, accounts } = found.value
  const actions = { confirm: confirm.to({ code }), leave: leaveIt.to({}) }
  return linkPreviewCard(words, accounts, actions)
}

const confirm = defineAction(
  'link.confirm',
  { code: z.string() },
  async (context: Context, { code }): Promise<Reply> => {
    const { store, speaker, words } = context
    const done = await linkAccounts(store, speaker, code)
    if (!done.ok) return inPlace(failureCard(words, done.error))
    const { before, linked } = done.value
    await tellMaker(context, before, linked)
    return inPlace(linkedCard(words, [linked, ...before], writeTo.to({})))
  },
)

/** So that nobody's code is used without their knowing. Where it does not arrive, `/link` shows it. */
async function tellMaker(
  { messenger, words, once }: Context,
  [first]: readonly KeptAccount[],
  linked: KeptAccount,
): Promise<void> {
  if (!first) return
  const card = linkToldCard(words, linked, notMe.to({ account: linked.id }))
  await messenger.send({ to: 'person', account: first.key }, card, `${once} linked`)
}

/** On a question: nothing happens. */
const leaveIt = defineAction('link.leave-it', {}, async ({ words }: Context) =>
  inPlace(sentenceCard(words, 'link.left')),
)

/** What leaves a question of linking as it is. */
export const leaveLink = leaveIt.to({})

const askUnlink = defineAction(
  'link.ask-unlink',
  { account },
  async ({ store, speaker, words }: Context, { account: id }): Promise<Reply> => {
    const found = await findAccount(store, speaker, id)
    if (!found.ok) return privately(failureCard(words, found.error))
    const actions = { confirm: unlink.to({ account: id }), leave: leaveIt.to({}) }
    return inPlace(unlinkQuestionCard(words, found.value, actions))
  },
)

const unlink = defineAction('link.unlink', { account }, async (context: Context, args) =>
  unlinked(context, args.account),
)

const notMe = defineAction('link.not-me', { account }, async (context: Context, args) =>
  unlinked(context, args.account),
)

async function unlinked({ store, speaker, words, once }: Context, id: AccountId): Promise<Reply> {
  const done = await unlinkAccount(store, speaker, id, once)
  if (!done.ok) return inPlace(failureCard(words, done.error))
  const { key } = done.value
  const isThis =
    key.door === speaker.account.door &&
    key.tenant === speaker.account.tenant &&
    key.externalId === speaker.account.externalId
  return inPlace(unlinkedCard(words, done.value, isThis))
}

const writeTo = defineAction(
  'link.write-to',
  {},
  async ({ store, speaker, words }: Context, _, { chosen }): Promise<Reply> => {
    const read = account.safeParse(chosen)
    const accounts = await store.accounts.of(speaker.person.id)
    const found = read.success ? accounts.find(({ id }) => id === read.data) : undefined
    if (!found || !(await store.accounts.prefer(speaker.person.id, found.id)))
      return privately(failureCard(words, 'account-not-found'))
    return privately(writesToCard(words, found))
  },
)

/** What the choice of where to write to somebody does. */
export const writeToAction = writeTo.to({})

export const linkActions: readonly Action<Context>[] = [
  confirm,
  leaveIt,
  askUnlink,
  unlink,
  notMe,
  writeTo,
]
