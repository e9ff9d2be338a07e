import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BusyWorkspace } from './busy-workspace.ts'
import type { Way } from './measure.ts'
import { at } from './members.ts'

const program = fileURLToPath(new URL('programs/pong-app.ts', import.meta.url))

/** What an answer at Slack cannot do without: Bolt in a process of its own, and one word. */
export async function bareApp({ slack, channel, people, settings }: BusyWorkspace) {
  const env = { PATH: process.env['PATH'] ?? '', ...settings }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const [said] = await once(child.stdout, 'data')
  const port = /on port (\d+)/.exec(String(said))?.[1]
  if (port) slack.sendTo(`http://127.0.0.1:${port}/slack/events`)
  const way: Way = {
    name: 'bare app',
    async act(lane, acknowledged) {
      const outcome = await at(people, lane).command({ channel, name: '/ping' })
      acknowledged()
      const { text } = await outcome.replied()
      if (text !== 'pong') throw new Error(`it said ${text}`)
    },
  }
  return {
    way,
    async close() {
      const ended = once(child, 'close')
      child.kill('SIGKILL')
      await ended
    },
  }
}
