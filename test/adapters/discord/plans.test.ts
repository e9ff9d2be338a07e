import { plansContract } from '../../contracts/plans.ts'
import { discordDoor } from '../../support/discord-door.ts'

plansContract('Discord', discordDoor)
