import { type AccountId, asId, type PersonId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptAccount, Store } from '#store/store.ts'
import { findLinkCode, type LinkCodeProblem, linkCodeHash } from './link-codes.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { replan } from './replan.ts'

/** So many accounts one person can have. */
export const mostAccounts = 5

export type AccountLinkProblem = LinkCodeProblem | 'link-own-code' | 'too-many-accounts'

export interface FoundAccounts {
  readonly code: string
  /** By which whoever made the code is known; the one that they are written to is the first. */
  readonly accounts: readonly KeptAccount[]
}

/** Whose accounts a code would link with the speaker's. Changes nothing but the count of tries. */
export async function findAccountsToLink(
  store: Store,
  speaker: Speaker,
  typed: string,
): Promise<Result<FoundAccounts, AccountLinkProblem>> {
  const found = await findLinkCode(store, speaker, 'accounts', typed)
  if (!found.ok) return found
  const accounts = await linkable(store, speaker.person.id, found.value.personId)
  return accounts.ok ? ok({ code: found.value.code, accounts: accounts.value }) : accounts
}

async function linkable(
  store: Store,
  enterer: PersonId,
  maker: PersonId,
): Promise<Result<readonly KeptAccount[], 'link-own-code' | 'too-many-accounts'>> {
  if (maker === enterer) return failed('link-own-code')
  const [theirs, own] = [await store.accounts.of(maker), await store.accounts.of(enterer)]
  return theirs.length + own.length > mostAccounts ? failed('too-many-accounts') : ok(theirs)
}

export interface LinkedAccounts {
  /** Those of the code's maker before, and the one that was linked with them. */
  readonly before: readonly KeptAccount[]
  readonly linked: KeptAccount
}

/**
 * Makes the speaker and the maker of the code one person, with the settings of the maker. Messages go to
 * the account that the speaker uses, until they choose another.
 */
export async function linkAccounts(
  store: Store,
  speaker: Speaker,
  code: string,
): Promise<Result<LinkedAccounts, AccountLinkProblem>> {
  const { person, account, now } = speaker
  const hash = linkCodeHash(store, 'accounts', code)
  return await store.inOne(async (tx): Promise<Result<LinkedAccounts, AccountLinkProblem>> => {
    const found = await tx.linkCodes.find(hash)
    if (!found) return failed('link-code-unknown')
    const maker = found.personId
    // The people before the code: two who enter one another's code would else wait for one another.
    await tx.accounts.hold([maker, person.id])
    if (!(await tx.linkCodes.take(hash, now))) return failed('link-code-old')
    const before = await linkable(tx, person.id, maker)
    if (!before.ok) return before
    const linked = (await tx.accounts.of(person.id)).find(({ key }) => isSame(key, account))
    if (!linked) return failed('link-code-unknown')
    await tx.accounts.merge(maker, person.id, now)
    await tx.accounts.prefer(maker, linked.id)
    await replan(tx, maker, now)
    return ok({ before: before.value, linked })
  })
}

const isSame = (a: AccountKey, b: AccountKey): boolean =>
  a.door === b.door && a.tenant === b.tenant && a.externalId === b.externalId

/** One of the speaker's own accounts; the last one is not for leaving. */
export async function findAccount(
  store: Store,
  { person }: Speaker,
  id: AccountId,
): Promise<Result<KeptAccount, 'account-not-found' | 'last-account'>> {
  const accounts = await store.accounts.of(person.id)
  const found = accounts.find((one) => one.id === id)
  if (!found) return failed('account-not-found')
  return accounts.length === 1 ? failed('last-account') : ok(found)
}

/**
 * The account leaves, and begins anew as somebody who has nothing here yet. All that is kept stays with the
 * speaker's other accounts.
 *
 * @param act as `Context.once` gives it.
 */
export async function unlinkAccount(
  store: Store,
  speaker: Speaker,
  id: AccountId,
  act: string,
): Promise<Result<KeptAccount, 'account-not-found' | 'last-account'>> {
  const { person, now } = speaker
  const fresh = asId<PersonId>(idForAct(person.id, act, 'unlinked'))
  return await store.asOne(person.id, async (tx) => {
    const found = await findAccount(tx, speaker, id)
    if (!found.ok) return found
    return (await tx.accounts.unlink(person.id, id, fresh, now)) ? found : failed('last-account')
  })
}
