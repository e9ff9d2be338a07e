import type {
  AckFn,
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Command } from '#chat/command.ts'
import { readCommandText } from '#chat/command-text.ts'
import type { Desk } from '#chat/desk.ts'
import type { FormValues } from '#chat/form.ts'
import type { Said } from '#chat/invocation.ts'
import { type Act, type AnswerParts, answerer } from './answer.ts'
import type { Speaker } from './home.ts'
import { type Origin, readOrigin } from './origin.ts'
import type { People } from './people.ts'
import { readCommand, readShortcut } from './register.ts'
import { cardAt } from './views.ts'

export interface ReceiveParts extends AnswerParts {
  readonly desk: Desk
  readonly commands: readonly Command<never>[]
  readonly commandPrefix: string
  readonly people: People
}

const anything = /^/u

/** What people do at Slack, brought to the desk, and the answers brought back. */
export function receive(app: App, parts: ReceiveParts): void {
  app.command(anything, async ({ ack, command, client }) => {
    await ack()
    const { response_url: url, channel_id: channel } = command
    const origin = { at: 'message', url, channel, isOwn: false } as const
    const act = actOf(client, whoCommands(command), origin, command.trigger_id)
    const name = readCommand(command.command, parts.commandPrefix)
    const definition = parts.commands.find((one) => one.name === name)
    const text = readText(command.text, definition)
    const said = { said: 'command', name, args: { text } } as const
    await answer(act, said, command.trigger_id)
  })

  app.action({ type: 'block_actions', action_id: anything }, async ({ ack, body, client }) => {
    await ack()
    const [action] = body.actions
    if (!action) return
    const act = actOf(client, whoActs(body), originOf(body), body.trigger_id)
    const viewId = body.view?.type === 'modal' ? body.view.id : null
    const said = { said: 'action', id: action.action_id, chosen: chosenIn(action) } as const
    await answer({ ...act, viewId }, said, `${body.trigger_id} ${action.action_ts}`)
  })

  const submission = { type: 'view_submission', callback_id: anything } as const
  app.view<ViewSubmitAction>(submission, async ({ ack, body, client }) => {
    const { view } = body
    const act = actOf(client, whoActs(body), readOrigin(view.private_metadata), body.trigger_id)
    const said = { said: 'form', id: view.callback_id, values: valuesOf(body) } as const
    // The library's types know each response by itself; what we give is one of them.
    const submitted = (response?: object) =>
      ack(response as Parameters<AckFn<ViewResponseAction>>[0])
    const fields = new Set(view.blocks.flatMap((block) => block.block_id ?? []))
    await answer(
      { ...act, viewId: view.id, fields, submitted },
      said,
      `${view.id} ${view.callback_id}`,
    )
  })

  app.shortcut(anything, async ({ ack, body, client }) => {
    await ack()
    const act = actOf(client, whoActs(body), originOfShortcut(body), body.trigger_id)
    const name = readShortcut(body.callback_id)
    const said = { said: 'command', name, args: { text: '' } } as const
    await answer(act, said, body.trigger_id)
  })

  app.options({ action_id: anything }, async ({ ack }) => {
    await ack({ options: [] })
  })

  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab !== 'home') return
    const who = { workspace: context.teamId ?? '', user: event.user, name: '' }
    await parts.home.open(client, await speakerOf(client, who, null))
  })

  function actOf(client: WebClient, who: Who, origin: Origin, trigger: string): Act {
    const speaker = speakerOf(client, who, origin.at === 'message' ? origin.channel : null)
    return { client, speaker, origin, trigger, viewId: null, fields: new Set(), submitted: null }
  }

  async function speakerOf(client: WebClient, who: Who, channel: string | null): Promise<Speaker> {
    const { workspace, user } = who
    const { name, manages } = await parts.people.profileOf(client, who)
    const isGroup = channel !== null && !isDirect(channel)
    return {
      account: { door: 'slack', tenant: workspace, externalId: user },
      name,
      place: isGroup ? { door: 'slack', community: workspace, channel } : null,
      community: workspace,
      manages,
      roles: null,
    }
  }

  async function answer(act: Act, said: Said, once: string): Promise<void> {
    const answers = answerer(act, parts.desk.opens(said), parts)
    await answers.send(await parts.desk.answer({ ...(await act.speaker), once, said }))
  }
}

/** Who did something, by Slack's ids. */
interface Who {
  readonly workspace: string
  readonly user: string
  readonly name: string
}

const whoCommands = (command: SlashCommand): Who => ({
  workspace: command.team_id,
  user: command.user_id,
  name: command.user_name,
})

function whoActs(body: BlockAction | ViewSubmitAction | GlobalShortcut | MessageShortcut): Who {
  const { user, team } = body
  return {
    workspace: team?.id ?? user.team_id ?? '',
    user: user.id,
    name: 'name' in user ? String(user.name) : 'username' in user ? String(user.username) : '',
  }
}

function originOf({ view, container, response_url, channel, actions }: BlockAction): Origin {
  if (view?.type === 'home') return { at: 'home', card: cardAt(actions[0]?.block_id ?? '') }
  if (view) return { at: 'dialog' }
  const id = channel?.id ?? ''
  const isOwn = container['is_ephemeral'] === true || isDirect(id)
  return { at: 'message', url: response_url, channel: id, isOwn }
}

/** Conversations with one person begin with a D. */
const isDirect = (channel: string): boolean => channel.startsWith('D')

const originOfShortcut = (body: GlobalShortcut | MessageShortcut): Origin =>
  body.type === 'message_action'
    ? { at: 'message', url: body.response_url, channel: body.channel.id, isOwn: false }
    : { at: 'dialog' }

function chosenIn(action: BlockAction['actions'][number]): string | null {
  return action.type === 'static_select' ? (action.selected_option?.value ?? null) : null
}

/** A field's block and the field in it go by the same name. */
const valuesOf = ({ view }: ViewSubmitAction): FormValues =>
  Object.fromEntries(
    Object.entries(view.state.values).map(([name, block]) => {
      const field = block[name]
      return [
        name,
        field?.value ?? field?.selected_option?.value ?? field?.selected_conversation ?? '',
      ]
    }),
  )

/**
 * What was typed after a command, as it was typed: Slack writes people, channels, links and signs its
 * own way, such as `<@U1|robin>`, `<#C1|circle>`, `<http://a.example|a.example>` and `&amp;`. Where the
 * command asks for somebody or for a role, it stays as Slack wrote it, with the id.
 */
function readText(text: string, command: Command<never> | undefined): string {
  const asked = new Set(command && namedIn(text, command))
  return text
    .replaceAll(/<[^>]*>/gu, (written) => (asked.has(written) ? written : readSign(written)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** What is given for the options that take a person or a role. */
function namedIn(text: string, command: Command<never>): readonly unknown[] {
  const { usage, values } = readCommandText(command, text)
  const asking = usage?.options.filter(({ type }) => type === 'person' || type === 'role') ?? []
  return asking.map(({ name }) => values[name])
}

const readSign = (written: string): string =>
  written
    .replace(/^<([@#])(?:\w+\|)?([^>]*)>$/u, '$1$2')
    .replace(/^<!(?:[^|>]*\|)?@?([^>]*)>$/u, '@$1')
    .replace(/^<(?:[^|>]*\|)?([^>]*)>$/u, '$1')
