import { openSlackDoor } from '#adapters/slack/connect.ts'
import { card, heading } from '#chat/card.ts'
import type { Messenger } from '#chat/messenger.ts'
import { askingDesk } from './asking-desk.ts'
import type { SlackOptions } from './slack/options.ts'
import { startSlack } from './slack/slack.ts'

/** Our Slack door on a Slack on loopback, with a desk that keeps what it heard. */
export async function openAskingSlack(options: SlackOptions = {}) {
  const slack = await startSlack(options)
  const workspace = slack.addWorkspace('Harbour', { members: ['Robin', 'Sam'] })
  const channel = slack.addChannel(workspace, 'circle')
  const { desk, commands, codec, heard, bugs } = askingDesk()
  const sorry = card('Sorry', heading('Sorry'))
  const done = async () => undefined
  let now = 0
  const messengers: Messenger[] = []
  const door = openSlackDoor({
    apiUrl: slack.api,
    reachedBy: { appToken: slack.appToken },
    workspaces: { botToken: workspace.botToken },
    commandPrefix: '',
    commands,
    codec,
    words: {
      title: 'Title',
      close: 'Close',
      moment: 'One moment',
      installed: 'Here',
      notInstalled: 'Not here',
      tooSlow: sorry,
      broken: () => sorry,
    },
    installations: { get: async () => null, put: done, remove: done },
    deskFor(own) {
      messengers.push(own)
      return desk
    },
    homeFor: async () => [sorry],
    events: { joined: async () => sorry, left: done },
    listens: true,
    retryAfter: () => 10,
    now: () => now,
    tell: () => undefined,
    onBug: (error) => bugs.push(error),
    onLate: (error) => bugs.push(error),
  })
  await slack.until(() => door.trouble() === null)
  const [messenger] = messengers
  if (!messenger) throw new Error('nobody can say anything')

  return {
    slack,
    workspace,
    channel,
    heard,
    bugs,
    messenger,
    account: (name: string) =>
      ({ door: 'slack', tenant: workspace.id, externalId: slack.user(name).id }) as const,
    /** How often a method was called. */
    requests: (method: string) => slack.requests.filter((one) => one.method === method).length,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
    async close() {
      await door.close()
      await slack.close()
      if (slack.violations.length > 0) throw new Error(JSON.stringify(slack.violations, null, 2))
      for (const bug of bugs) throw bug
    },
  }
}
