import { promptsContract } from '../../contracts/prompts.ts'
import { discordDoor } from '../../support/discord-door.ts'

promptsContract('Discord', discordDoor)
