import { startDiscord } from '../../../support/discord/discord.ts'
import { connectBot } from '../bot.ts'

// Closes while somebody waits for an answer and a request is held back: the process has to end.
const discord = await startDiscord({ deadlineMs: 60_000 })
const guild = discord.addGuild('Walkers', { members: ['robin'] })
const channel = discord.addChannel(guild, 'general')
const bot = await connectBot(discord)
await bot.client.application?.commands.set([{ name: 'today', description: 'Today' }])
const asked = discord.user('robin').command({ channel, name: 'today' })
discord.troubles.next('any', { kind: 'delay', ms: 60_000 })
const lost = bot.client.channels.fetch(channel.id, { force: true }).catch(() => 'lost')
setImmediate(() => void discord.close())
const [{ kind }, fetched] = await Promise.all([asked, lost])
await bot.client.destroy()
process.stdout.write(`${kind} ${String(fetched)}`)
