import { createHmac, randomBytes } from 'node:crypto'
import type { GroupId } from '#domain/id.ts'
import { linkCodeFrom, linkCodeMinutes, readLinkCode } from '#domain/link-code.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { LinkCode, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

/** What a code links: one for the one is none for the other. */
type Links = 'group' | 'accounts'

export type LinkCodeProblem =
  | 'link-code-unreadable'
  | 'link-code-wait'
  | 'link-code-unknown'
  | 'link-code-old'

/** A code that was found, as an action carries it. */
export interface FoundCode extends LinkCode {
  readonly code: string
}

/** Makes a code in the speaker's name; earlier ones of theirs for the same no longer hold. */
export async function makeLinkCode(
  store: Store,
  { person, now }: Speaker,
  groupId: GroupId | null,
): Promise<string> {
  const code = linkCodeFrom(randomBytes(8))
  await store.linkCodes.add({
    hash: linkCodeHash(store, groupId === null ? 'accounts' : 'group', code),
    groupId,
    personId: person.id,
    expiresAt: now.add({ minutes: linkCodeMinutes }),
  })
  return code
}

/** The code that somebody typed. Each that can be read counts among those that they may try. */
export async function findLinkCode(
  store: Store,
  { person, now }: Speaker,
  links: Links,
  typed: string,
): Promise<Result<FoundCode, LinkCodeProblem>> {
  const code = readLinkCode(typed)
  if (code === null) return failed('link-code-unreadable')
  if (!(await store.linkCodes.mayTry(person.id, now))) return failed('link-code-wait')
  const found = await store.linkCodes.find(linkCodeHash(store, links, code))
  if (found === null) return failed('link-code-unknown')
  return found.expiresAt.epochMilliseconds <= now.epochMilliseconds
    ? failed('link-code-old')
    : ok({ ...found, code })
}

/** What is kept in place of a code: nobody who reads the database can enter it. */
export const linkCodeHash = (store: Store, links: Links, code: string): string =>
  createHmac('sha256', store.secret('link codes')).update(`${links} ${code}`).digest('base64url')
