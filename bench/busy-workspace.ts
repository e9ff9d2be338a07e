import type { Person } from '../test/support/slack/people/person.ts'
import { type LoopbackSlack, startSlack } from '../test/support/slack/slack.ts'
import type { TextChannel } from '../test/support/slack/world/places.ts'

/** How Slack reaches an app: over sockets that the app opens, or with requests to its server. */
export const transports = ['socket', 'http'] as const

export type Transport = (typeof transports)[number]

/** A workspace whose people are all in one channel, on a loopback Slack of its own in this process. */
export interface BusyWorkspace {
  readonly slack: LoopbackSlack
  readonly channel: TextChannel
  /** Installed the app, and is none of the people. */
  readonly owner: Person
  readonly people: readonly Person[]
  /** With which an app comes to this Slack. */
  readonly settings: Readonly<Record<string, string>>
}

export async function busyWorkspace(people: number, transport: Transport): Promise<BusyWorkspace> {
  const slack = await startSlack({ transport })
  const names = Array.from({ length: people }, (_, index) => `member${index}`)
  const workspace = slack.addWorkspace('Harbour', { members: names })
  return {
    slack,
    channel: slack.addChannel(workspace, 'circle'),
    owner: slack.user('owner'),
    people: names.map((name) => slack.user(name)),
    settings: {
      SLACK_API_URL: slack.api,
      SLACK_BOT_TOKEN: workspace.botToken,
      ...(transport === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    },
  }
}
