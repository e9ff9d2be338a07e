import { viewPayload } from './slack/payloads/view.ts'
import type { Outcome } from './slack/people/outcome.ts'
import type { Person, Raw, Surface, Where } from './slack/people/person.ts'
import type { Message } from './slack/world/message.ts'
import type { TextChannel, Workspace } from './slack/world/places.ts'
import type { View } from './slack/world/view.ts'
import type { SlackHouse } from './slack-house.ts'
import { type ForgedView, type SlackAct, speakers } from './slack-sayings.ts'

/** Workspaces with people who say anything: two that the app is in, and one that it is not. */
export interface SlackTown {
  readonly harbour: Workspace
  readonly circle: TextChannel
  /** The card of a group that anybody in the first workspace can join. */
  readonly publicCard: Message
  /** A channel of the second workspace. */
  readonly elsewhere: TextChannel
  /** Who acts, and where. */
  stage(act: Pick<SlackAct, 'who' | 'where'>): { readonly person: Person; readonly where: Where }
}

/** Everybody who speaks looks at the Home tab: then each act ends with a look at it once more. */
export async function buildTown(house: SlackHouse): Promise<SlackTown> {
  const { slack } = house
  const { workspace: harbour, channel: circle } = await house.circle(['Robin', 'Mallory', 'Noor'])
  const hall = slack.addChannel(harbour, 'hall')
  slack.addMember(harbour, 'Eve')
  const closed = slack.addChannel(harbour, 'closed', { withBot: false })
  const quay = slack.addWorkspace('Quay', { members: ['Sam'] })
  const elsewhere = slack.addChannel(quay, 'den')
  const far = slack.addWorkspace('Faraway', { members: [...speakers] })
  await house.connect(null)
  for (const workspace of [harbour, quay]) await house.install(workspace)

  const owner = slack.user('owner', harbour)
  const form = await owner.command({ channel: hall, name: '/group', text: 'setup' })
  await form.opened()
  const group = { name: 'Hall', channel: hall.id, zone: 'Berlin' }
  const preview = await house.messageFor(owner.submit(form.modal, group))
  await house.answerTo(owner.click(preview, 'Post it'))
  const [publicCard] = slack.messagesIn(hall)
  if (!publicCard) throw new Error('there is no invitation')
  for (const speaker of speakers) await (await slack.user(speaker, harbour).openHome()).shown()

  const channels = {
    circle,
    hall,
    'closed channel': closed,
    'far workspace': slack.addChannel(far, 'far'),
  }
  return {
    harbour,
    circle,
    publicCard,
    elsewhere,
    stage: ({ who, where }) => ({
      person: slack.user(who, where === 'far workspace' ? far : harbour),
      where: where === 'direct' ? { direct: true } : { channel: channels[where] },
    }),
  }
}

/** How Slack tells of somebody, and of where they are. */
export const tellings: Readonly<Record<SlackAct['told'], Raw['reshape']>> = {
  all: undefined,
  'no team': (payload) => ('team' in payload ? { ...payload, team: null } : payload),
  'no name': (payload) =>
    'user' in payload
      ? { ...payload, user: without(Object(payload.user), ['name', 'username']) }
      : without(payload, ['user_name']),
  'an organization': (payload) => ({
    ...payload,
    ...('user' in payload ? { enterprise: { id: 'E1', name: 'All' } } : { enterprise_id: 'E1' }),
  }),
}

/** A form that was never opened: with a field for every name, under which a sentence can stand. */
export function forgedForm(
  { user }: Person,
  forged: ForgedView,
  { id, appId }: { readonly id: string; readonly appId: string },
): { readonly on: View; readonly own: Raw['own'] } {
  const { callback_id, private_metadata } = forged
  const view: View = {
    id,
    user,
    root: null,
    previous: null,
    body: { type: 'modal', title: plain('Forged'), callback_id, private_metadata, blocks: inputs },
    hash: '1.1',
    entered: new Map(),
    open: true,
    edits: 0,
  }
  return { on: view, own: { view: { ...viewPayload(view, appId), ...forged } } }
}

const fieldNames = [
  ...['title', 'often', 'target', 'amount', 'by', 'start', 'note', 'zone', 'hour', 'time', 'name'],
  ...['kind', 'focus', 'channel', 'reserve', 'when', 'will', 'days', 'goal'],
]

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const

const inputs = fieldNames.map((name) => ({
  type: 'input' as const,
  block_id: name,
  label: plain(name),
  element: { type: 'plain_text_input' as const, action_id: name },
}))

const without = (whole: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)))

/** What somebody was shown: messages and dialogs, and the Home tab. */
export const surfacesIn = ({ sights }: Outcome): readonly Surface[] =>
  sights.map((sight) => ('message' in sight ? sight.message : sight.view))
