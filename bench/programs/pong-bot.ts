// The least that a bot on discord.js can be: it answers every command with one word. What it cannot
// do without, no bot can.
import { Client, Events, GatewayIntentBits } from 'discord.js'

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API_URL'] ?? '' },
  allowedMentions: { parse: [] },
})
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply('pong')
})
client.once(Events.ClientReady, async ({ application }) => {
  await application.commands.set([{ name: 'ping', description: 'Answers' }])
})
await client.login(process.env['DISCORD_TOKEN'] ?? '')
