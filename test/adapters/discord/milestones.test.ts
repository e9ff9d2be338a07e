import { milestonesContract } from '../../contracts/milestones.ts'
import { discordDoor } from '../../support/discord-door.ts'

milestonesContract('Discord', discordDoor)
