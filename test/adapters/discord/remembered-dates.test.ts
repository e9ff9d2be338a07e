import { rememberedDatesContract } from '../../contracts/remembered-dates.ts'
import { discordDoor } from '../../support/discord-door.ts'

rememberedDatesContract('Discord', discordDoor)
