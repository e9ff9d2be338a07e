import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type BusyChannel, untilRegistered } from './busy-channel.ts'
import type { Way } from './measure.ts'
import { at } from './members.ts'

const program = fileURLToPath(new URL('programs/pong-bot.ts', import.meta.url))

/** What an answer at Discord cannot do without: discord.js in a process of its own, and one word. */
export async function bareBot({ discord, channel, people, settings }: BusyChannel) {
  const env = { PATH: process.env['PATH'] ?? '', ...settings }
  const child = spawn(process.execPath, [program], { env, stdio: 'inherit' })
  process.once('exit', () => child.kill('SIGKILL'))
  await untilRegistered(discord)
  const way: Way = {
    name: 'bare bot',
    async act(lane) {
      const { message } = await at(people, lane).command({ channel, name: 'ping' })
      if (message.content !== 'pong') throw new Error(`it said ${message.content}`)
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
