import { groupGoalsContract } from '../../contracts/group-goals.ts'
import { discordDoor } from '../../support/discord-door.ts'

groupGoalsContract('Discord', discordDoor)
