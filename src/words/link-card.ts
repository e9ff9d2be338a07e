import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  choice,
  divider,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import { linkCodeMinutes, showLinkCode } from '#domain/link-code.ts'
import type { AccountKey } from '#domain/person.ts'
import type { Words } from './words.ts'

/** An account as its person sees it. */
export interface AccountView {
  readonly id: string
  readonly key: AccountKey
  readonly name: string
}

export interface LinkActions {
  unlink(account: string): ActionRef
  /** A choice whose values are the ids of accounts. */
  readonly writeTo: ActionRef
}

/**
 * A code for another account, and the accounts that are linked.
 *
 * @param code `null` when there is no room for another account.
 * @param accounts the one that messages go to is the first; never empty.
 */
export function linkCodeCard(
  words: Words,
  code: string | null,
  accounts: readonly AccountView[],
  actions: LinkActions,
): Card {
  const title = words.say('link.title')
  return card(
    code === null ? title : words.say('link.code.summary', { code: showLinkCode(code) }),
    heading(title),
    code === null
      ? paragraph(words.say('link.accounts.full'))
      : [
          paragraph(words.say('link.about')),
          ...codeBlocks(words, code),
          paragraph(words.say('link.next', { code: showLinkCode(code) })),
          aside(words.say('link.keep-secret')),
        ],
    accounts.length > 1 ? [divider, ...accountBlocks(words, accounts, actions)] : null,
  )
}

export const codeBlocks = (words: Words, code: string): readonly Block[] => [
  paragraph(words.line('link.code', { code: showLinkCode(code), minutes: linkCodeMinutes })),
]

function accountBlocks(
  words: Words,
  accounts: readonly AccountView[],
  { unlink, writeTo }: LinkActions,
): readonly Block[] {
  return [
    heading(words.say('link.accounts')),
    facts(
      ...accounts.map((one, index) =>
        fact(
          accountName(words, one, limits.factLabel),
          words.say(index === 0 ? 'link.account.written-to' : 'link.account.other'),
        ),
      ),
    ),
    writeToChoice(words, accounts, writeTo),
    buttons(
      ...accounts.map((one) => {
        // The longest of the words around it is the page's name.
        const account = accountName(words, one, limits.buttonLabel - 'Unlink '.length)
        return button(words.say('link.unlink', { account }), unlink(one.id))
      }),
    ),
  ]
}

/** Offers the accounts to which messages can go, the one at present first. */
export const writeToChoice = (
  words: Words,
  accounts: readonly AccountView[],
  writeTo: ActionRef,
): Block =>
  choice(
    words.say('link.write-to'),
    writeTo,
    accounts.map((one) => ({
      label: accountName(words, one, limits.optionLabel),
      value: one.id,
    })),
  )

/** "Robin (Discord)", in at most so many characters. */
function accountName(words: Words, { key, name }: AccountView, most: number): string {
  const door = words.say(`link.door.${key.door}`)
  const around = words.say('link.account', { name: '', door }).length
  return words.say('link.account', { name: shorten(name, most - around), door })
}

/** Who made the code, and what linking with them means, before anything happens. */
export function linkPreviewCard(
  words: Words,
  accounts: readonly AccountView[],
  actions: { readonly confirm: ActionRef; readonly leave: ActionRef },
): Card {
  const title = words.say('link.preview.title')
  return card(
    title,
    heading(title),
    paragraph(words.say('link.preview')),
    facts(
      ...accounts.map(({ key, name }) => fact(words.say(`link.door.${key.door}`), [said(name)])),
    ),
    paragraph(words.line('link.preview.sure')),
    paragraph(words.say('link.preview.same')),
    paragraph(words.say('link.preview.settings')),
    aside(words.say('link.preview.tricked')),
    buttons(
      button(words.say('link.not-now'), actions.leave, { main: true }),
      button(words.say('link.confirm'), actions.confirm),
    ),
  )
}

/** What stands there when it is done. */
export function linkedCard(
  words: Words,
  accounts: readonly AccountView[],
  writeTo: ActionRef,
): Card {
  const title = words.say('link.linked')
  return card(
    title,
    heading(title),
    paragraph(words.say('link.linked.words')),
    writeToChoice(words, accounts, writeTo),
  )
}

/** To the one who made the code, in a direct message. */
export function linkToldCard(words: Words, linked: AccountView, notMe: ActionRef): Card {
  const title = words.say('link.told.title')
  return card(
    title,
    heading(title),
    paragraph(words.line('link.told', { account: said(accountName(words, linked, 100)) })),
    paragraph(words.say('link.told.yours')),
    buttons(button(words.say('link.not-me'), notMe)),
  )
}

export function unlinkQuestionCard(
  words: Words,
  account: AccountView,
  actions: { readonly confirm: ActionRef; readonly leave: ActionRef },
): Card {
  const title = words.say('link.unlink.title', { account: accountName(words, account, 100) })
  return card(
    title,
    heading(title),
    paragraph(words.say('link.unlink.words')),
    buttons(
      button(words.say('link.unlink.confirm'), actions.confirm),
      button(words.say('link.not-now'), actions.leave),
    ),
  )
}

/** @param isThis whether it is the account that they used for saying so. */
export function unlinkedCard(words: Words, account: AccountView, isThis: boolean): Card {
  if (isThis)
    return card(words.say('link.unlinked.this'), paragraph(words.say('link.unlinked.this')))
  const name = accountName(words, account, 100)
  return card(
    words.say('link.unlinked', { account: name }),
    paragraph(words.line('link.unlinked', { account: said(name) })),
  )
}

export function writesToCard(words: Words, account: AccountView): Card {
  const name = accountName(words, account, 100)
  return card(
    words.say('link.writes-to', { account: name }),
    paragraph(words.line('link.writes-to', { account: said(name) })),
  )
}
